# Written by tools/stubs.py.
from tf_contrib.keras.preprocessing import image as image
from tf_contrib.keras.preprocessing import sequence as sequence
from tf_contrib.keras.preprocessing import text as text
