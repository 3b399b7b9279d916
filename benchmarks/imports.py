"""The processor time that importing the packages adds to a start of the interpreter."""

import json

import pairs

MODULES = ["tf_contrib", "contrib_compat", "contrib_compat.estimator"]


def main():
    """Prints the milliseconds as JSON."""
    figures = {}
    for module in MODULES:
        program = f"import sys, {module}; assert 'tensorflow' not in sys.modules"
        imported = pairs.processes(["-c", program], ["-c", "pass"], 15)
        figures[f"import {module}, over bare Python [ms]"] = imported.added_at_most(100)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
