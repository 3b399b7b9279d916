# Written by tools/stubs.py.
from tf_contrib.keras.optimizers import deserialize as deserialize
from tf_contrib.keras.optimizers import get as get
from tf_contrib.keras.optimizers import serialize as serialize
