# Written by tools/stubs.py.
from tf_contrib.learn import InputFnOps as InputFnOps
from tf_contrib.learn import build_parsing_serving_input_fn as build_parsing_serving_input_fn
from tf_contrib.learn import make_export_strategy as make_export_strategy
from tf_contrib.learn.python.learn.utils import gc as gc
from tf_contrib.learn.python.learn.utils import input_fn_utils as input_fn_utils
from tf_contrib.learn.python.learn.utils import saved_model_export_utils as saved_model_export_utils
from tf_contrib.learn.utils import build_default_serving_input_fn as build_default_serving_input_fn
