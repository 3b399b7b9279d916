# Written by tools/stubs.py.
from contrib_compat.successors import Checkpoint as Checkpoint
from contrib_compat.successors import GradientTape as GradientTape
from contrib_compat.successors import TensorSpec as TensorSpec
from contrib_compat.versions.private_names import EagerVariableStore as EagerVariableStore
from contrib_compat.versions.private_names import ResourceVariable as Variable
from tf_contrib.eager import python as python
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.eager.async_clear_error is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def async_clear_error(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.async_wait is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def async_wait(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.connect_to_remote_host is deprecated: use tf.compat.v1.config.experimental_connect_to_host')
def connect_to_remote_host(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.custom_gradient is deprecated: use tf.compat.v1.custom_gradient')
def custom_gradient(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.enable_eager_execution is deprecated: use tf.compat.v1.enable_eager_execution')
def enable_eager_execution(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.executing_eagerly is deprecated: use tf.compat.v1.executing_eagerly')
def executing_eagerly(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.execution_mode is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def execution_mode(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.function is deprecated: use tf.compat.v1.function')
def function(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.gradients_function is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def gradients_function(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.implicit_gradients is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def implicit_gradients(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.implicit_value_and_gradients is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def implicit_value_and_gradients(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.in_eager_mode is deprecated: use tf.compat.v1.executing_eagerly')
def in_eager_mode(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.make_template is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def make_template(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.num_gpus is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def num_gpus(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.py_func is deprecated: use tf.compat.v1.py_function')
def py_func(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.run_all_tests_in_graph_and_eager_modes is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def run_all_tests_in_graph_and_eager_modes(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.run_test_in_graph_and_eager_modes is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def run_test_in_graph_and_eager_modes(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.set_execution_mode is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def set_execution_mode(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.set_server_def is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def set_server_def(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.eager.value_and_gradients_function is deprecated: look into tf.compat.v1.executing_eagerly and its kin: eager is part of TensorFlow')
def value_and_gradients_function(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
