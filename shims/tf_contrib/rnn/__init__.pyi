# Written by tools/stubs.py.
from contrib_compat.versions.private_names import BasicLSTMCell as BasicLSTMCell
from contrib_compat.versions.private_names import BasicRNNCell as BasicRNNCell
from contrib_compat.versions.private_names import DeviceWrapper as DeviceWrapper
from contrib_compat.versions.private_names import DropoutWrapper as DropoutWrapper
from contrib_compat.versions.private_names import GRUCell as GRUCell
from contrib_compat.versions.private_names import LSTMCell as LSTMCell
from contrib_compat.versions.private_names import LSTMStateTuple as LSTMStateTuple
from contrib_compat.versions.private_names import LayerRNNCell as LayerRNNCell
from contrib_compat.versions.private_names import MultiRNNCell as MultiRNNCell
from contrib_compat.versions.private_names import RNNCell as RNNCell
from contrib_compat.versions.private_names import ResidualWrapper as ResidualWrapper
from tf_contrib.rnn import rnn_cell as rnn_cell
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.rnn.best_effort_input_batch_size is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def best_effort_input_batch_size(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.rnn.static_bidirectional_rnn is deprecated: use tf.compat.v1.nn.static_bidirectional_rnn')
def static_bidirectional_rnn(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.rnn.static_rnn is deprecated: use tf.compat.v1.nn.static_rnn')
def static_rnn(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.rnn.static_state_saving_rnn is deprecated: use tf.compat.v1.nn.static_state_saving_rnn')
def static_state_saving_rnn(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.rnn.transpose_batch_time is deprecated: write the cell as a tf.keras.layers.Layer with a state_size')
def transpose_batch_time(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
