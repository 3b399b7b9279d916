# Written by tools/stubs.py.
from contrib_compat.successors import Adadelta as Adadelta
from contrib_compat.successors import Adagrad as Adagrad
from contrib_compat.successors import Adam as Adam
from contrib_compat.successors import Adamax as Adamax
from contrib_compat.successors import Nadam as Nadam
from contrib_compat.successors import RMSprop as RMSprop
from contrib_compat.successors import SGD as SGD
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.optimizers.deserialize is deprecated: use tf.compat.v1.keras.optimizers.deserialize')
def deserialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.optimizers.get is deprecated: use tf.compat.v1.keras.optimizers.get')
def get(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.optimizers.serialize is deprecated: use tf.compat.v1.keras.optimizers.serialize')
def serialize(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
