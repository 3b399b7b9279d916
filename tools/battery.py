"""Runs the tests and measures the branches that they take: ``battery.py [pytest arguments]``.

Tests that fail are failures. But TensorFlow 2.21's own threads have aborted, rarely and for a cause
not known yet, a process that had run thousands of graphs, in a test that alone never did: where a
signal ended the process, all of it is run again, once, and the signal is said. What native code
writes before it ends is shown, since nothing but Python's own streams is captured.
"""

import signal
import subprocess
import sys
from typing import List

COMMAND = [sys.executable, "-m", "coverage", "run", "-m", "pytest", "--capture=sys"]


def main(arguments: List[str]) -> int:
    """Returns the exit code of pytest, or 128 and the signal that ended it both times."""
    code = 0
    for is_last in (False, True):
        code = subprocess.call([*COMMAND, *arguments])
        if code >= 0:
            return code
        name = signal.Signals(-code).name
        end = "for the second time" if is_last else "and is run once more, from its beginning"
        print(f"battery: {name} ended the process of the tests {end}", file=sys.stderr, flush=True)
    return 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
