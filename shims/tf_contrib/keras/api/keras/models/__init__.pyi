# Written by tools/stubs.py.
from contrib_compat.successors import Sequential as Sequential
from tf_contrib.keras.models import load_model as load_model
from tf_contrib.keras.models import save_model as save_model
