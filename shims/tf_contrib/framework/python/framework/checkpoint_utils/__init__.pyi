# Written by tools/stubs.py.
from tf_contrib.framework import init_from_checkpoint as init_from_checkpoint
from tf_contrib.framework import list_variables as list_variables
from tf_contrib.framework import load_checkpoint as load_checkpoint
from tf_contrib.framework import load_variable as load_variable
