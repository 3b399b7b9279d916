# Written by tools/stubs.py.
from contrib_compat.successors import L1L2 as L1L2
from contrib_compat.successors import Regularizer as Regularizer
from contrib_compat.successors import l1 as l1
from contrib_compat.successors import l2 as l2
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.regularizers.deserialize is deprecated: use tf.compat.v1.keras.regularizers.deserialize')
def deserialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.regularizers.get is deprecated: use tf.compat.v1.keras.regularizers.get')
def get(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.regularizers.l1_l2 is deprecated: use tf.compat.v1.keras.regularizers.l1_l2')
def l1_l2(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.regularizers.serialize is deprecated: use tf.compat.v1.keras.regularizers.serialize')
def serialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
