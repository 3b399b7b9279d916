# Written by tools/stubs.py.
from contrib_compat.versions.private_names import Bijector as Bijector
from contrib_compat.versions.private_names import Identity as Identity
