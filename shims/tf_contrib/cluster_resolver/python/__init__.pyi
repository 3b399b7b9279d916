# Written by tools/stubs.py.
from tf_contrib.cluster_resolver.python import training as training
