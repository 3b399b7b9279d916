"""Fixtures of the room that writes exports."""

import uuid

import pytest


@pytest.fixture
def ram(tf):
    """An empty directory of a file system that only TensorFlow knows."""
    base = f"ram://{uuid.uuid4().hex}"
    try:
        tf.gfile.MakeDirs(base + "/probe")
        can_list = tf.gfile.ListDirectory(base) == ["probe"]
    except tf.errors.OpError:
        can_list = False
    if not can_list:
        pytest.skip("TF 1.15 has no ram://, and that of TF 2.4 can't list directories")
    tf.gfile.DeleteRecursively(base + "/probe")
    yield base
    tf.gfile.DeleteRecursively(base)
