# Written by tools/stubs.py.
from contrib_compat.successors import mean_squared_error as mean_squared_error
from tf_contrib.keras.metrics import categorical_accuracy as categorical_accuracy
