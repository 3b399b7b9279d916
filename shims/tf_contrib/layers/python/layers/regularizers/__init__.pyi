# Written by tools/stubs.py.
from tf_contrib.layers import apply_regularization as apply_regularization
from tf_contrib.layers import l1_l2_regularizer as l1_l2_regularizer
from tf_contrib.layers import l1_regularizer as l1_regularizer
from tf_contrib.layers import l2_regularizer as l2_regularizer
from tf_contrib.layers import sum_regularizer as sum_regularizer
