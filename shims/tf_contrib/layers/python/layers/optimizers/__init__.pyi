# Written by tools/stubs.py.
from tf_contrib.layers import optimize_loss as optimize_loss
