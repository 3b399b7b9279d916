# Written by tools/stubs.py.
from contrib_compat.vocabulary.modes import ModeKeys as ModeKeys
from tf_contrib.learn import ModelFnOps as ModelFnOps
