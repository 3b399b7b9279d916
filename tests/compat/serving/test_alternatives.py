"""Alternatives of inputs and outputs beyond what native TF 1.15 takes."""

from types import SimpleNamespace

import pytest

from contrib_compat.serving.alternatives import get_input_alternatives, get_output_alternatives


def test_a_serving_input_receiver_has_alternatives_too():
    """Its receiver tensors are the default input."""
    receiver = SimpleNamespace(features={"x": 1}, receiver_tensors={"y": 2})
    assert get_input_alternatives(receiver) == ({"default_input_alternative": {"y": 2}}, {"x": 1})


@pytest.mark.parametrize("wrong", [5, (1, 2, 3), None])
def test_other_inputs_are_refused(wrong):
    """The error says what is wanted."""
    with pytest.raises(ValueError, match="wanted an InputFnOps, a ServingInputReceiver or"):
        get_input_alternatives(wrong)


def test_a_lone_tensor_is_features_enough(tf):
    """A tensor of a graph has no truth value, and is not asked for it."""
    with tf.Graph().as_default():
        tensor = tf.ones([1])
        assert get_input_alternatives((tensor, None)) == ({}, tensor)


def test_outputs_come_from_model_fn_ops(quiet, tf):
    """The ModelFnOps of this package have output alternatives."""
    from tf_contrib.learn import ModeKeys, ModelFnOps, ProblemType

    with tf.Graph().as_default():
        outputs = {"scores": tf.ones([1])}
        heads = {"head": (ProblemType.LINEAR_REGRESSION, outputs)}
        ops = ModelFnOps(ModeKeys.INFER, outputs, output_alternatives=heads)
        assert get_output_alternatives(ops) == (heads, "head")
