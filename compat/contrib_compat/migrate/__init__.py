"""The migration tool: takes a code base off tf.contrib in steps, without running any of it."""

import sys

# The programs may be of any Python, also 2; the tool reads them with newer ones' means.
if sys.version_info < (3, 9):  # noqa: UP036
    raise ImportError("contrib_compat.migrate needs Python 3.9 or newer")
