# Written by tools/stubs.py.
from tf_contrib.keras.utils import get_file as get_file
from tf_contrib.keras.utils import to_categorical as to_categorical
