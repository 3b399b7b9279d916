"""Sets everything up and runs the main job: ``python3 tools/demo.py``.

Into ``.venv/demo`` goes this package with its extra ``tensorflow``, which is the newest that the
Python at hand can run. Then a program of 2017 (examples/penguins) trains, evaluates and exports two
models of a real data set, and another process loads the exports with plain TensorFlow.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Iterator, List

import launcher
from launcher import ROOT

EXAMPLE = ROOT / "examples" / "penguins"


def fingerprint(*places: Path) -> str:
    """Returns a hash of files and of all that lies in directories."""
    digest = hashlib.sha256()
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()


def install(executables: Path) -> None:
    """Installs this package and TensorFlow; asks no index for what is installed already.

    Args:
      executables: the directory of the environment's executables.

    Raises:
      SystemExit: pip failed.
    """
    stamps = {
        "requirements": fingerprint(ROOT / "pyproject.toml"),
        "package": fingerprint(ROOT / "compat", ROOT / "shims"),
    }
    installed = {
        name: path.read_text() if path.exists() else ""
        for name, path in ((name, executables / f"installed-{name}") for name in stamps)
    }
    if installed == stamps:
        return
    if installed["requirements"] != stamps["requirements"]:
        print("Installing TensorFlow: some minutes and 2 GB, the first time.", flush=True)
        launcher.install(executables, "setuptools>=62.3", "wheel", f"{ROOT}[tensorflow]")
    launcher.install(
        executables, "--no-deps", "--no-build-isolation", "--force-reinstall", str(ROOT)
    )
    for name, stamp in stamps.items():
        (executables / f"installed-{name}").write_text(stamp)


def exports(model_dir: Path) -> Iterator[str]:
    """Yields a line for each SavedModel below a directory: where it is, and what is in it."""
    for saved_model in sorted(model_dir.rglob("saved_model.pb")):
        export = saved_model.parent
        files = (path.relative_to(export) for path in export.rglob("*") if path.is_file())
        yield f"  {export.relative_to(model_dir.parent)}/: {', '.join(sorted(map(str, files)))}"


def run(command: List[str], verbose: bool) -> str:
    """Runs a program of the example and returns what it printed.

    Args:
      command: the program and its arguments.
      verbose: whether all that TensorFlow logs is shown.

    Raises:
      SystemExit: the program failed; all that it logged is shown.
    """
    print("$", " ".join(command), flush=True)
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=None if verbose else subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(
            f"{done.stderr or ''}{done.stdout}\n{command[1]} ended with code {done.returncode}"
        )
    return done.stdout


def main(arguments: List[str]) -> None:
    """Runs the job.

    Raises:
      SystemExit: a part of it failed.
    """
    launcher.require_python(7, "tools/demo.py")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train_steps", metavar="N", default="500", help="%(default)s by default")
    parser.add_argument("--verbose", action="store_true", help="show all that TensorFlow logs")
    options = parser.parse_args(arguments)
    executables = launcher.environment("demo")
    install(executables)
    python = str(executables / "python")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    with tempfile.TemporaryDirectory() as scratch:
        for model in ("custom", "canned"):
            model_dir = Path(scratch) / model
            task = [python, str(EXAMPLE / "task.py"), "--model", model]
            task += ["--model_dir", str(model_dir), "--train_steps", options.train_steps]
            lines = run(task, options.verbose).splitlines()
            print(*(line for line in lines if line.startswith("accuracy")))
            print("\n".join(exports(model_dir)))
        print("What another process reads from the exports with tf.saved_model.load:")
        print(run([python, str(EXAMPLE / "predict.py"), scratch], options.verbose), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
