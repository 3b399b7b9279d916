# Written by tools/stubs.py.
from tf_contrib.training.python.training import evaluation as evaluation
from tf_contrib.training.python.training import hparam as hparam
from tf_contrib.training.python.training import hparam_pb2 as hparam_pb2
from tf_contrib.training.python.training import training as training
