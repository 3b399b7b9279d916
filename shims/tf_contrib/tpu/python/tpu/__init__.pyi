# Written by tools/stubs.py.
from tf_contrib.tpu.python.tpu import bfloat16 as bfloat16
from tf_contrib.tpu.python.tpu import device_assignment as device_assignment
from tf_contrib.tpu.python.tpu import topology as topology
from tf_contrib.tpu.python.tpu import tpu as tpu
from tf_contrib.tpu.python.tpu import tpu_config as tpu_config
from tf_contrib.tpu.python.tpu import tpu_context as tpu_context
from tf_contrib.tpu.python.tpu import tpu_estimator as tpu_estimator
from tf_contrib.tpu.python.tpu import tpu_feed as tpu_feed
from tf_contrib.tpu.python.tpu import tpu_function as tpu_function
from tf_contrib.tpu.python.tpu import tpu_optimizer as tpu_optimizer
from tf_contrib.tpu.python.tpu import training_loop as training_loop
