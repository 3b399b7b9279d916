"""Writes down what native TF 1.15's Experiment does; run under TF 1.15."""

import json
import os
import runpy
import tempfile

import tensorflow as tf
from tensorflow import contrib

HERE = os.path.dirname(os.path.abspath(__file__))
BATTERIES = {
    "test_experiment_errors.py": "experiment_errors.json",
    "test_experiment_monitors.py": "experiment_monitors.json",
    "test_experiment_schedules.py": "experiment_schedules.json",
}


def main() -> None:
    """Writes the data file of each battery."""
    tf.logging.set_verbosity(tf.logging.ERROR)
    for program, data in BATTERIES.items():
        battery = runpy.run_path(os.path.join(HERE, program))
        record = {}
        for name in sorted(battery["CASES"]):
            with tempfile.TemporaryDirectory() as folder:
                record[name] = battery["observe"](contrib, name, folder)
        with open(os.path.join(HERE, "data", data), "w") as file:
            json.dump(record, file, indent=1, sort_keys=True)
            file.write("\n")


if __name__ == "__main__":
    main()
