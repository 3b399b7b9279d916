# Written by tools/stubs.py.
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.saved_model.python.saved_model.reader.get_saved_model_tag_sets is deprecated: use tf.saved_model.load, which takes other arguments')
def get_saved_model_tag_sets(saved_model_dir: typing.Any) -> typing.List[typing.List[str]]: ...

@typing_extensions.deprecated('tf.contrib.saved_model.python.saved_model.reader.read_saved_model is deprecated: use tf.saved_model.load, which takes other arguments')
def read_saved_model(saved_model_dir: typing.Any) -> typing.Any: ...
