# Written by tools/stubs.py.
from contrib_compat.versions.private_names import InfeedQueue as InfeedQueue
