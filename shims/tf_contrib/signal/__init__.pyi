# Written by tools/stubs.py.
from tf_contrib.signal import python as python
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.signal.frame is deprecated: use tf.compat.v1.signal.frame')
def frame(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.signal.hamming_window is deprecated: use tf.compat.v1.signal.hamming_window')
def hamming_window(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.signal.hann_window is deprecated: use tf.compat.v1.signal.hann_window')
def hann_window(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.signal.inverse_stft is deprecated: use tf.compat.v1.signal.inverse_stft')
def inverse_stft(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.signal.inverse_stft_window_fn is deprecated: use tf.compat.v1.signal.inverse_stft_window_fn')
def inverse_stft_window_fn(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.signal.linear_to_mel_weight_matrix is deprecated: use tf.compat.v1.signal.linear_to_mel_weight_matrix')
def linear_to_mel_weight_matrix(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.signal.mfccs_from_log_mel_spectrograms is deprecated: use tf.compat.v1.signal.mfccs_from_log_mel_spectrograms')
def mfccs_from_log_mel_spectrograms(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.signal.overlap_and_add is deprecated: use tf.compat.v1.signal.overlap_and_add')
def overlap_and_add(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.signal.stft is deprecated: use tf.compat.v1.signal.stft')
def stft(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
