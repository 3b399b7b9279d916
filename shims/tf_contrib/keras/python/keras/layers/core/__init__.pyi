# Written by tools/stubs.py.
from contrib_compat.successors import Activation as Activation
from contrib_compat.successors import ActivityRegularization as ActivityRegularization
from contrib_compat.successors import Dense as Dense
from contrib_compat.successors import Dropout as Dropout
from contrib_compat.successors import Flatten as Flatten
from contrib_compat.successors import Lambda as Lambda
from contrib_compat.successors import Masking as Masking
from contrib_compat.successors import Permute as Permute
from contrib_compat.successors import RepeatVector as RepeatVector
from contrib_compat.successors import Reshape as Reshape
from contrib_compat.successors import SpatialDropout1D as SpatialDropout1D
from contrib_compat.successors import SpatialDropout2D as SpatialDropout2D
from contrib_compat.successors import SpatialDropout3D as SpatialDropout3D
