"""Serving input functions that return InputFnOps."""

import pickle

import pytest

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture
def input_fn():
    """The module; importing it imports TensorFlow."""
    from contrib_compat.serving import input_fn

    return input_fn


def test_input_fn_ops_is_the_native_class_where_there_is_one(input_fn):
    """On TF 1.15 native estimators ask isinstance; elsewhere it is a plain named tuple."""
    from contrib_compat import versions

    if versions.has_native_contrib():
        from tensorflow.contrib.learn import InputFnOps

        assert issubclass(input_fn.InputFnOps, InputFnOps)
    else:
        assert input_fn.InputFnOps.__mro__[2:] == (tuple, object)


def test_input_fn_ops_is_pickled_by_value(input_fn):
    """A copy through pickle is equal and of the class."""
    ops = input_fn.InputFnOps({"x": 1}, None, {"y": 2})
    copy = pickle.loads(pickle.dumps(ops))
    assert (copy, type(copy)) == (ops, type(ops))
    assert copy._replace(labels=3).labels == 3


def test_features_may_be_anything_with_a_type_and_a_shape(input_fn, tf):
    """Arrays, specs and eager tensors, which have no op to take the name of, are fine."""
    import numpy as np

    features = {
        "array": np.zeros([3, 2], np.float32),
        "spec": tf.TensorSpec([None, 5], tf.int64, "spec"),
    }
    if tf.executing_eagerly():
        features["eager"] = tf.ones([4])
    serving_input_fn = input_fn.build_default_serving_input_fn(features)
    with tf.Graph().as_default():
        ops = serving_input_fn()
    found = {name: (t.op.name, t.dtype, t.shape.as_list()) for name, t in ops.features.items()}
    wanted = {
        "array": ("array", tf.float32, [None, 2]),
        "spec": ("spec", tf.int64, [None, 5]),
        "eager": ("eager", tf.float32, [None]),
    }
    assert found == {name: wanted[name] for name in features}


def test_what_the_model_adds_to_its_features_is_no_input(input_fn, tf):
    """Features and inputs are two dicts of the same tensors."""
    with tf.Graph().as_default():
        build = input_fn.build_default_serving_input_fn
        ops = build({"x": tf.ones([2, 1])})()
        assert ops.features == ops.default_inputs
        assert ops.features is not ops.default_inputs


def test_a_function_can_be_called_in_many_graphs(input_fn, tf):
    """Each call makes its placeholders anew, in the graph that is the default then."""
    serving_input_fn = input_fn.build_parsing_serving_input_fn(
        {"x": tf.FixedLenFeature([2], tf.float32)}, 3
    )
    for _ in range(2):
        with tf.Graph().as_default() as graph:
            ops = serving_input_fn()
            assert ops.default_inputs["examples"].name == "input_example_tensor:0"
            assert ops.features["x"].graph is graph
            assert ops.features["x"].shape.as_list() == [3, 2]


@pytest.mark.parametrize(
    "build", ["build_parsing_serving_input_fn", "build_default_serving_input_fn"]
)
@pytest.mark.parametrize(("wrong", "error"), [({}, ValueError), (["x"], TypeError)])
def test_wrong_features_are_refused_when_they_are_given(input_fn, build, wrong, error):
    """The error names the argument."""
    with pytest.raises(error, match=r"feature(s|_spec): got"):
        getattr(input_fn, build)(wrong)


@pytest.mark.parametrize(
    ("shape", "error"), [([], ValueError), (None, ValueError), ("none at all", TypeError)]
)
def test_a_feature_without_a_batch_is_refused(input_fn, tf, shape, error):
    """The error names the feature."""
    feature = shape if shape == "none at all" else tf.TensorSpec(shape, tf.float32)
    with pytest.raises(error, match=r"features\['x'\]: got"):
        input_fn.build_default_serving_input_fn({"x": feature})
