# Written by tools/stubs.py.
from tf_contrib.keras.losses import binary_crossentropy as binary_crossentropy
from tf_contrib.keras.losses import categorical_crossentropy as categorical_crossentropy
from tf_contrib.keras.losses import categorical_hinge as categorical_hinge
from tf_contrib.keras.losses import deserialize as deserialize
from tf_contrib.keras.losses import get as get
from tf_contrib.keras.losses import hinge as hinge
from tf_contrib.keras.losses import kullback_leibler_divergence as kullback_leibler_divergence
from tf_contrib.keras.losses import logcosh as logcosh
from tf_contrib.keras.losses import poisson as poisson
from tf_contrib.keras.losses import serialize as serialize
from tf_contrib.keras.losses import sparse_categorical_crossentropy as sparse_categorical_crossentropy
from tf_contrib.keras.losses import squared_hinge as squared_hinge
