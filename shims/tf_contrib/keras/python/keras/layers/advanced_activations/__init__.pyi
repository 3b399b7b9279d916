# Written by tools/stubs.py.
from contrib_compat.successors import ELU as ELU
from contrib_compat.successors import LeakyReLU as LeakyReLU
from contrib_compat.successors import PReLU as PReLU
from contrib_compat.successors import ThresholdedReLU as ThresholdedReLU
