"""Virtual environments for the two commands of the README, made with the standard library."""

import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import List

ROOT = Path(__file__).resolve().parent.parent


def run(command: List[str], **options: object) -> int:
    """Runs a command in the repository's root, shows it, and returns its exit code."""
    print("$", " ".join(command), flush=True)
    return subprocess.call(command, cwd=str(ROOT), **options)  # type: ignore[call-overload]


def environment(name: str, *requirements: str) -> Path:
    """Returns the directory of executables of the environment ``.venv/<name>``.

    Args:
      name: its name; it is made when it is not there.
      *requirements: what pip installs into it, whether it is new or not.

    Raises:
      SystemExit: pip failed.
    """
    directory = ROOT / ".venv" / name
    executables = directory / ("Scripts" if os.name == "nt" else "bin")
    if not executables.exists():
        venv.create(str(directory), with_pip=True)
    pip = [str(executables / "python"), "-m", "pip", "install", "--quiet"]
    code = run([*pip, *requirements])
    if code:
        sys.exit(code)
    return executables
