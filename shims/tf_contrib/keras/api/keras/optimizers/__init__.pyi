# Written by tools/stubs.py.
from contrib_compat.successors import Adam as Adam
from contrib_compat.successors import RMSprop as RMSprop
from contrib_compat.successors import SGD as SGD
