# Written by tools/stubs.py.
from tf_contrib.proto import python as python
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.proto.decode_proto is deprecated: use tf.compat.v1.io.decode_proto')
def decode_proto(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.proto.encode_proto is deprecated: use tf.compat.v1.io.encode_proto')
def encode_proto(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
