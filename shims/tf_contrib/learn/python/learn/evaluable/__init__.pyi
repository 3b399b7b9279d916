# Written by tools/stubs.py from the route table.
from contrib_compat.learn.interfaces import Evaluable as Evaluable
