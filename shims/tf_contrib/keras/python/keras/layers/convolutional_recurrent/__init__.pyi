# Written by tools/stubs.py.
from contrib_compat.successors import ConvLSTM2D as ConvLSTM2D
