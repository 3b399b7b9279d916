# Written by tools/stubs.py.
from contrib_compat.successors import Bidirectional as Bidirectional
from contrib_compat.successors import TimeDistributed as TimeDistributed
from contrib_compat.successors import Wrapper as Wrapper
