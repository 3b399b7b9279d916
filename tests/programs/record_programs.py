"""Writes down what old programs do natively: ``tests/programs/record_programs.py [NAME ...]``.

It is run in an environment with TensorFlow 1.15 (``.tox/py37-tf115/bin/python``), without this
package.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

import tensorflow
from observing import NATIVE, names, observe


def main(chosen):
    """Records the programs named, or all of them."""
    assert tensorflow.__version__.startswith("1.15."), tensorflow.__version__
    recorded = json.loads(NATIVE.read_text()) if NATIVE.exists() else {}
    environment = dict(os.environ, PYTHONPATH="", PYTHONWARNINGS="ignore")
    for name in chosen or names():
        print(name)
        with tempfile.TemporaryDirectory() as directory:
            recorded[name] = observe([sys.executable], name, Path(directory), environment)
    lines = ",\n".join(f'"{name}": {written(recorded[name])}' for name in names())
    NATIVE.write_text(f"{{\n{lines}\n}}\n")


def written(seen):
    """Returns JSON with one line for the metrics and one for each export."""
    exports = ",\n  ".join(
        f"{json.dumps(path)}: {json.dumps(found, sort_keys=True)}"
        for path, found in sorted(seen["exports"].items())
    )
    metrics = json.dumps(seen["metrics"], sort_keys=True)
    return f'{{"metrics": {metrics},\n "exports": {{{exports}}}}}'


if __name__ == "__main__":
    main(sys.argv[1:])
