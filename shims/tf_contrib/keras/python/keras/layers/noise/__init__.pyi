# Written by tools/stubs.py.
from contrib_compat.successors import AlphaDropout as AlphaDropout
from contrib_compat.successors import GaussianDropout as GaussianDropout
from contrib_compat.successors import GaussianNoise as GaussianNoise
