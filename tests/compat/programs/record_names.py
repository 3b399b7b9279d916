"""Writes down the public names of TensorFlow 1.15: run by a Python that has it, without arguments.

What is below ``tf.contrib`` is known by the route table, ``tf.raw_ops`` are the ops that a kernel
is registered for, and ``tf.keras`` is a package of its own.
"""

import logging
import types
from pathlib import Path

NAMES = Path(__file__).with_name("names_of_1_15.txt")
LEFT_OUT = ("compat", "contrib", "core", "examples", "keras", "lite", "python", "raw_ops", "tools")
OWN = ("_api", "tensorflow_estimator")


def walk(module, path, found):
    """Adds the public names of a module and of those below it."""
    for name in dir(module):
        if name.startswith("_") or (not path and name in LEFT_OUT):
            continue
        full_name = f"{path}.{name}".lstrip(".")
        value = getattr(module, name)
        is_module = isinstance(value, types.ModuleType)
        if full_name in found or (is_module and "tensorflow" not in value.__name__):
            continue
        found.add(full_name)
        if is_module and any(mark in value.__name__ for mark in OWN):
            walk(value, full_name, found)


def main():
    """Writes the file."""
    logging.disable(logging.CRITICAL)
    import tensorflow as tf

    assert tf.__version__.startswith("1.15")
    found = set()
    walk(tf, "", found)
    NAMES.write_text("\n".join(sorted(found)) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
