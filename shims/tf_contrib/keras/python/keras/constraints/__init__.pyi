# Written by tools/stubs.py.
from contrib_compat.successors import Constraint as Constraint
from contrib_compat.successors import MaxNorm as MaxNorm
from contrib_compat.successors import MaxNorm as max_norm
from contrib_compat.successors import MinMaxNorm as MinMaxNorm
from contrib_compat.successors import MinMaxNorm as min_max_norm
from contrib_compat.successors import NonNeg as NonNeg
from contrib_compat.successors import NonNeg as non_neg
from contrib_compat.successors import UnitNorm as UnitNorm
from contrib_compat.successors import UnitNorm as unit_norm
from tf_contrib.keras.constraints import deserialize as deserialize
from tf_contrib.keras.constraints import get as get
from tf_contrib.keras.constraints import serialize as serialize
