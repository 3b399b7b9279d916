# Written by tools/stubs.py.
from contrib_compat.successors import LocallyConnected1D as LocallyConnected1D
from contrib_compat.successors import LocallyConnected2D as LocallyConnected2D
