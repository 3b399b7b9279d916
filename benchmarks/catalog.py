"""The processor time of looking up every symbol of the table, and of ``tf-contrib explain``."""

import json
import statistics
import subprocess
import sys

import pairs

LOOK_UP = """
import time
from contrib_compat import routes
start = time.process_time()
assert len([routes.by_name(name) for name in routes.TABLE]) > 2500
print(time.process_time() - start)
"""
EXPLAIN = "from contrib_compat import cli; cli.main(['explain', 'tf.contrib.layers.conv2d'])"


def printed(program):
    """Returns what a process that runs ``program`` prints."""
    return subprocess.check_output([sys.executable, "-c", program])


def main():
    """Prints the milliseconds as JSON."""
    look_up = [float(printed(LOOK_UP)) for _ in range(9)]
    explain = pairs.processes(["-c", EXPLAIN], ["-c", "pass"], 19)
    figures = {
        "look up every symbol [ms]": [1000 * statistics.median(look_up), "<=", 20],
        "tf-contrib explain, over bare Python [ms]": explain.added_at_most(60),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
