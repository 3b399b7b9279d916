"""The time that importing the two packages adds to a start of the interpreter."""

import json
import statistics
import subprocess
import sys

import pairs

MODULES = ["tf_contrib", "contrib_compat", "contrib_compat.estimator"]


def start(program):
    """Returns the seconds of a process that runs ``program``."""
    return pairs.seconds(lambda: subprocess.check_call([sys.executable, "-c", program]))


def main():
    """Prints the milliseconds as JSON."""
    start("pass")
    figures = {}
    for module in MODULES:
        program = f"import sys, {module}; assert 'tensorflow' not in sys.modules"
        start(program)
        differences = [start(program) - start("pass") for _ in range(15)]
        figures[f"import {module} [ms]"] = [
            1000 * statistics.median(differences),
            "<=",
            100,
        ]
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
