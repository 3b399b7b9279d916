# Written by tools/stubs.py.
from contrib_compat.successors import ClusterResolver as ClusterResolver
from contrib_compat.successors import SimpleClusterResolver as SimpleClusterResolver
from contrib_compat.successors import UnionResolver as UnionClusterResolver
