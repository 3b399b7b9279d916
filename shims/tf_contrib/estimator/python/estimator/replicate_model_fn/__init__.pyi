# Written by tools/stubs.py from the route table.
from contrib_compat.replication.replicate import replicate_model_fn as replicate_model_fn
from contrib_compat.replication.towers import TowerOptimizer as TowerOptimizer
