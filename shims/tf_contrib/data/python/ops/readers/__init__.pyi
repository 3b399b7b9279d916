# Written by tools/stubs.py.
from contrib_compat.successors import CsvDataset as CsvDataset
from contrib_compat.successors import FixedLengthRecordDataset as FixedLengthRecordDataset
from contrib_compat.successors import SqlDataset as SqlDataset
from contrib_compat.successors import TFRecordDataset as TFRecordDataset
from contrib_compat.successors import TextLineDataset as TextLineDataset
from tf_contrib.data import make_batched_features_dataset as make_batched_features_dataset
from tf_contrib.data import make_csv_dataset as make_csv_dataset
