"""Operations, tensors and layers that TensorFlow 2 makes otherwise."""

from __future__ import annotations

from contrib_compat.legacy.itself.edits import Change, edit, replace


@edit("contrib/layers/python/layers/feature_column.py", "tensorflow>=2")
def whole_buckets(text: str) -> str:
    """Ops that want an integer took a float such as 1e6, which numbers of buckets often are."""
    pattern = r"(bucket_size=|tuple\(sorted_columns\), )hash_bucket_size,"
    return replace(text, pattern, r"\1int(hash_bucket_size),", times=2)


def _layers_of_any_keras(times: int) -> Change:
    def accept_layers_of_any_keras(text: str) -> str:
        """A layer of tf.layers is no longer one of the classes of TensorFlow's private Keras."""
        pattern = r"isinstance\((\w+_layer), (layers_base|layers)\.Layer\)"
        return replace(text, pattern, r"callable(\1)", times)

    return accept_layers_of_any_keras


for _file, _times in (("attention_wrapper", 4), ("basic_decoder", 2), ("beam_search_decoder", 1)):
    edit(f"contrib/seq2seq/python/ops/{_file}.py", "tensorflow>=2.5")(_layers_of_any_keras(_times))


@edit("contrib/recurrent/python/ops/recurrent.py", "tensorflow>=2")
def ask_for_no_hashes(text: str) -> str:
    """Tensors of functions can't be hashed; the set that they are looked for in stays empty."""
    return replace(text, r"if acc in to_skip_update:", "if id(acc) in to_skip_update:", times=1)


@edit("contrib/copy_graph/python/util/copy_elements.py", "tensorflow>=2")
@edit("contrib/graph_editor/transform.py", "tensorflow>=2")
def make_operations_of_nodes(text: str) -> str:
    """The constructor of operations takes what C++ made, and another function the node."""
    by = r'getattr(\1, "from_node_def", \1)('
    return replace(text, r"(?<= = )((?:tf_)?ops\.Operation)\(", by, times=1)


@edit("contrib/checkpoint/python/python_state.py", "tensorflow>=2")
def count_restorations_by_another_name(text: str) -> str:
    """Trackable objects count by an attribute that has lost the prefix of its name."""
    by = r'\g<0>, "_update_uid"'
    return replace(text, r'"_self_setattr_tracking", "_self_update_uid"', by, times=1)


@edit("contrib/checkpoint/python/python_state.py", "tensorflow>=2")
@edit("contrib/optimizer_v2/optimizer_v2.py", "tensorflow>=2")
def look_up_with_what_is_known(text: str) -> str:
    """What restores checkpoints hands over a dictionary that it made before, too."""
    pattern = r"(def _lookup_dependency\(self, name)\):"
    return replace(text, pattern, r"\1, *cached):", times=1)


@edit("contrib/optimizer_v2/optimizer_v2.py", "tensorflow>=2")
def name_what_is_saved(text: str) -> str:
    """Checkpoints ask for variables by another method, which core's optimizers have."""
    found = r"(    return current_graph_non_slot_variables\n)\n"
    by = r"\1  _trackable_children = lambda self, *_, **__: dict(self._checkpoint_dependencies)\n"
    return replace(text, found, by, times=1)
