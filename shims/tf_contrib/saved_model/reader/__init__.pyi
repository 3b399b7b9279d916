# Written by tools/stubs.py.
from tf_contrib.saved_model.python.saved_model.reader import get_saved_model_tag_sets as get_saved_model_tag_sets
from tf_contrib.saved_model.python.saved_model.reader import read_saved_model as read_saved_model
