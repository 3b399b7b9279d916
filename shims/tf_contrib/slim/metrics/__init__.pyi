# Written by tools/stubs.py.
import contrib_compat.metrics.keys
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.slim.metrics.aggregate_metric_map is deprecated: take the values and the updates apart yourself')
def aggregate_metric_map(names_to_tuples: typing.Mapping[str, typing.Tuple[typing.Any, typing.Any]]) -> typing.Tuple[typing.Dict[str, typing.Any], typing.Dict[str, typing.Any]]: ...

@typing_extensions.deprecated('tf.contrib.slim.metrics.streaming_accuracy is deprecated: use tf.compat.v1.metrics.accuracy, which takes the labels first')
def streaming_accuracy(predictions: typing.Any, labels: typing.Any, weights: typing.Any=None, metrics_collections: contrib_compat.metrics.keys.Keys=None, updates_collections: contrib_compat.metrics.keys.Keys=None, name: typing.Optional[str]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.metrics.streaming_mean is deprecated: use tf.compat.v1.metrics.mean')
def streaming_mean(values: typing.Any, weights: typing.Any=None, metrics_collections: contrib_compat.metrics.keys.Keys=None, updates_collections: contrib_compat.metrics.keys.Keys=None, name: typing.Optional[str]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.metrics.streaming_mean_absolute_error is deprecated: use tf.compat.v1.metrics.mean_absolute_error, which takes the labels first')
def streaming_mean_absolute_error(predictions: typing.Any, labels: typing.Any, weights: typing.Any=None, metrics_collections: contrib_compat.metrics.keys.Keys=None, updates_collections: contrib_compat.metrics.keys.Keys=None, name: typing.Optional[str]=None) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.slim.metrics.streaming_mean_squared_error is deprecated: use tf.compat.v1.metrics.mean_squared_error, which takes the labels first')
def streaming_mean_squared_error(predictions: typing.Any, labels: typing.Any, weights: typing.Any=None, metrics_collections: contrib_compat.metrics.keys.Keys=None, updates_collections: contrib_compat.metrics.keys.Keys=None, name: typing.Optional[str]=None) -> typing.Any: ...
