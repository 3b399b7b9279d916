"""Shapes, whose items are integers where version 2's behaviour is on."""

from __future__ import annotations

from contrib_compat.legacy.itself.edits import Change, edit, replace

_DATA_FEEDER = "contrib/learn/python/learn/learn_io/data_feeder.py"


def _dimensions(times: int) -> Change:
    def ask_shapes_for_dimensions(text: str) -> str:
        """Items of shapes are integers where version 2's behaviour is on; ``dims`` has both."""
        pattern = r"\b(\w*shape(?:\(\))?)\[([\w -]+)\]\.value"
        return replace(text, pattern, r"\1.dims[\2].value", times)

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
    return replace(text, pattern, r"\1.dims)", times=1)


@edit("contrib/legacy_seq2seq/python/ops/seq2seq.py", "tensorflow>=2")
def keep_dimensions(text: str) -> str:
    """Items of shapes are integers where version 2's behaviour is on; ``dims`` has both."""
    pattern = (
        r"(\binp\.get_shape\(\)|\.with_rank\(2\)|encoder_inputs\[0\]\.get_shape\(\))\[([01])\]"
    )
    return replace(text, pattern, r"\1.dims[\2]", times=3)


@edit(_DATA_FEEDER, "tensorflow>=2")
def ask_a_shape_for_its_dimensions(text: str) -> str:
    """Items of shapes are integers where version 2's behaviour is on; ``dims`` has both."""
    return replace(text, r"self\._x\.shape\[\n", "self._x.shape.dims[\n", times=1)


@edit("contrib/distributions/python/ops/bijectors/fill_triangular.py", "tensorflow>=2")
def halve_to_an_integer(text: str) -> str:
    """Shapes took a size such as 6.0."""
    return replace(text, r"m = n1 \* \(n1 \+ 1\) / 2", "m = n1 * (n1 + 1) // 2", times=1)
