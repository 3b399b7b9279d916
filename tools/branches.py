"""Says how many of the branches alone were taken: ``python3 tools/branches.py [PERCENT]``.

``coverage report`` counts statements too, of which there are more, and which are taken sooner. It
reads what that reads, and exits with 2, as that does, where it is less than a percentage.
"""

import json
import subprocess
import sys
from typing import Any, Dict, List


def share(measured: Dict[str, Any]) -> float:
    """Returns the percentage of the branches that were taken.

    Args:
      measured: what ``coverage json`` says.
    """
    totals = measured["totals"]
    return 100.0 * totals["covered_branches"] / totals["num_branches"]


def worst(measured: Dict[str, Any]) -> List[str]:
    """Returns a line for each of the ten files that leave out most."""
    left = {
        path: file["summary"]["num_branches"] - file["summary"]["covered_branches"]
        for path, file in measured["files"].items()
    }
    files = sorted(left, key=lambda path: (-left[path], path))[:10]
    return [f"{left[path]:4} {path}" for path in files if left[path]]


def main(arguments: List[str]) -> int:
    """Prints the percentage, and where most is left; returns the exit code."""
    wanted = float(arguments[0]) if arguments else 0.0
    command = [sys.executable, "-m", "coverage", "json", "-q", "-o", "-"]
    measured = json.loads(subprocess.check_output(command, universal_newlines=True))
    taken = share(measured)
    print(f"Branches alone: {taken:.2f} %. Most are left in", *worst(measured), sep="\n")
    if taken < wanted:
        print(f"Less than the {wanted:g} % of the branches that are wanted")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
