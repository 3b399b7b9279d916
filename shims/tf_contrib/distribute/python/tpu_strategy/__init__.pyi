# Written by tools/stubs.py.
from contrib_compat.successors import TPUStrategy as TPUStrategy
