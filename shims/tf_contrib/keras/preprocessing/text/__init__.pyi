# Written by tools/stubs.py.
from contrib_compat.successors import Tokenizer as Tokenizer
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.text.one_hot is deprecated: use tf.compat.v1.keras.preprocessing.text.one_hot')
def one_hot(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.keras.preprocessing.text.text_to_word_sequence is deprecated: use tf.compat.v1.keras.preprocessing.text.text_to_word_sequence')
def text_to_word_sequence(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
