# Written by tools/stubs.py from the route table.
from contrib_compat.learn.cluster import ClusterConfig as ClusterConfig
from contrib_compat.learn.cluster import Environment as Environment
from contrib_compat.learn.cluster import TaskType as TaskType
from contrib_compat.learn.run_config import RunConfig as RunConfig
