"""TensorFlow's reader of record files, as we reach it."""

import contextlib

import pytest


@pytest.mark.smoke
def test_records_are_read_without_a_word(tf, tmp_path, capfd):
    """The records come as they were written, and TensorFlow logs no deprecation of its own."""
    from contrib_compat.versions.record_files import records

    path = str(tmp_path / "records")
    with contextlib.closing(tf.io.TFRecordWriter(path)) as writer:
        for record in (b"one", b"", b"three"):
            writer.write(record)
    assert list(records(path)) == [b"one", b"", b"three"]
    captured = capfd.readouterr()
    assert "deprecated" not in captured.out + captured.err


def test_checksums_are_checked(tf, tmp_path):
    """A flipped bit is a DataLossError, after what came before it."""
    from contrib_compat.versions.record_files import records

    path = tmp_path / "records"
    with contextlib.closing(tf.io.TFRecordWriter(str(path))) as writer:
        for record in (b"one", b"two"):
            writer.write(record)
    content = bytearray(path.read_bytes())
    content[-5] ^= 1
    path.write_bytes(content)
    read = records(str(path))
    assert next(read) == b"one"
    with pytest.raises(tf.errors.DataLossError):
        next(read)
