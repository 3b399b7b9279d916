# Written by tools/stubs.py.
from contrib_compat.learn.cluster import Environment as Environment
from contrib_compat.learn.cluster import TaskType as TaskType
from tf_contrib.learn import RunConfig as RunConfig
from tf_contrib.learn.python import ClusterConfig as ClusterConfig
