# Written by tools/stubs.py.
from tf_contrib.distribute.python import one_device_strategy as one_device_strategy
from tf_contrib.distribute.python import step_fn as step_fn
from tf_contrib.distribute.python import tpu_strategy as tpu_strategy
