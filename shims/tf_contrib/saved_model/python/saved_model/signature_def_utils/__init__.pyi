# Written by tools/stubs.py.
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.saved_model.python.saved_model.signature_def_utils.get_signature_def_by_key is deprecated: take it from the signature_def of the MetaGraphDef')
def get_signature_def_by_key(meta_graph_def: typing.Any, signature_def_key: str) -> typing.Any: ...
