# Written by tools/stubs.py from the route table.
from contrib_compat.serving.input_fn import InputFnOps as InputFnOps
from contrib_compat.serving.input_fn import build_default_serving_input_fn as build_default_serving_input_fn
from contrib_compat.serving.input_fn import build_parsing_serving_input_fn as build_parsing_serving_input_fn
