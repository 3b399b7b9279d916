# Written by tools/stubs.py.
from tf_contrib.signal import frame as frame
