"""Stands for ``tensorflow.examples.tutorials.mnist.input_data``: MNIST's images out of files.

TensorFlow 1.15 downloads what isn't there; this says what is wanted, and where.
"""

from __future__ import annotations

import gzip
import importlib
import os
from typing import Any, NamedTuple, Optional, Tuple

__all__ = ["DataSet", "Datasets", "read_data_sets"]

SOURCE_URL = "https://storage.googleapis.com/cvdf-datasets/mnist/"

_FILES = {
    "train": ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
    "test": ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
}
_CLASSES = 10
_PIXELS = 28 * 28
# An IDX file begins with two zeros, the type of its numbers (bytes) and how many dimensions it has.
_BYTES = 0x08


class Datasets(NamedTuple):
    """The three sets, each a :class:`DataSet`."""

    train: Any
    validation: Any
    test: Any


def read_data_sets(
    train_dir: str,
    fake_data: bool = False,
    one_hot: bool = False,
    dtype: Any = "float32",
    reshape: bool = True,
    validation_size: int = 5000,
    seed: Optional[int] = None,
    source_url: str = SOURCE_URL,
) -> Datasets:
    """Reads MNIST, or a data set in its format, from files.

    Args:
      train_dir: the directory of the four files; ``tf.gfile`` reads them.
      fake_data: whether to read nothing and return batches of ones.
      one_hot: whether labels are rows of ten numbers, and not the digit.
      dtype: ``tf.float32`` for pixels from 0 to 1, ``tf.uint8`` for pixels from 0 to 255.
      reshape: whether an image is one row of its pixels.
      validation_size: how many of the training images become the validation set.
      seed: makes the order of batches the same each time, together with the graph's seed.
      source_url: where a user finds files that are missing; nothing is downloaded.

    Raises:
      FileNotFoundError: a file isn't there.
      ValueError: a file is no IDX file of bytes, or ``validation_size`` is more than there are.
    """
    options = {"one_hot": one_hot, "dtype": dtype, "reshape": reshape, "seed": seed}
    if fake_data:
        sets = [DataSet(None, None, fake_data=True, **options) for _ in Datasets._fields]
        return Datasets(*sets)
    (images, labels), test = (
        [_read(train_dir, name, source_url) for name in _FILES[kind]] for kind in ("train", "test")
    )
    if not 0 <= validation_size <= len(images):
        raise ValueError(
            f"validation_size: got {validation_size}, wanted 0 to {len(images)}, the number of "
            "training images"
        )
    if one_hot:
        labels, test[1] = _one_hot(labels), _one_hot(test[1])
    cut = validation_size
    return Datasets(
        train=DataSet(images[cut:], labels[cut:], **options),
        validation=DataSet(images[:cut], labels[:cut], **options),
        test=DataSet(*test, **options),
    )


class DataSet:
    """Images with their labels, in batches."""

    def __init__(
        self,
        images: Any,
        labels: Any,
        fake_data: bool = False,
        one_hot: bool = False,
        dtype: Any = "float32",
        reshape: bool = True,
        seed: Optional[int] = None,
    ) -> None:
        """Makes a set; see :func:`read_data_sets` for the arguments.

        Raises:
          TypeError: ``dtype`` is neither of the two.
          ValueError: the labels are not as many as the images, or those have channels to reshape.
        """
        tf = importlib.import_module("tensorflow.compat.v1")
        graph_seed, op_seed = tf.get_seed(seed)
        _numpy().random.seed(graph_seed if seed is None else op_seed)
        name = tf.as_dtype(dtype).base_dtype.name
        if name not in ("uint8", "float32"):
            raise TypeError(f"dtype: got {dtype!r}, wanted tf.uint8 or tf.float32")
        self.one_hot = one_hot
        self._fake_data = fake_data
        self._num_examples = 10000 if fake_data else len(images)
        if not fake_data:
            if len(images) != len(labels):
                raise ValueError(f"labels: got {len(labels)} for {len(images)} images")
            if reshape:
                if images.shape[3] != 1:
                    raise ValueError(f"reshape: got images with {images.shape[3]} channels")
                images = images.reshape(len(images), images.shape[1] * images.shape[2])
            if name == "float32":
                images = images.astype("float32") * _numpy().float32(1 / 255)
        self._images, self._labels = images, labels
        self._epochs_completed = 0
        self._position = 0

    @property
    def images(self) -> Any:
        """The images, in the order of the batches."""
        return self._images

    @property
    def labels(self) -> Any:
        """Their labels."""
        return self._labels

    @property
    def num_examples(self) -> int:
        """How many there are."""
        return self._num_examples

    @property
    def epochs_completed(self) -> int:
        """How often all of them were given out."""
        return self._epochs_completed

    def next_batch(
        self, batch_size: int, fake_data: bool = False, shuffle: bool = True
    ) -> Tuple[Any, Any]:
        """Returns the next images and labels; after the last come the first, in a new order.

        Args:
          batch_size: how many, at most as many as there are.
          fake_data: whether to return lists of ones.
          shuffle: whether to give each epoch an order of its own.
        """
        if fake_data or self._fake_data:
            label: Any = [1] + [0] * (_CLASSES - 1) if self.one_hot else 0
            return [[1] * _PIXELS for _ in range(batch_size)], [label for _ in range(batch_size)]
        if self._position == 0 and self._epochs_completed == 0 and shuffle:
            self._shuffle()
        start, end = self._position, self._position + batch_size
        if end <= self._num_examples:
            self._position = end
            return self._images[start:end], self._labels[start:end]
        rest = self._images[start:], self._labels[start:]
        self._epochs_completed += 1
        if shuffle:
            self._shuffle()
        self._position = end - self._num_examples
        first = self._images[: self._position], self._labels[: self._position]
        joined = (_numpy().concatenate(pair, axis=0) for pair in zip(rest, first))
        return tuple(joined)

    def _shuffle(self) -> None:
        order = _numpy().arange(self._num_examples)
        _numpy().random.shuffle(order)
        self._images, self._labels = self._images[order], self._labels[order]


def _numpy() -> Any:
    return importlib.import_module("numpy")


def _read(directory: str, name: str, source_url: str) -> Any:
    """Returns the numbers of an IDX file, images with one channel."""
    gfile = importlib.import_module("tensorflow.compat.v1").gfile
    path = os.path.join(directory, name)
    if not gfile.Exists(path):
        raise FileNotFoundError(
            f"train_dir: {directory!r} has no {name}. It is not downloaded, as TensorFlow 1.15 did "
            f"from {source_url}: put it there"
        )
    with gfile.GFile(path, "rb") as file, gzip.GzipFile(fileobj=file) as unpacked:
        data = unpacked.read()
    if len(data) < 4 or data[:3] != bytes([0, 0, _BYTES]):
        raise ValueError(f"{path} is no IDX file of bytes")
    sizes = _numpy().frombuffer(data, ">u4", count=data[3], offset=4)
    numbers = _numpy().frombuffer(data, "uint8", offset=4 + 4 * data[3])
    shape = tuple(int(size) for size in sizes)
    return numbers.reshape((*shape, 1) if len(shape) == 3 else shape)


def _one_hot(labels: Any) -> Any:
    return _numpy().eye(_CLASSES)[labels]
