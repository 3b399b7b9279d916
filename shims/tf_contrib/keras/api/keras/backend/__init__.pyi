# Written by tools/stubs.py.
from contrib_compat.successors import set_learning_phase as set_learning_phase
from contrib_compat.successors import set_session as set_session
from tf_contrib.keras.backend import clear_session as clear_session
from tf_contrib.keras.backend import dot as dot
from tf_contrib.keras.backend import get_value as get_value
