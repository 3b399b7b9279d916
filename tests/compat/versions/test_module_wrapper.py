"""TensorFlow's wrapper of its own modules."""

import types

from contrib_compat.versions.module_wrapper import remove_attribute


def test_an_attribute_is_gone_from_a_plain_module():
    """No trace is left."""
    module = types.ModuleType("plain")
    before = dict(vars(module))
    module.contrib = 1
    remove_attribute(module, "contrib")
    assert vars(module) == before


def test_an_attribute_is_gone_from_a_wrapped_module(tf):
    """Neither a look, nor a list, nor a star import finds it any more."""
    names = dir(tf)
    tf.some_new_name = 1
    assert tf.some_new_name == 1
    remove_attribute(tf, "some_new_name")
    assert not hasattr(tf, "some_new_name")
    assert dir(tf) == names
    assert "some_new_name" not in tf.__all__
