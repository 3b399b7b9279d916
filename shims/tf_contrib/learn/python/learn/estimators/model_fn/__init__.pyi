# Written by tools/stubs.py from the route table.
from contrib_compat.learn.model_fn import ModelFnOps as ModelFnOps
from contrib_compat.vocabulary.modes import ModeKeys as ModeKeys
