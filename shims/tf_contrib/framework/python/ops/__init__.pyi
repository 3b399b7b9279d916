# Written by tools/stubs.py.
from contrib_compat.successors import CriticalSection as CriticalSection
from tf_contrib.framework import argsort as argsort
from tf_contrib.framework import assert_global_step as assert_global_step
from tf_contrib.framework import create_global_step as create_global_step
from tf_contrib.framework import get_global_step as get_global_step
from tf_contrib.framework import get_or_create_global_step as get_or_create_global_step
from tf_contrib.framework import sort as sort
from tf_contrib.framework.python.ops import critical_section_ops as critical_section_ops
from tf_contrib.framework.python.ops import sort_ops as sort_ops
from tf_contrib.framework.python.ops import variables as variables
