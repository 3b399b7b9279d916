# Written by tools/stubs.py.
from tf_contrib.keras import activations as activations
from tf_contrib.keras import api as api
from tf_contrib.keras import applications as applications
from tf_contrib.keras import backend as backend
from tf_contrib.keras import callbacks as callbacks
from tf_contrib.keras import constraints as constraints
from tf_contrib.keras import datasets as datasets
from tf_contrib.keras import initializers as initializers
from tf_contrib.keras import layers as layers
from tf_contrib.keras import losses as losses
from tf_contrib.keras import metrics as metrics
from tf_contrib.keras import models as models
from tf_contrib.keras import optimizers as optimizers
from tf_contrib.keras import preprocessing as preprocessing
from tf_contrib.keras import python as python
from tf_contrib.keras import regularizers as regularizers
from tf_contrib.keras import utils as utils
