"""The time of looking up every symbol in the route table, and of ``tf-contrib explain``."""

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
    printed(EXPLAIN)
    look_up = [float(printed(LOOK_UP)) for _ in range(9)]
    explain = [
        pairs.seconds(lambda: printed(EXPLAIN)) - pairs.seconds(lambda: printed("pass"))
        for _ in range(9)
    ]
    figures = {
        "look up every symbol [ms]": [1000 * statistics.median(look_up), "<=", 20],
        "tf-contrib explain [ms]": [1000 * statistics.median(explain), "<=", 60],
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
