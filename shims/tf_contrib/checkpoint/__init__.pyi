# Written by tools/stubs.py.
from contrib_compat.successors import CheckpointManager as CheckpointManager
from contrib_compat.successors import PythonState as PythonStateWrapper
from tf_contrib.checkpoint import python as python
