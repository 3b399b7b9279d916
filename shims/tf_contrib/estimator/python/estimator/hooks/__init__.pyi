# Written by tools/stubs.py.
from tf_contrib.estimator import InMemoryEvaluatorHook as InMemoryEvaluatorHook
from tf_contrib.estimator import make_stop_at_checkpoint_step_hook as make_stop_at_checkpoint_step_hook
