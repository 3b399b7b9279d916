# Written by tools/stubs.py.
from tf_contrib.signal import overlap_and_add as overlap_and_add
