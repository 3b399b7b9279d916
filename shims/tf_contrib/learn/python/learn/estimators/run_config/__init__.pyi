# Written by tools/stubs.py.
from tf_contrib.learn import RunConfig as RunConfig
from tf_contrib.learn import TaskType as TaskType
from tf_contrib.learn.python import ClusterConfig as ClusterConfig
from tf_contrib.learn.python import Environment as Environment
