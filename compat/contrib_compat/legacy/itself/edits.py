"""The few changes to the text of 1.15's files that are more than a name that moved.

Each function says what changed and since when. It is applied in memory, to the text of one file, on
the releases that need it; lines keep their numbers, so that tracebacks show the file that lies
there. An edit that does not find the text it is for raises `EditError`.
"""

from __future__ import annotations

import re
from typing import Callable, Dict, List, NamedTuple

from contrib_compat.versions.contrib_imports import is_installed

_Change = Callable[[str], str]


class EditError(ImportError):
    """A file of the user's copy is not the file that an edit is for."""


class Edit(NamedTuple):
    """An edit of a file, and the releases that it is for."""

    on: str
    change: _Change


TABLE: Dict[str, List[Edit]] = {}


def edit(file: str, on: str) -> Callable[[_Change], _Change]:
    """Makes a function an edit.

    Args:
      file: its path below ``tensorflow_core``.
      on: the releases that need it, as a requirement, such as ``numpy>=2``.
    """

    def register(change: _Change) -> _Change:
        TABLE.setdefault(file, []).append(Edit(on, change))
        return change

    return register


def edited(file: str, data: bytes) -> bytes:
    """Returns the text of a file after its edits.

    Args:
      file: its path below ``tensorflow_core``.
      data: its text.

    Raises:
      EditError: the text isn't the one that an edit expects.
    """
    changes = _changes(file)
    if not changes:
        return data
    text = data.decode("utf-8")
    for change in changes:
        lines = text.count("\n")
        try:
            text = change(text)
        except EditError as error:
            raise EditError(f"{file}: {change.__name__}: {error}") from None
        assert text.count("\n") == lines, f"{change.__name__} moves the lines of {file}"
    return text.encode("utf-8")


def mark(file: str) -> str:
    """Returns what tells the edits of a file from others, empty where there are none."""
    codes = (change.__code__ for change in _changes(file))
    return repr([(code.co_code, code.co_consts, code.co_names) for code in codes] or "")[1:-1]


def _changes(file: str) -> List[_Change]:
    return [entry.change for entry in TABLE.get(file, ()) if is_installed(entry.on)]


def _replace(text: str, pattern: str, by: str, times: int) -> str:
    """Replaces a regular expression that is found ``times`` times."""
    text, found = re.subn(pattern, by, text, flags=re.MULTILINE)
    if found != times:
        raise EditError(f"{pattern!r} is found {found} times, wanted {times}")
    return text


_DATA_FEEDER = "contrib/learn/python/learn/learn_io/data_feeder.py"


@edit(_DATA_FEEDER, "numpy>=2")
def assign_items(text: str) -> str:
    """Arrays have lost ``itemset``; an assignment does the same."""
    return _replace(text, r"\b(\w+)\.itemset\((.+), 1\.0\)$", r"\1[\2] = 1.0", times=4)


@edit("contrib/learn/python/learn/preprocessing/text.py", "numpy>=2.3")
def write_bytes(text: str) -> str:
    """Arrays have lost ``tostring``, which was another name of ``tobytes``."""
    return _replace(text, r"\.tostring\(\)", ".tobytes()", times=1)


@edit("contrib/framework/python/ops/variables.py", "numpy>=1.23")
def index_by_tuple(text: str) -> str:
    """A list of slices is no index of an array any more; a tuple is."""
    return _replace(text, r"ckpt_value\[slice_dims\]", "ckpt_value[tuple(slice_dims)]", times=1)


@edit("contrib/layers/python/layers/feature_column.py", "tensorflow>=2")
def whole_buckets(text: str) -> str:
    """Ops that want an integer took a float such as 1e6, which numbers of buckets often are."""
    pattern = r"(bucket_size=|tuple\(sorted_columns\), )hash_bucket_size,"
    return _replace(text, pattern, r"\1int(hash_bucket_size),", times=2)


def _layers_of_any_keras(times: int) -> _Change:
    def accept_layers_of_any_keras(text: str) -> str:
        """A layer of tf.layers is no longer one of the classes of TensorFlow's private Keras."""
        pattern = r"isinstance\((\w+_layer), (layers_base|layers)\.Layer\)"
        return _replace(text, pattern, r"callable(\1)", times)

    return accept_layers_of_any_keras


