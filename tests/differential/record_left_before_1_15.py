"""Writes down what names did that left ``tf.contrib.estimator`` before TF 1.15.

Run under TF 1.12, the last release that had all of them:
``python record_left_before_1_15.py BATTERY...``, like ``record.py``.
"""

import json
import runpy
import sys
import tempfile
from pathlib import Path

import tensorflow as tf
import tensorflow.contrib

HERE = Path(__file__).parent


def main(batteries):
    """Writes ``data/<battery>.json`` for each of the batteries."""
    observe = runpy.run_path(str(HERE / "conftest.py"))["observe"]
    for battery in batteries:
        cases = runpy.run_path(str(HERE / f"test_{battery}.py"))["CASES"]
        record = {}
        for name, case in cases.items():
            with tempfile.TemporaryDirectory() as tmp:
                record[name] = observe(case, tensorflow.contrib, tf, Path(tmp))
        text = json.dumps(record, indent=1, sort_keys=True) + "\n"
        (HERE / "data" / f"{battery}.json").write_text(text)


if __name__ == "__main__":
    main(sys.argv[1:])
