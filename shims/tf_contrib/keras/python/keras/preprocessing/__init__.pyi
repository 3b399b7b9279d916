# Written by tools/stubs.py.
from tf_contrib.keras.python.keras.preprocessing import image as image
from tf_contrib.keras.python.keras.preprocessing import sequence as sequence
from tf_contrib.keras.python.keras.preprocessing import text as text
