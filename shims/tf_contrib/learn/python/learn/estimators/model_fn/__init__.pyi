# Written by tools/stubs.py.
from tf_contrib.learn import ModeKeys as ModeKeys
from tf_contrib.learn import ModelFnOps as ModelFnOps
