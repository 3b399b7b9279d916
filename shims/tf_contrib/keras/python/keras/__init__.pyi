# Written by tools/stubs.py.
from tf_contrib.keras.python.keras import activations as activations
from tf_contrib.keras.python.keras import applications as applications
from tf_contrib.keras.python.keras import backend as backend
from tf_contrib.keras.python.keras import callbacks as callbacks
from tf_contrib.keras.python.keras import constraints as constraints
from tf_contrib.keras.python.keras import datasets as datasets
from tf_contrib.keras.python.keras import engine as engine
from tf_contrib.keras.python.keras import initializers as initializers
from tf_contrib.keras.python.keras import layers as layers
from tf_contrib.keras.python.keras import losses as losses
from tf_contrib.keras.python.keras import metrics as metrics
from tf_contrib.keras.python.keras import models as models
from tf_contrib.keras.python.keras import optimizers as optimizers
from tf_contrib.keras.python.keras import preprocessing as preprocessing
from tf_contrib.keras.python.keras import regularizers as regularizers
from tf_contrib.keras.python.keras import utils as utils
