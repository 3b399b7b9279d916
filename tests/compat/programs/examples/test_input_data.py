"""MNIST for programs that import tensorflow.examples.tutorials.mnist."""

import gzip
import struct

import pytest

from contrib_compat.programs.examples.tutorials.mnist import input_data
from contrib_compat.versions import has_native_contrib

np = pytest.importorskip("numpy")
pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.needs("tensorflow")]


def idx(array):
    """Returns an array of bytes in the format of MNIST's files."""
    sizes = b"".join(struct.pack(">I", size) for size in array.shape)
    return gzip.compress(bytes([0, 0, 8, array.ndim]) + sizes + array.tobytes())


@pytest.fixture
def mnist(tmp_path):
    """A directory with twelve training images and four test images."""
    for kind, count in (("train", 12), ("t10k", 4)):
        pixels = np.arange(count * 28 * 28, dtype=np.uint32).reshape(count, 28, 28)
        files = {"images-idx3": (pixels % 256).astype("uint8")}
        files["labels-idx1"] = np.arange(count, dtype="uint8") % 10
        for name, array in files.items():
            (tmp_path / f"{kind}-{name}-ubyte.gz").write_bytes(idx(array))
    return str(tmp_path)


def readers():
    """Ours, and native TensorFlow's where it has one."""
    yield input_data
    if has_native_contrib():
        from tensorflow.examples.tutorials.mnist import input_data as native

        yield native


def test_batches_are_those_of_1_15(mnist):
    """Values, shapes, types and the order of batches over two epochs are as natively."""
    seen = []
    for reader in readers():
        data = reader.read_data_sets(mnist, one_hot=True, validation_size=2, seed=3)
        assert data._fields == ("train", "validation", "test")
        assert [len(part.labels) for part in data] == [10, 2, 4]
        batches = [data.train.next_batch(4) for _ in range(6)]
        assert data.train.epochs_completed == 2
        seen.append([array for batch in batches for array in batch])
    images, labels = seen[0][:2]
    assert images.shape == (4, 784) and images.dtype == np.float32 and images.max() <= 1
    assert labels.shape == (4, 10) and labels.sum() == 4
    for other in seen[1:]:
        for ours, theirs in zip(seen[0], other):
            np.testing.assert_array_equal(ours, theirs)


def test_each_image_comes_once_an_epoch_with_its_label(mnist):
    """Shuffling keeps pairs, and a batch across the end of an epoch is full."""
    train = input_data.read_data_sets(mnist, validation_size=0, dtype="uint8").train
    label_of = {image.tobytes(): label for image, label in zip(train.images, train.labels)}
    given = []
    for size in (5, 5, 5, 9):
        images, labels = train.next_batch(size)
        assert len(images) == size
        assert [label_of[image.tobytes()] for image in images] == list(labels)
        given += [image.tobytes() for image in images]
    assert set(given[:12]) == set(label_of) == set(given[12:])


def test_images_can_keep_their_shape_and_bytes(mnist):
    """reshape=False gives rows, columns and a channel; tf.uint8 gives pixels up to 255."""
    test = input_data.read_data_sets(mnist, validation_size=0, dtype="uint8", reshape=False).test
    assert test.images.shape == (4, 28, 28, 1) and test.images.max() == 255
    assert list(test.labels) == [0, 1, 2, 3]


def test_fake_data_needs_no_files():
    """fake_data=True gives batches of ones, as natively."""
    for reader in readers():
        train = reader.read_data_sets("/nowhere", fake_data=True, one_hot=True).train
        images, labels = train.next_batch(2, fake_data=True)
        assert images == [[1] * 784] * 2 and labels == [[1] + [0] * 9] * 2


@pytest.mark.parametrize(
    "options, error, text",
    [
        ({"train_dir": "nowhere"}, FileNotFoundError, "train-images-idx3-ubyte.gz"),
        ({"validation_size": 13}, ValueError, "wanted 0 to 12"),
        ({"validation_size": 0, "dtype": "int32"}, TypeError, "tf.uint8 or tf.float32"),
    ],
)
def test_what_is_wrong_is_said(mnist, options, error, text):
    """Errors name the argument and what is wanted."""
    with pytest.raises(error, match=text):
        input_data.read_data_sets(**{"train_dir": mnist, **options})


def test_another_file_is_refused(mnist, tmp_path):
    """A file that isn't in MNIST's format is said to be none."""
    (tmp_path / "t10k-labels-idx1-ubyte.gz").write_bytes(gzip.compress(b"text"))
    with pytest.raises(ValueError, match="no IDX file"):
        input_data.read_data_sets(mnist, validation_size=0)
