# Written by tools/stubs.py.
from contrib_compat.versions.private_names import StandardInputStep as StandardInputStep
from contrib_compat.versions.private_names import StandardSingleLossStep as StandardSingleLossStep
from contrib_compat.versions.private_names import Step as Step