for _file, _times in (("attention_wrapper", 4), ("basic_decoder", 2), ("beam_search_decoder", 1)):
    edit(f"contrib/seq2seq/python/ops/{_file}.py", "tensorflow>=2.5")(_layers_of_any_keras(_times))


def _dimensions(times: int) -> _Change:
    def ask_shapes_for_dimensions(text: str) -> str:
        """Items of shapes are integers where version 2's behaviour is on; ``dims`` has both."""
        pattern = r"\b(\w*shape(?:\(\))?)\[([\w -]+)\]\.value"
        return _replace(text, pattern, r"\1.dims[\2].value", times)

    return ask_shapes_for_dimensions


for _file, _times in (
    ("cudnn_rnn/python/layers/cudnn_rnn", 2),
    ("cudnn_rnn/python/ops/cudnn_rnn_ops", 2),
    ("layers/python/layers/normalization", 3),
    ("legacy_seq2seq/python/ops/seq2seq", 3),
    ("opt/python/training/shampoo", 2),
    ("recurrent/python/ops/recurrent", 1),
    ("rnn/python/ops/rnn_cell", 6),
    ("tensor_forest/python/ops/data_ops", 1),
):
    edit(f"contrib/{_file}.py", "tensorflow>=2")(_dimensions(_times))


@edit("contrib/layers/python/layers/normalization.py", "tensorflow>=2")
@edit("contrib/metrics/python/ops/metric_ops.py", "tensorflow>=2")
@edit("contrib/tpu/python/tpu/keras_support.py", "tensorflow>=2")
def walk_over_dimensions(text: str) -> str:
    """Shapes are walked over by integers where version 2's behaviour is on, ``dims`` never."""
    pattern = r"(for \w, dim in enumerate\((?:inputs\.|values_)?shape)\)"
    return _replace(text, pattern, r"\1.dims)", times=1)


@edit("contrib/legacy_seq2seq/python/ops/seq2seq.py", "tensorflow>=2")
def keep_dimensions(text: str) -> str:
    """Items of shapes are integers where version 2's behaviour is on; ``dims`` has both."""
    pattern = (
        r"(\binp\.get_shape\(\)|\.with_rank\(2\)|encoder_inputs\[0\]\.get_shape\(\))\[([01])\]"
    )
    return _replace(text, pattern, r"\1.dims[\2]", times=3)


@edit(_DATA_FEEDER, "tensorflow>=2")
def ask_a_shape_for_its_dimensions(text: str) -> str:
    """Items of shapes are integers where version 2's behaviour is on; ``dims`` has both."""
    return _replace(text, r"self\._x\.shape\[\n", "self._x.shape.dims[\n", times=1)


@edit("contrib/recurrent/python/ops/recurrent.py", "tensorflow>=2")
def ask_for_no_hashes(text: str) -> str:
    """Tensors of functions can't be hashed; the set that they are looked for in stays empty."""
    return _replace(text, r"if acc in to_skip_update:", "if id(acc) in to_skip_update:", times=1)


@edit("contrib/opt/python/training/external_optimizer.py", "tensorflow>=2")
def assign_rather_than_feed(text: str) -> str:
    """Who reads a resource variable, the default of version 2, does not see what is fed for it."""
    values = "dict(zip(self._update_placeholders, [x[part] for part in self._packing_slices]))"
    by = rf"\1session.run(self._var_updates, {values}); augmented_feed_dict = dict(feed_dict)"
    return _replace(text, r"^( +)augmented_feed_dict\.update\(feed_dict\)$", by, times=1)


@edit("contrib/copy_graph/python/util/copy_elements.py", "tensorflow>=2")
@edit("contrib/graph_editor/transform.py", "tensorflow>=2")
def make_operations_of_nodes(text: str) -> str:
    """The constructor of operations takes what C++ made, and another function the node."""
    by = r'getattr(\1, "from_node_def", \1)('
    return _replace(text, r"(?<= = )((?:tf_)?ops\.Operation)\(", by, times=1)


