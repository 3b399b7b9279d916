# Written by tools/stubs.py.
from tf_contrib.training import SummaryAtEndHook as SummaryAtEndHook
from tf_contrib.training import checkpoints_iterator as checkpoints_iterator
from tf_contrib.training import evaluate_once as evaluate_once
from tf_contrib.training import evaluate_repeatedly as evaluate_repeatedly
from tf_contrib.training import get_or_create_eval_step as get_or_create_eval_step
from tf_contrib.training import wait_for_new_checkpoint as wait_for_new_checkpoint
