"""The programs of users, as text: what their names stand for, read without running any of it."""

import sys

# The programs may be of any Python, also 2; they are read with newer ones' means.
if sys.version_info < (3, 9):  # noqa: UP036
    raise ImportError("contrib_compat.sources needs Python 3.9 or newer")
