"""Ops of contrib that nothing can compute: who they were, and what to do instead."""

import re

import pytest

from contrib_compat import kernels, routes
from contrib_compat.versions.contrib_ops import lost_ops, needs_a_lost_op
from contrib_compat.versions.contrib_stand_ins import MissingKernel, load_op_library


@pytest.mark.parametrize("name", ["GrowTreeV4", "grow_tree_v4"])
def test_the_error_names_the_op_and_the_way_out(name):
    """By either of its names an op is placed, with what replaces it and where it still runs."""
    text = str(MissingKernel(name))
    assert text.startswith(f"{name} is an op of tf.contrib.tensor_forest in TensorFlow 1.15")
    assert "Instead, tensorflow-decision-forests" in text and "1.15 on Python 3.7" in text


def test_an_op_of_a_library_raises_when_it_is_used():
    """Compiled code is never loaded; what is taken out of a library raises on its call alone."""
    probes = load_op_library("_nearest_neighbor_ops.so").hyperplane_lsh_probes
    with pytest.raises(
        MissingKernel, match=r"hyperplane_lsh_probes is .*contrib\.nearest_neighbor"
    ):
        probes([1.0])


def test_every_op_of_contrib_is_answered_or_known_as_lost(copy_of_1_15):
    """Each op of 1.15's generated modules is ours, TensorFlow's, or has its line in the table."""
    ours = {path.rpartition(".")[2] for path in kernels.GENERATED}
    for path in sorted((copy_of_1_15 / "contrib").rglob("gen_*.py")):
        if path.stem in ours:
            continue
        text = path.read_text(encoding="utf-8")
        ops = set(re.findall(r'_apply_op_helper\(\s*"(\w+)"', text))
        # TensorFlow 2 has this one, in all of its releases.
        lost = {op.lower() for op in ops - {"ImageProjectiveTransformV2"}}
        assert lost <= set(lost_ops()), path


def test_every_lost_op_has_a_way_out():
    """No message about an op says only that it is gone."""
    assert [op for op, (_, instead) in lost_ops().items() if not instead] == []


def test_every_symbol_that_needs_a_lost_op_says_what_to_do():
    """It is a symbol of 1.15 without an answer of ours, and its line has advice."""
    needing = [route for route in routes.TABLE.values() if needs_a_lost_op(route.full_name)]
    assert len(needing) > 30
    assert [r.full_name for r in needing if r.target or r.until != "1.15" or not r.instead] == []


def test_names_in_the_table_of_ops_are_symbols():
    """A class or function that is said to need an op is in the route table, of that package."""
    from contrib_compat.versions.contrib_ops import _needing

    known = {(r.full_name.partition(".")[0], r.name) for r in routes.TABLE.values()}
    assert _needing() <= known


def test_what_this_package_computes_needs_no_lost_op():
    """Nor do other names of the packages whose ops are lost."""
    works = "boosted_trees.python.ops.quantile_ops.bucketize_with_input_boundaries"
    assert not needs_a_lost_op(works)
    assert not needs_a_lost_op("tensor_forest.tensor_forest.ForestHParams")
    assert needs_a_lost_op("tensor_forest.random_forest.TensorForestEstimator")
    assert needs_a_lost_op("image.single_image_random_dot_stereograms")
