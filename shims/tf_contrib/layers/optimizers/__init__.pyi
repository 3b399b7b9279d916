# Written by tools/stubs.py.
from contrib_compat.layers.optimizing import OPTIMIZER_SUMMARIES as OPTIMIZER_SUMMARIES
