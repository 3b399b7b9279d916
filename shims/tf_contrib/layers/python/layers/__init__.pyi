# Written by tools/stubs.py.
from contrib_compat.layers.optimizing import OPTIMIZER_CLS_NAMES as OPTIMIZER_CLS_NAMES
from tf_contrib.layers import apply_regularization as apply_regularization
from tf_contrib.layers import l1_l2_regularizer as l1_l2_regularizer
from tf_contrib.layers import l1_regularizer as l1_regularizer
from tf_contrib.layers import l2_regularizer as l2_regularizer
from tf_contrib.layers import optimize_loss as optimize_loss
from tf_contrib.layers import sum_regularizer as sum_regularizer
from tf_contrib.layers import variance_scaling_initializer as variance_scaling_initializer
from tf_contrib.layers import xavier_initializer as xavier_initializer
from tf_contrib.layers import xavier_initializer_conv2d as xavier_initializer_conv2d
from tf_contrib.layers.python.layers import initializers as initializers
from tf_contrib.layers.python.layers import optimizers as optimizers
from tf_contrib.layers.python.layers import regularizers as regularizers
from tf_contrib.layers.python.layers import utils as utils
