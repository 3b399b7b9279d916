# Written by tools/stubs.py.
from contrib_compat.successors import Conv2D as Conv2D
from contrib_compat.successors import Dense as Dense
from contrib_compat.successors import Dropout as Dropout
from contrib_compat.successors import Embedding as Embedding
from contrib_compat.successors import Flatten as Flatten
from contrib_compat.successors import InputSpec as InputSpec
from contrib_compat.successors import MaxPool2D as MaxPool2D
from contrib_compat.successors import RepeatVector as RepeatVector
from contrib_compat.successors import ThresholdedReLU as ThresholdedReLU
from contrib_compat.successors import TimeDistributed as TimeDistributed
from contrib_compat.successors import Wrapper as Wrapper
from tf_contrib.keras.layers import Input as Input
