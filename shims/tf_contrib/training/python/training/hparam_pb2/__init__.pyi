# Written by tools/stubs.py.
from contrib_compat.training.hparam_proto import HParamDef as HParamDef
