# Written by tools/stubs.py.
from tf_contrib.autograph import set_element_type as set_element_type
from tf_contrib.autograph import set_loop_options as set_loop_options
