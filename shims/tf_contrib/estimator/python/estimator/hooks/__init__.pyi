# Written by tools/stubs.py from the route table.
from contrib_compat.estimator.experimental import make_stop_at_checkpoint_step_hook as make_stop_at_checkpoint_step_hook
from contrib_compat.hooks.in_memory import InMemoryEvaluatorHook as InMemoryEvaluatorHook
