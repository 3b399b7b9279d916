# Written by tools/stubs.py.
from contrib_compat.successors import glorot_normal_initializer as glorot_normal
from contrib_compat.successors import glorot_uniform_initializer as glorot_uniform
