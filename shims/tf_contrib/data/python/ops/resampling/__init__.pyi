# Written by tools/stubs.py.
from tf_contrib.data import rejection_resample as rejection_resample
