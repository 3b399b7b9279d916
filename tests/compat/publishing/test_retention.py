"""Filters of versions, beyond what the differential suite compares with native TF 1.15."""

import pytest

from contrib_compat.publishing import retention
from contrib_compat.publishing.retention import Path


def test_filters_compose():
    """The example of the original's documentation: every fifth and the largest three."""
    paths = [Path(f"/tmp/{version}", version) for version in range(10)]
    every_fifth = retention.mod_export_version(5)
    largest_three = retention.largest_export_versions(3)
    both = retention.union(every_fifth, largest_three)
    assert [path.path for path in both(paths)] == ["/tmp/0", "/tmp/5", "/tmp/7", "/tmp/8", "/tmp/9"]
    assert [p.export_version for p in retention.negation(both)(paths)] == [1, 2, 3, 4, 6]


@pytest.mark.parametrize(
    ("make", "wrong"),
    [
        (retention.largest_export_versions, -1),
        (retention.one_of_every_n_export_versions, 0),
        (retention.mod_export_version, 0),
    ],
)
def test_wrong_numbers_are_refused_where_they_are_given(make, wrong):
    """A ValueError names the argument, what came and what is wanted."""
    with pytest.raises(ValueError, match=rf"n: got {wrong}, wanted at least"):
        make(wrong)


def test_filters_leave_their_argument_alone():
    """A filter neither sorts nor shortens the list it is given."""
    paths = [Path("b", 2), Path("a", 1)]
    retention.largest_export_versions(1)(paths)
    assert paths == [("b", 2), ("a", 1)]


@pytest.mark.parametrize("fine", [None, 1, 5])
def test_numbers_of_exports_to_keep(fine):
    """None keeps all, and at least one has to stay."""
    retention.check_exports_to_keep(fine)


@pytest.mark.parametrize(
    ("wrong", "error"), [(0, ValueError), (-1, ValueError), ("5", TypeError), (2.0, TypeError)]
)
def test_wrong_numbers_of_exports_to_keep(wrong, error):
    """The error names the argument."""
    with pytest.raises(error, match="exports_to_keep: got"):
        retention.check_exports_to_keep(wrong)


@pytest.mark.parametrize(("told", "kept"), [(None, None), (1, 1), (5, 5), (0, 1), (-3, 1)])
def test_a_strategy_keeps_at_least_one(told, kept, request):
    """None keeps all; a strategy that was told to keep none says so and keeps one."""
    pytest.importorskip("tensorflow")
    warned = request.getfixturevalue("warned")
    assert retention.exports_to_keep_of_strategy(told) == kept
    assert bool(warned) == (told != kept)


@pytest.mark.parametrize("wrong", ["5", 2.0])
def test_a_strategy_keeps_a_number(wrong):
    """A TypeError names the argument."""
    with pytest.raises(TypeError, match="exports_to_keep: got"):
        retention.exports_to_keep_of_strategy(wrong)
