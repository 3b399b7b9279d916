# Written by tools/stubs.py from the route table.
from contrib_compat.serving.input_fn import InputFnOps as InputFnOps
from contrib_compat.serving.input_fn import build_default_serving_input_fn as build_default_serving_input_fn
from contrib_compat.serving.input_fn import build_parsing_serving_input_fn as build_parsing_serving_input_fn
from contrib_compat.strategies.factories import make_export_strategy as make_export_strategy
from tf_contrib.learn.utils import gc as gc
from tf_contrib.learn.utils import input_fn_utils as input_fn_utils
from tf_contrib.learn.utils import saved_model_export_utils as saved_model_export_utils
