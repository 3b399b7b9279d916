# Written by tools/stubs.py.
from contrib_compat.versions.private_names import DropoutWrapper as DropoutWrapper
from contrib_compat.versions.private_names import LSTMCell as LSTMCell
from contrib_compat.versions.private_names import LSTMStateTuple as LSTMStateTuple
from contrib_compat.versions.private_names import MultiRNNCell as MultiRNNCell
