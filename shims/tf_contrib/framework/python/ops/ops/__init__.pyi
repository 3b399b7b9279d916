# Written by tools/stubs.py.
from tf_contrib.framework import get_name_scope as get_name_scope
