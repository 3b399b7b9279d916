# Written by tools/stubs.py.
from tf_contrib.keras.api import keras as keras
