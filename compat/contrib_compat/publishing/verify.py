"""Verifies exports: ``python -m contrib_compat.publishing.verify DIR ...``.

It needs no TensorFlow. The exit code is 0 where every export is as it was published, 1 where one is
not, and 2 where one can't be verified.
"""

import argparse
import sys
from typing import List, Optional

from contrib_compat.publishing.manifest import ManifestError, problems

__all__ = ["main"]


def main(arguments: Optional[List[str]] = None) -> int:
    """Verifies exports, and prints what is wrong with them.

    Args:
      arguments: those of the command line; by default those of this process.

    Returns:
      The exit code.
    """
    parser = argparse.ArgumentParser(
        prog="python -m contrib_compat.publishing.verify",
        description="Compares exports with their manifests.",
    )
    parser.add_argument("directories", metavar="DIR", nargs="+", help="the directory of an export")
    code = 0
    for directory in parser.parse_args(arguments).directories:
        try:
            found = problems(directory)
        except (ManifestError, OSError) as error:
            print(f"{directory}: can't be verified: {error}", file=sys.stderr)
            code = 2
            continue
        for line in found:
            print(f"{directory}: {line}")
        if not found:
            print(f"{directory}: verified")
        code = code or int(bool(found))
    return code


if __name__ == "__main__":
    sys.exit(main())
