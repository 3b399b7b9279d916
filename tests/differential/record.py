"""Writes down what native ``tf.contrib`` does in the cases of a battery.

Usage: python record.py BATTERY...      (``export_versions`` for ``test_export_versions.py``)

Run it under TensorFlow 1.15; under 1.12, the last release that had all of them, for the batteries
of names that left before, which say ``RECORDED_UNDER = "1.12"``.
"""

import importlib
import json
import runpy
import sys
import tempfile
from pathlib import Path

import tensorflow
from batteries import HERE, observe, record_path


def load(battery):
    """Returns the cases of a battery, or exits if this is not the TensorFlow that it is about."""
    module = runpy.run_path(str(HERE / f"test_{battery}.py"))
    wanted = module.get("RECORDED_UNDER", "1.15")
    if not tensorflow.__version__.startswith(wanted + "."):
        sys.exit(f"{battery} is recorded under TensorFlow {wanted}: {tensorflow.__version__} found")
    return module["CASES"]


def record(cases):
    """Returns what native ``tf.contrib`` does in each of the cases."""
    contrib = importlib.import_module("tensorflow.contrib")
    # TensorFlow 1.12 has no compat.v1.
    tf = getattr(tensorflow.compat, "v1", tensorflow)
    tf.logging.set_verbosity(tf.logging.ERROR)
    seen = {}
    for name, case in cases.items():
        with tempfile.TemporaryDirectory() as tmp:
            seen[name] = observe(case, contrib, tf, Path(tmp))
    return seen


def main(batteries):
    """Writes ``data/<battery>.json`` for each of the batteries."""
    loaded = {battery: load(battery) for battery in batteries}
    for battery, cases in loaded.items():
        text = json.dumps(record(cases), indent=1, sort_keys=True) + "\n"
        record_path(battery).write_text(text)


if __name__ == "__main__":
    main(sys.argv[1:])
