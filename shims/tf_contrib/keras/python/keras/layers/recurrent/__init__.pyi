# Written by tools/stubs.py.
from contrib_compat.successors import GRU as GRU
from contrib_compat.successors import LSTM as LSTM
from contrib_compat.successors import SimpleRNN as SimpleRNN
