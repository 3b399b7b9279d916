"""Writes down what native TF 1.15 gives export functions of all shapes; run under TF 1.15."""

import json
import os
import runpy

from tensorflow.contrib.learn.python.learn.export_strategy import ExportStrategy

HERE = os.path.dirname(os.path.abspath(__file__))


def main() -> None:
    """Writes ``data/export_fn_shapes.json``."""
    battery = runpy.run_path(os.path.join(HERE, "test_export_fn_shapes.py"))
    record = {name: battery["observe"](ExportStrategy, name) for name in sorted(battery["SHAPES"])}
    with open(os.path.join(HERE, "data", "export_fn_shapes.json"), "w") as file:
        json.dump(record, file, indent=1, sort_keys=True)
        file.write("\n")


if __name__ == "__main__":
    main()
