# Written by tools/stubs.py.
from tf_contrib.keras.api.keras import backend as backend
from tf_contrib.keras.api.keras import callbacks as callbacks
from tf_contrib.keras.api.keras import datasets as datasets
from tf_contrib.keras.api.keras import initializers as initializers
from tf_contrib.keras.api.keras import layers as layers
from tf_contrib.keras.api.keras import losses as losses
from tf_contrib.keras.api.keras import metrics as metrics
from tf_contrib.keras.api.keras import models as models
from tf_contrib.keras.api.keras import optimizers as optimizers
from tf_contrib.keras.api.keras import utils as utils
