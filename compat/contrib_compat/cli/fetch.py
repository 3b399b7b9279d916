"""Make a copy of TensorFlow 1.15's own contrib, for what has no answer of this package."""

from __future__ import annotations

import argparse
import sys
from typing import Any, List


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what the command takes."""
    add = parser.add_argument
    add("--from", dest="source", metavar="PATH", help="a wheel or an installed 1.15")
    add("--cache-dir", metavar="DIR", help="where the copy goes; or set TF_CONTRIB_CACHE")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--check", action="store_true", help="verify each file of the copy")
    instead.add_argument("--remove", action="store_true", help="remove the copy")


def run(options: argparse.Namespace) -> int:
    """Fetches, checks or removes the copy; returns 1 where that fails, with the reason."""
    # Here, since the help of all commands is made from modules that import nothing of weight.
    from contrib_compat.cli._progress import bar
    from contrib_compat.legacy.itself import copy, fetching
    from contrib_compat.legacy.itself.contents import CopyError

    cache = copy.cache_directory(options.cache_dir)
    root = copy.fetched_root(cache)
    try:
        if options.check:
            return _check(root, copy.damages(root))
        if options.remove:
            print(f"Removed {root}" if fetching.remove(cache) else f"There is no copy in {cache}")
            return 0
        with bar("TensorFlow 1.15.5") as progress:
            made = fetching.fetch(cache, options.source, progress)
    except CopyError as error:
        print(f"tf-contrib fetch: {error}", file=sys.stderr)
        return 1
    print(f"{'Copied TensorFlow 1.15 to' if made else 'A whole copy is in'} {root}")
    return 0


def _check(root: Any, damages: List[str]) -> int:
    print("\n".join(damages) or f"All files of {root} are as TensorFlow 1.15 has them")
    if damages:
        print("`tf-contrib fetch` makes the copy anew.", file=sys.stderr)
    return 1 if damages else 0
