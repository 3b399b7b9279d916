# Written by tools/stubs.py.
from tf_contrib.framework import argsort as argsort
from tf_contrib.framework import sort as sort
