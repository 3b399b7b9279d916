# Written by tools/stubs.py.
from contrib_compat.successors import L1L2 as L1L2
from contrib_compat.successors import Regularizer as Regularizer
from contrib_compat.successors import l1 as l1
from contrib_compat.successors import l2 as l2
from tf_contrib.keras.regularizers import deserialize as deserialize
from tf_contrib.keras.regularizers import get as get
from tf_contrib.keras.regularizers import l1_l2 as l1_l2
from tf_contrib.keras.regularizers import serialize as serialize
