"""Ops of contrib that nothing can compute: who they were, and what to do instead."""

import re
from pathlib import Path

import pytest

from contrib_compat import kernels, routes
from contrib_compat.versions import contrib_ops
from contrib_compat.versions.contrib_ops import lost_ops
from contrib_compat.versions.contrib_stand_ins import MissingKernel, load_op_library


@pytest.mark.parametrize("name", ["GrowTreeV4", "grow_tree_v4"])
def test_the_error_names_the_op_and_the_way_out(name):
    """By either of its names an op is placed, with what replaces it and where it still runs."""
    text = str(MissingKernel(name))
    assert text.startswith(f"{name} is an op of tf.contrib.tensor_forest in TensorFlow 1.15")
    assert "Instead, train random forests with ydf." in text and "1.15 on Python 3.7" in text


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


def lacking():
    """Returns the symbols whose files run ops without a kernel."""
    return [route for route in routes.TABLE.values() if route.ops]


def test_the_error_and_the_table_say_the_same():
    """What to do instead of an op is what the symbol's line says, whichever of them it is."""
    assert len(lacking()) > 40
    for route in lacking():
        assert route.instead and not route.target
        for op in route.ops:
            assert f"Instead, {route.instead}; " in str(MissingKernel(op)), route.full_name


def test_the_table_knows_what_runs_an_op_without_a_kernel(copy_of_1_15, load):
    """As tools/lost_kernels.py finds it in the sources of the packages that have such ops."""
    tool = load("lost_kernels")
    lost = tool.lost_ops(Path(contrib_ops.__file__).with_name("contrib_ops.tsv"))
    packages = {package for package, _ in lost_ops().values()}
    symbols = [r for r in routes.TABLE.values() if r.full_name.partition(".")[0] in packages]
    found = tool.ops(symbols, copy_of_1_15 / "contrib", lost)
    assert found == {route.full_name: list(route.ops) for route in lacking()}


def test_what_this_package_computes_needs_no_lost_op():
    """Nor do other names of the packages whose ops are lost."""
    names = {route.full_name for route in lacking()}
    assert "boosted_trees.python.ops.quantile_ops.bucketize_with_input_boundaries" not in names
    assert "tensor_forest.tensor_forest.ForestHParams" not in names
    assert "tensor_forest.random_forest.TensorForestEstimator" in names
    assert "nearest_neighbor.hyperplane_lsh_probes" in names
