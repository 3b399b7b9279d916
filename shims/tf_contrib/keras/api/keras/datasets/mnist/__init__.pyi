# Written by tools/stubs.py.
from tf_contrib.keras.datasets.mnist import load_data as load_data
