# Written by tools/stubs.py from the route table.
from contrib_compat.experiment.learn_runner import run as run
from contrib_compat.experiment.learn_runner import tune as tune
from contrib_compat.learn.roles import is_distributed as _is_distributed