@edit("contrib/copy_graph/python/util/copy_elements.py", "tensorflow>=2")
def copy_variables_of_any_kind(text: str) -> str:
    """A resource variable, the default of version 2, is none of the class of version 1."""
    text = _replace(
        text, r"isinstance\(org_instance, VariableV1\)", "hasattr(org_instance, 'op')", 1
    )
    return _replace(text, r"\.initialized_value\(\)", ".initial_value", times=1)


@edit("contrib/specs/python/summaries.py", "tensorflow>=2")
def count_resources(text: str) -> str:
    """Of a resource variable, the default of version 2, the op that reads it knows the shape."""
    return _replace(text, r'\["Variable", "VariableV2"\]', '["VariableV2", "ReadVariableOp"]', 1)


@edit("contrib/receptive_field/python/util/parse_layer_parameters.py", "tensorflow>=2")
def find_weights_of_resources(text: str) -> str:
    """Resource variables, the default of version 2, are read by an op of another name and type."""
    read = 'name_to_node[node.input[1]].input[0] + "/read"'
    read += ' if name_to_node[node.input[1]].op == "ReadVariableOp" else node.input[1]'
    text = _replace(text, r"(weights_layer_read_name = )node\.input\[1\]$", rf"\1{read}", 1)
    text = _replace(text, r'op == "VariableV2"', 'op in ("VariableV2", "VarHandleOp")', 1)
    return _replace(text, r'"VariableV2", "LRN"', '"VarHandleOp", "ReadVariableOp", \\g<0>', 1)


@edit("contrib/factorization/python/ops/clustering_ops.py", "tensorflow>=2")
def centers_of_any_shape(text: str) -> str:
    """Resource variables, the default of version 2, keep the shape of their initial value."""
    by = "init_value = array_ops.placeholder_with_default([], shape=None)"
    return _replace(text, r"init_value = array_ops\.constant\(\[\], dtype=dtypes\.float32\)", by, 1)


@edit("contrib/linear_optimizer/python/ops/sdca_ops.py", "tensorflow>=2")
def zeros_of_the_initial_shape(text: str) -> str:
    """Resource variables have no ``initialized_value``; its shape is all that is asked for."""
    return _replace(text, r"\.initialized_value\(\)", ".initial_value", times=2)


@edit("contrib/linear_optimizer/python/ops/sdca_ops.py", "tensorflow>=2")
def ask_whether_there_is_a_step(text: str) -> str:
    """A variable can't be a condition in a graph; whether it is None is what was meant."""
    return _replace(text, r"if not global_step:", "if global_step is None:", times=1)


def _public_names(home: str, times: int) -> _Change:
    def import_public_names(text: str) -> str:
        """The private modules of Keras have moved; its public names are where they were."""
        pattern = r"^from tensorflow\.python\.keras[\w.]* import"
        return _replace(text, pattern, f"from {home} import", times)

    return import_public_names


for _file, _times in (
    ("activations", 13),
    ("applications/inception_v3", 3),
    ("applications/mobilenet", 3),
    ("applications/resnet50", 3),
    ("applications/vgg16", 3),
    ("applications/vgg19", 3),
    ("applications/xception", 3),
    ("backend", 138),
    ("callbacks", 13),
    ("constraints", 12),
    ("datasets/boston_housing", 1),
    ("datasets/cifar10", 1),
    ("datasets/cifar100", 1),
    ("datasets/imdb", 2),
    ("datasets/mnist", 1),
    ("datasets/reuters", 2),
    ("initializers", 19),
    ("layers", 92),
    ("losses", 17),
    ("metrics", 19),
    ("models", 7),
    ("optimizers", 11),
    ("preprocessing/image", 12),
    ("preprocessing/sequence", 3),
    ("preprocessing/text", 3),
    ("regularizers", 8),
    ("utils", 15),
    ("wrappers/scikit_learn", 2),
):
    _change = _public_names("tensorflow.keras." + _file.replace("/", "."), _times)
    edit(f"contrib/keras/api/keras/{_file}/__init__.py", "tensorflow>=2")(_change)
