"""The room that reads programs needs Python 3.9, and so do its tests."""

import sys

if sys.version_info < (3, 9):  # noqa: UP036
    collect_ignore_glob = ["test_*.py", "engines/test_*.py"]
