# Written by tools/stubs.py.
from tf_contrib.keras.python import keras as keras
