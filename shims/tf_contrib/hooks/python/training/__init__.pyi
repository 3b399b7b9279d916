# Written by tools/stubs.py.
from contrib_compat.successors import ProfilerHook as ProfilerHook
