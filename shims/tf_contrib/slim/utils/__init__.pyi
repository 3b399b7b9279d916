# Written by tools/stubs.py.
import collections
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.slim.utils.collect_named_outputs is deprecated: keep the tensors in a dictionary of your own')
def collect_named_outputs(collections: typing.Union[None, str, typing.Sequence[str]], alias: str, outputs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.utils.convert_collection_to_dict is deprecated: keep the tensors in a dictionary of your own')
def convert_collection_to_dict(collection: str, clear_collection: bool=False) -> collections.OrderedDict[str, typing.Any]: ...
