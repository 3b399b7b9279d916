# Written by tools/stubs.py.
from tf_contrib.keras.activations import deserialize as deserialize
from tf_contrib.keras.activations import elu as elu
from tf_contrib.keras.activations import get as get
from tf_contrib.keras.activations import hard_sigmoid as hard_sigmoid
from tf_contrib.keras.activations import linear as linear
from tf_contrib.keras.activations import relu as relu
from tf_contrib.keras.activations import selu as selu
from tf_contrib.keras.activations import serialize as serialize
from tf_contrib.keras.activations import sigmoid as sigmoid
from tf_contrib.keras.activations import softmax as softmax
from tf_contrib.keras.activations import softplus as softplus
from tf_contrib.keras.activations import softsign as softsign
from tf_contrib.keras.activations import tanh as tanh
