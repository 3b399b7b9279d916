"""What numpy 2 has no more."""

from __future__ import annotations

from contrib_compat.legacy.itself.edits import edit, replace

_DATA_FEEDER = "contrib/learn/python/learn/learn_io/data_feeder.py"


@edit(_DATA_FEEDER, "numpy>=2")
def assign_items(text: str) -> str:
    """Arrays have lost ``itemset``; an assignment does the same."""
    return replace(text, r"\b(\w+)\.itemset\((.+), 1\.0\)$", r"\1[\2] = 1.0", times=4)


@edit("contrib/learn/python/learn/preprocessing/text.py", "numpy>=2.3")
def write_bytes(text: str) -> str:
    """Arrays have lost ``tostring``, which was another name of ``tobytes``."""
    return replace(text, r"\.tostring\(\)", ".tobytes()", times=1)


@edit("contrib/framework/python/ops/variables.py", "numpy>=1.23")
def index_by_tuple(text: str) -> str:
    """A list of slices is no index of an array any more; a tuple is."""
    return replace(text, r"ckpt_value\[slice_dims\]", "ckpt_value[tuple(slice_dims)]", times=1)


@edit("contrib/factorization/python/ops/gmm_ops.py", "numpy>=1.25")
def compare_no_array_with_a_word(text: str) -> str:
    """An array is compared with a word item by item; it was as a whole."""
    return replace(text, r"(initial_clusters)( != 'random')", r"str(\1)\2", times=1)
