# Written by tools/stubs.py.
from tf_contrib.saved_model.python.saved_model import keras_saved_model as keras_saved_model
from tf_contrib.saved_model.python.saved_model import reader as reader
from tf_contrib.saved_model.python.saved_model import signature_def_utils as signature_def_utils
