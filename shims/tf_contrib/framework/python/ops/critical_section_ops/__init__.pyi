# Written by tools/stubs.py.
from contrib_compat.successors import CriticalSection as CriticalSection
