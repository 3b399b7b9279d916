# Written by tools/stubs.py.
from tf_contrib.eager.python import checkpointable_utils as checkpointable_utils
from tf_contrib.eager.python import remote as remote
from tf_contrib.eager.python import tfe as tfe
