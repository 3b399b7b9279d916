# Written by tools/stubs.py.
from contrib_compat.successors import Adadelta as Adadelta
from contrib_compat.successors import Adagrad as Adagrad
from contrib_compat.successors import Adam as Adam
from contrib_compat.successors import Adamax as Adamax
from contrib_compat.successors import Nadam as Nadam
from contrib_compat.successors import RMSprop as RMSprop
from contrib_compat.successors import SGD as SGD
from tf_contrib.keras.optimizers import deserialize as deserialize
from tf_contrib.keras.optimizers import get as get
from tf_contrib.keras.optimizers import serialize as serialize
