"""How features and labels are connected to the inputs of an exported graph."""

import collections

import pytest

pytest.importorskip("tensorflow")


@pytest.fixture(autouse=True)
def graph(tf):
    """A graph to build in."""
    with tf.Graph().as_default() as graph:
        yield graph


@pytest.fixture
def signature(tf):
    """Makes a signature of inputs, by key: dtype and shape, or sparse."""

    def make(**inputs):
        made = tf.saved_model.build_signature_def  # Takes TensorInfos.
        infos = {}
        for key, (dtype, shape) in inputs.items():
            placeholder = tf.sparse_placeholder if dtype == "sparse" else tf.placeholder
            kind = tf.string if dtype == "sparse" else dtype
            infos[key] = tf.saved_model.build_tensor_info(placeholder(kind, shape, name=key))
        return made(inputs=infos)

    return make


@pytest.fixture
def input_map():
    """The function under test."""
    from contrib_compat.saved_model.feeding import input_map

    return input_map


def test_inputs_are_replaced_by_name(tf, input_map, signature):
    """Features and labels replace the tensors of the same key, control inputs included."""
    x, y = tf.zeros([3]), tf.ones([3], tf.int64)
    replaced = input_map(signature(x=("float", [None]), y=("int64", [None])), {"x": x}, {"y": y})
    assert replaced == {"x:0": x, "^x": x, "y:0": y, "^y": y}


def test_what_the_graph_does_not_take_is_left_out(tf, input_map, signature):
    """Features beyond the graph's inputs do no harm, whatever they are."""
    replaced = input_map(signature(x=("float", [None])), {"x": tf.zeros([3]), "more": object()}, 5)
    assert set(replaced) == {"x:0", "^x"}


@pytest.mark.parametrize("key", ["feature", "input", "anything"])
def test_single_tensors(tf, input_map, signature, key):
    """A feature or label without a dict is found by the names that receivers give it."""
    x, y = tf.zeros([3]), tf.ones([3])
    taken = signature(**{key: ("float", [None]), "label": ("float", [None])})
    assert input_map(taken, x, y)[key + ":0"] is x
    assert input_map(taken, x, y)["label:0"] is y


def test_sparse_inputs(tf, input_map, signature):
    """A SparseTensor replaces the three tensors of a sparse input."""
    value = tf.SparseTensor([[0, 0]], ["a"], [1, 2])
    replaced = input_map(signature(x=("sparse", [None, 2])), {"x": value}, None)
    tensors = [tensor for name, tensor in replaced.items() if not name.startswith("^")]
    assert {id(tensor) for tensor in tensors} == {
        id(value.indices),
        id(value.values),
        id(value.dense_shape),
    }


def test_a_sparse_feature_for_a_dense_input(tf, input_map, signature):
    """A SparseTensor where the graph takes a dense one is a ValueError that says so."""
    value = tf.SparseTensor([[0, 0]], ["a"], [1, 2])
    with pytest.raises(ValueError, match="takes a dense tensor"):
        input_map(signature(x=("string", [None])), {"x": value}, None)


def test_a_dense_feature_for_a_sparse_input(tf, input_map, signature):
    """A dense tensor where the graph takes a sparse one is a ValueError that says so."""
    with pytest.raises(ValueError, match="takes a SparseTensor"):
        input_map(signature(x=("sparse", [None, 2])), {"x": tf.constant(["a"])}, None)


@pytest.mark.parametrize(
    "dtype, shape, says",
    [("int32", [3], "int32"), ("float", [3, 1], r"\(3, 1\)")],
    ids=["dtype", "shape"],
)
def test_dtypes_and_shapes(tf, input_map, signature, dtype, shape, says):
    """Another dtype or an incompatible shape is a ValueError that shows both."""
    value = tf.zeros(shape, dtype)
    with pytest.raises(ValueError, match="input x.*" + says + ".*float32 of shape"):
        input_map(signature(x=("float", [None])), {"x": value}, None)


def test_missing_inputs(tf, input_map, signature):
    """An input that is not given is a ValueError that names all that the graph takes."""
    taken = signature(x=("float", [None]), y=("float", [None]))
    with pytest.raises(ValueError, match=r'Key "y" not found.*\[.x.\].*\[.x., .y.\]'):
        input_map(taken, {"x": tf.zeros([3])}, None)


class TestReceivers:
    """A receiver that gives the graph what it takes, or what it receives."""

    @pytest.fixture
    def fed(self, tf, signature):
        """Returns what is fed of features and received tensors to a graph with some inputs."""
        from contrib_compat.saved_model.feeding import feed_receiver_tensors

        Receiver = collections.namedtuple("Receiver", "features receiver_tensors")

        def fed(features, received, *wanted):
            taken = signature(**{name: ("float", [None]) for name in wanted})
            return feed_receiver_tensors(lambda: Receiver(features, received), taken)().features

        return fed

    def test_features_that_fit_stay(self, fed):
        """The graph takes them: what is received is of no concern."""
        assert fed({"x": 1, "y": 2}, {"z": 3}, "x", "y") == {"x": 1, "y": 2}

    def test_the_one_that_is_received_is_the_one_that_is_taken(self, fed):
        """Whatever it is called."""
        assert fed({"x": 1}, {"examples": 3}, "inputs") == {"inputs": 3}

    def test_what_is_received_by_its_names(self, fed):
        """Where features have other names, and the graph takes what is received."""
        assert fed({"x": 1}, {"a": 3, "b": 4}, "a", "b") == {"a": 3, "b": 4}

    def test_what_fits_neither_stays(self, fed):
        """The error about it names what the graph takes."""
        assert fed({"x": 1}, {"a": 3, "b": 4}, "a", "c") == {"x": 1}
