"""Sets everything up and runs the main job: ``python3 tools/demo.py [arguments of task.py]``.

Into ``.venv/demo`` goes this package with its extra ``tensorflow``, which is the newest that the
Python at hand can run. Then a program of 2017 trains, evaluates and exports two models of a real
data set, and another process loads the exports with plain TensorFlow.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import Iterator, List

from launcher import ROOT, environment, run

EXAMPLE = ROOT / "examples" / "penguins"


def tree(directory: Path, indent: str = "") -> Iterator[str]:
    """Yields the lines of a directory tree."""
    for path in sorted(directory.iterdir()):
        yield indent + path.name + ("/" if path.is_dir() else "")
        if path.is_dir():
            yield from tree(path, indent + "  ")


def main(arguments: List[str]) -> int:
    """Runs the job and returns an exit code."""
    python = str(environment("demo", f"{ROOT}[tensorflow]") / "python")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    with tempfile.TemporaryDirectory() as scratch:
        for model in ("custom", "canned"):
            model_dir = os.path.join(scratch, model)
            task = [str(EXAMPLE / "task.py"), "--model_dir", model_dir, "--model", model]
            code = run([python, *task, *arguments])
            if code:
                return code
            print("\n".join(["export/", *tree(Path(model_dir) / "export", "  ")]), flush=True)
        return run([python, str(EXAMPLE / "predict.py"), scratch])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
