# Written by tools/stubs.py.
from tf_contrib.saved_model import load_keras_model as load_keras_model
from tf_contrib.saved_model import save_keras_model as save_keras_model
