# Written by tools/stubs.py.
from tf_contrib.tpu import core as core
from tf_contrib.tpu import initialize_system as initialize_system
from tf_contrib.tpu import replicate as replicate
from tf_contrib.tpu import shutdown_system as shutdown_system
