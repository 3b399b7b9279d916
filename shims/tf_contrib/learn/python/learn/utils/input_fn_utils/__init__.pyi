# Written by tools/stubs.py.
from tf_contrib.learn import InputFnOps as InputFnOps
from tf_contrib.learn import build_parsing_serving_input_fn as build_parsing_serving_input_fn
from tf_contrib.learn.utils import build_default_serving_input_fn as build_default_serving_input_fn
