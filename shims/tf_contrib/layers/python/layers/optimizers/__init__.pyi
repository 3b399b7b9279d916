# Written by tools/stubs.py.
from contrib_compat.layers.optimizing import OPTIMIZER_CLS_NAMES as OPTIMIZER_CLS_NAMES
from contrib_compat.layers.optimizing import OPTIMIZER_SUMMARIES as OPTIMIZER_SUMMARIES
from tf_contrib.layers import optimize_loss as optimize_loss
