# Written by tools/stubs.py.
from contrib_compat.successors import AUTOTUNE as AUTOTUNE
from contrib_compat.successors import CsvDataset as CsvDataset
from contrib_compat.successors import Dataset as Dataset
from contrib_compat.successors import FixedLengthRecordDataset as FixedLengthRecordDataset
from contrib_compat.successors import Iterator as Iterator
from contrib_compat.successors import Optional as Optional
from contrib_compat.successors import RandomDataset as RandomDataset
from contrib_compat.successors import Reducer as Reducer
from contrib_compat.successors import SqlDataset as SqlDataset
from contrib_compat.successors import TFRecordDataset as TFRecordDataset
from contrib_compat.successors import TFRecordWriter as TFRecordWriter
from contrib_compat.successors import TextLineDataset as TextLineDataset
from tf_contrib.data import python as python
import contrib_compat.data.batching
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.data.Counter is deprecated: use tf.data.experimental.Counter')
def Counter(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.batch_and_drop_remainder is deprecated: use tf.data.Dataset.batch(drop_remainder=True)')
def batch_and_drop_remainder(batch_size: typing.Any) -> contrib_compat.data.batching.Transformation: ...

@typing_extensions.deprecated('tf.contrib.data.bucket_by_sequence_length is deprecated: use tf.data.experimental.bucket_by_sequence_length')
def bucket_by_sequence_length(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.choose_from_datasets is deprecated: use tf.data.experimental.choose_from_datasets')
def choose_from_datasets(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.copy_to_device is deprecated: use tf.data.experimental.copy_to_device')
def copy_to_device(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.dense_to_sparse_batch is deprecated: use tf.data.experimental.dense_to_sparse_batch')
def dense_to_sparse_batch(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.enumerate_dataset is deprecated: use tf.data.experimental.enumerate_dataset')
def enumerate_dataset(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.get_next_as_optional is deprecated: use tf.data.experimental.get_next_as_optional')
def get_next_as_optional(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.get_single_element is deprecated: use tf.data.experimental.get_single_element')
def get_single_element(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.group_by_reducer is deprecated: use tf.data.experimental.group_by_reducer')
def group_by_reducer(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.group_by_window is deprecated: use tf.data.experimental.group_by_window')
def group_by_window(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.ignore_errors is deprecated: use tf.data.experimental.ignore_errors')
def ignore_errors(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.make_batched_features_dataset is deprecated: use tf.data.experimental.make_batched_features_dataset, which takes other arguments')
def make_batched_features_dataset(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.make_csv_dataset is deprecated: use tf.data.experimental.make_csv_dataset')
def make_csv_dataset(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.make_saveable_from_iterator is deprecated: use tf.data.experimental.make_saveable_from_iterator')
def make_saveable_from_iterator(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.map_and_batch is deprecated: use tf.data.experimental.map_and_batch')
def map_and_batch(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.padded_batch_and_drop_remainder is deprecated: use tf.data.Dataset.padded_batch(drop_remainder=True)')
def padded_batch_and_drop_remainder(batch_size: typing.Any, padded_shapes: typing.Any, padding_values: typing.Any=None) -> contrib_compat.data.batching.Transformation: ...

@typing_extensions.deprecated('tf.contrib.data.parallel_interleave is deprecated: use tf.data.experimental.parallel_interleave')
def parallel_interleave(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.parse_example_dataset is deprecated: use tf.data.experimental.parse_example_dataset')
def parse_example_dataset(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.prefetch_to_device is deprecated: use tf.data.experimental.prefetch_to_device')
def prefetch_to_device(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.reduce_dataset is deprecated: use tf.data.Dataset.reduce, which takes other arguments')
def reduce_dataset(dataset: typing.Any, reducer: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.rejection_resample is deprecated: use tf.data.experimental.rejection_resample')
def rejection_resample(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.sample_from_datasets is deprecated: use tf.data.experimental.sample_from_datasets')
def sample_from_datasets(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.scan is deprecated: use tf.data.experimental.scan')
def scan(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.shuffle_and_repeat is deprecated: use tf.data.experimental.shuffle_and_repeat')
def shuffle_and_repeat(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.sliding_window_batch is deprecated: use tf.data.Dataset.window, which takes other arguments')
def sliding_window_batch(window_size: typing.Any, stride: typing.Any=None, window_shift: typing.Any=None, window_stride: typing.Any=1) -> contrib_compat.data.batching.Transformation: ...

@typing_extensions.deprecated('tf.contrib.data.sloppy_interleave is deprecated: use tf.data.Dataset.interleave(deterministic=False)')
def sloppy_interleave(map_func: typing.Callable[..., typing.Any], cycle_length: typing.Any, block_length: typing.Any=1) -> contrib_compat.data.batching.Transformation: ...

@typing_extensions.deprecated('tf.contrib.data.unbatch is deprecated: use tf.data.experimental.unbatch')
def unbatch(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.data.unique is deprecated: use tf.data.experimental.unique')
def unique(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
