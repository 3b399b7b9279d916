# Written by tools/stubs.py.
from tf_contrib.tpu import batch_parallel as batch_parallel
from tf_contrib.tpu import core as core
from tf_contrib.tpu import initialize_system as initialize_system
from tf_contrib.tpu import outside_compilation as outside_compilation
from tf_contrib.tpu import replicate as replicate
from tf_contrib.tpu import rewrite as rewrite
from tf_contrib.tpu import shard as shard
from tf_contrib.tpu import shutdown_system as shutdown_system
