# Written by tools/stubs.py.
from contrib_compat.versions.private_names import StagingArea as StagingArea
