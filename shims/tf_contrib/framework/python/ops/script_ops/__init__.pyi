# Written by tools/stubs.py.
from tf_contrib.framework import py_func as py_func
