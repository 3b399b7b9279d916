"""Placeholders for features and labels."""

import pytest


@pytest.fixture
def raw(quiet):
    """build_raw_supervised_input_receiver_fn by its legacy name."""
    import tf_contrib

    return tf_contrib.estimator.build_raw_supervised_input_receiver_fn


@pytest.fixture
def from_input_fn(quiet):
    """build_supervised_input_receiver_fn_from_input_fn by its legacy name."""
    import tf_contrib

    return tf_contrib.estimator.build_supervised_input_receiver_fn_from_input_fn


@pytest.fixture
def receive(tf):
    """Calls a receiver function and returns dtype and shape of all that it receives, by key."""

    def call(receiver_fn):
        with tf.Graph().as_default():
            receiver = receiver_fn()
            assert all(t.op.type == "Placeholder" for t in receiver.receiver_tensors.values())
            return {
                key: (tensor.dtype.name, tensor.shape.as_list())
                for key, tensor in receiver.receiver_tensors.items()
            }

    return call


def specs(tf, kind):
    """Returns features and labels, described by tensors of a graph or by what needs none."""
    if kind == "spec":
        return {"x": tf.TensorSpec([8, 2], tf.float32)}, tf.TensorSpec([8], tf.int64)
    if kind == "value":
        return {"x": tf.zeros([8, 2])}, tf.zeros([8], tf.int64)
    with tf.Graph().as_default():
        return {"x": tf.placeholder(tf.float32, [8, 2])}, tf.placeholder(tf.int64, [8])


@pytest.mark.parametrize("kind", ["placeholder", "spec", "value"])
def test_features_and_labels_are_received_as_they_are(tf, raw, receive, kind):
    """Dtypes and shapes are those given, but for the batch size, which may be any."""
    features, labels = specs(tf, kind)
    assert receive(raw(features, labels)) == {
        "x": ("float32", [None, 2]),
        "label": ("int64", [None]),
    }


@pytest.mark.parametrize("kind", ["placeholder", "spec", "value"])
def test_default_batch_size(tf, raw, receive, kind):
    """The batch size can be fixed."""
    features, labels = specs(tf, kind)
    received = receive(raw(features, labels, default_batch_size=4))
    assert received == {"x": ("float32", [4, 2]), "label": ("int64", [4])}


def test_single_tensors_get_names(tf, raw):
    """Tensors without a dict are received as input and label, and passed on without a dict."""
    features, labels = specs(tf, "placeholder")
    with tf.Graph().as_default():
        receiver = raw(features["x"], {"y": labels})()
    assert set(receiver.receiver_tensors) == {"input", "y"}
    assert receiver.features is receiver.receiver_tensors["input"]
    assert receiver.labels == {"y": receiver.receiver_tensors["y"]}


@pytest.mark.parametrize("as_dataset", [True, False])
def test_receivers_like_an_input_fn(tf, from_input_fn, receive, as_dataset):
    """Datasets and pairs of tensors are both described; the input_fn gets its arguments."""

    def input_fn(size):
        rows = {"x": [[1.0, 2.0]], "word": ["a"]}, [size]
        if as_dataset:
            return tf.data.Dataset.from_tensors(rows)
        return {key: tf.constant(value) for key, value in rows[0].items()}, tf.constant(rows[1])

    assert receive(from_input_fn(input_fn, size=5)) == {
        "x": ("float32", [None, 2]),
        "word": ("string", [None]),
        "label": ("int32", [None]),
    }


def test_the_input_fn_is_called_in_a_graph_of_its_own(tf, from_input_fn):
    """Nothing that the input_fn adds gets into the caller's graph, or into the exported one."""

    def input_fn():
        return {"x": tf.constant([1.0], name="secret")}, tf.constant([1])

    with tf.Graph().as_default() as caller:
        receiver_fn = from_input_fn(input_fn)
    assert not caller.get_operations()
    with tf.Graph().as_default() as graph:
        receiver_fn()
    assert {operation.type for operation in graph.get_operations()} == {"Placeholder"}


def test_keys_are_distinct(tf, raw):
    """A key that features and labels share is a ValueError that shows it."""
    spec = tf.TensorSpec([None], tf.float32)
    with pytest.raises(ValueError, match="same"):
        raw({"same": spec, "x": spec}, {"same": spec})


@pytest.mark.parametrize(
    "features, labels, named",
    [({"x": [1.0]}, None, r"features\['x'\]"), ({}, None, "labels"), (None, None, "features")],
)
def test_only_tensors_describe_inputs(raw, features, labels, named):
    """What is no tensor is a TypeError that names it."""
    with pytest.raises(TypeError, match=named):
        raw(features, labels)


def test_an_input_fn_without_labels(tf, from_input_fn):
    """An input_fn that returns features alone is a TypeError: a training graph takes labels."""
    with pytest.raises(TypeError, match="labels"):
        from_input_fn(lambda: {"x": tf.constant([1.0])})


def test_an_input_fn_is_a_function(from_input_fn):
    """What can't be called is a TypeError that names the argument."""
    with pytest.raises(TypeError, match="input_fn"):
        from_input_fn({"x": 1})
