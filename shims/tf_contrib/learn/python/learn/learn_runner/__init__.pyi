# Written by tools/stubs.py.
from contrib_compat.learn.roles import is_distributed as _is_distributed
from tf_contrib.learn import Experiment as Experiment
from tf_contrib.learn.learn_runner import run as run
from tf_contrib.learn.learn_runner import tune as tune
