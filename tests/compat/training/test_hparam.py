"""Hyperparameters as a part of this package; what they do is compared with native elsewhere."""

import importlib
import pickle
import subprocess
import sys
import warnings

import pytest
from google.protobuf import descriptor_pool

import tf_contrib
from contrib_compat import deprecation
from contrib_compat.training import hparam_proto
from contrib_compat.training.hparam import HParams
from contrib_compat.versions.message_classes import message_class

WRITTEN = b'\n\n\n\x01a\x12\x05"\x03\n\x01\x07\n\x08\n\x01b\x12\x03\x1a\x01x'

DEEP = "tf_contrib.training.python.training.hparam"


def test_they_are_one_class_by_each_path():
    """``training.python.training.hparam``, which much code imports, shows the same objects."""
    deep = importlib.import_module(DEEP)
    assert deep.HParams is tf_contrib.training.HParams is HParams
    assert deep.parse_values is tf_contrib.training.parse_values


def test_construction_warns_once_a_line_and_names_what_to_write(monkeypatch):
    """The text is the route's, and the line is the program's."""
    before = deprecation.set_mode("always")
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            tf_contrib.training.HParams(a=1)
    finally:
        deprecation.set_mode(before)
    (warning,) = caught
    assert "tf.contrib.training.HParams is deprecated" in str(warning.message)
    assert warning.filename == __file__


def test_they_are_pickled_by_the_path_that_programs_import(quiet):
    """Files of ours may move without breaking a pickle."""
    data = pickle.dumps(HParams(a=1))
    assert b"tf_contrib.training" in data and b"contrib_compat" not in data
    assert pickle.loads(data).values() == {"a": 1}


def test_they_need_no_tensorflow():
    """Programs that read their flags with HParams pay for nothing else."""
    program = (
        "import sys; from tf_contrib.training import HParams; "
        "assert HParams(a=1).parse('a=2').a == 2; assert 'tensorflow' not in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], check=True)


def test_messages_that_tf_1_has_written_are_read(quiet):
    """The bytes of native 1.15's ``HParams(a=[7], b="x").to_proto()`` hold the same here."""
    message = hparam_proto.HParamDef.FromString(WRITTEN)
    assert HParams(hparam_def=message).values() == {"a": [7], "b": "x"}


def test_the_message_is_described_as_protoc_did():
    """Also where no TensorFlow 1.15, nor a copy of it, has brought its own description."""
    pool = descriptor_pool.DescriptorPool()
    pool.AddSerializedFile(hparam_proto._file().SerializeToString())
    message = message_class(pool.FindMessageTypeByName("tensorflow.HParamDef")).FromString(WRITTEN)
    assert list(message.hparam["a"].int64_list.value) == [7]
    assert message.hparam["b"].bytes_value == b"x"
    assert message.SerializeToString(deterministic=True) == WRITTEN


def test_other_names_of_the_message_module_are_ordinary_errors():
    """The module that makes the message on demand has no other such names."""
    with pytest.raises(AttributeError, match="HParamdef"):
        _ = hparam_proto.HParamdef
