# Written by tools/stubs.py.
from contrib_compat.successors import Add as Add
from contrib_compat.successors import Average as Average
from contrib_compat.successors import Concatenate as Concatenate
from contrib_compat.successors import Dot as Dot
from contrib_compat.successors import Maximum as Maximum
from contrib_compat.successors import Multiply as Multiply
from contrib_compat.successors import Subtract as Subtract
