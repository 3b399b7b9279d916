# Written by tools/stubs.py.
from contrib_compat.successors import Constraint as Constraint
from contrib_compat.successors import MaxNorm as MaxNorm
from contrib_compat.successors import MaxNorm as max_norm
from contrib_compat.successors import MinMaxNorm as MinMaxNorm
from contrib_compat.successors import MinMaxNorm as min_max_norm
from contrib_compat.successors import NonNeg as NonNeg
from contrib_compat.successors import NonNeg as non_neg
from contrib_compat.successors import UnitNorm as UnitNorm
from contrib_compat.successors import UnitNorm as unit_norm
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.constraints.deserialize is deprecated: use tf.compat.v1.keras.constraints.deserialize')
def deserialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.constraints.get is deprecated: use tf.compat.v1.keras.constraints.get')
def get(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.constraints.serialize is deprecated: use tf.compat.v1.keras.constraints.serialize')
def serialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
