# Written by tools/stubs.py from the route table.
from contrib_compat.learn.errors import NotFittedError as NotFittedError
