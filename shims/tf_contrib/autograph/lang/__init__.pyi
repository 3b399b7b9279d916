# Written by tools/stubs.py.
from tf_contrib.autograph.lang import directives as directives
from tf_contrib.autograph.lang import special_functions as special_functions
