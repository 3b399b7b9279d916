"""Virtual environments for the two commands of the README, made with the standard library."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import List

ROOT = Path(__file__).resolve().parent.parent


def run(command: List[str], **variables: str) -> int:
    """Runs a command in the repository's root, shows it, and returns its exit code.

    Args:
      command: the program and its arguments.
      **variables: of its environment, beside those of this process.
    """
    print("$", " ".join(command), flush=True)
    return subprocess.call(command, cwd=str(ROOT), env={**os.environ, **variables})


def require_python(minor: int, program: str) -> None:
    """Ends the program with one line where this Python is older than ``3.minor``.

    Raises:
      SystemExit: it is.
    """
    if sys.version_info < (3, minor):
        found = ".".join(map(str, sys.version_info[:3]))
        sys.exit(f"{program} needs Python 3.{minor} or newer; this is {found}, {sys.executable}")


def environment(name: str) -> Path:
    """Returns the directory of executables of the environment ``.venv/<name>``, with pip in it.

    An environment that was left half made, or was made by another Python, is made afresh.

    Args:
      name: its name.

    Raises:
      SystemExit: this Python can't make environments.
    """
    directory = ROOT / ".venv" / name
    executables = directory / ("Scripts" if os.name == "nt" else "bin")
    if not _is_usable(executables):
        if directory.exists():
            print(f"{directory} is incomplete or was made by another Python: making it afresh.")
            shutil.rmtree(str(directory))
        _create(directory)
    return executables


def _is_usable(executables: Path) -> bool:
    """Tells whether pip starts there, in a Python of this version."""
    asked = "import sys, pip; print(sys.version_info[:2])"
    try:
        answer = subprocess.check_output(
            [str(executables / "python"), "-c", asked],
            stderr=subprocess.DEVNULL,
            universal_newlines=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.strip() == str(sys.version_info[:2])


def _create(directory: Path) -> None:
    # In a process of its own, since what ensurepip has to say of its failure is one line of many.
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(directory)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if made.returncode:
        shutil.rmtree(str(directory), ignore_errors=True)
        sys.exit(
            f"{made.stdout.strip()}\n\n{sys.executable} can't make an environment with pip. On "
            "Debian and Ubuntu `apt install python3-venv` brings what is missing."
        )


def install(executables: Path, *arguments: str) -> None:
    """Has pip install something into an environment.

    Raises:
      SystemExit: pip failed; what it said stands above.
    """
    pip = [str(executables / "python"), "-m", "pip", "install", "--quiet"]
    if run([*pip, "--disable-pip-version-check", *arguments]):
        sys.exit(
            "pip could not install this; its reason stands above. Without a network it finds "
            '"no matching distribution"; a Python that is newer than TensorFlow\'s newest release '
            "does too."
        )
