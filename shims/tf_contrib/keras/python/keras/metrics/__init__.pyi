# Written by tools/stubs.py.
from tf_contrib.keras.losses import binary_crossentropy as binary_crossentropy
from tf_contrib.keras.losses import categorical_crossentropy as categorical_crossentropy
from tf_contrib.keras.losses import hinge as hinge
from tf_contrib.keras.losses import kullback_leibler_divergence as kullback_leibler_divergence
from tf_contrib.keras.losses import poisson as poisson
from tf_contrib.keras.losses import sparse_categorical_crossentropy as sparse_categorical_crossentropy
from tf_contrib.keras.losses import squared_hinge as squared_hinge
from tf_contrib.keras.metrics import binary_accuracy as binary_accuracy
from tf_contrib.keras.metrics import categorical_accuracy as categorical_accuracy
from tf_contrib.keras.metrics import deserialize as deserialize
from tf_contrib.keras.metrics import get as get
from tf_contrib.keras.metrics import serialize as serialize
from tf_contrib.keras.metrics import sparse_top_k_categorical_accuracy as sparse_top_k_categorical_accuracy
from tf_contrib.keras.metrics import top_k_categorical_accuracy as top_k_categorical_accuracy
