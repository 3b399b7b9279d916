"""The facts about one symbol."""

import pytest

from contrib_compat import routes
from contrib_compat.catalog import facts
from contrib_compat.routes import Route


@pytest.mark.parametrize(
    ("target", "until", "release", "works"),
    [
        ("here:f", "1.15", (2, 21), "here"),
        ("here:f", "1.12", (1, 15), "here"),
        (None, "1.15", (2, 21), "with copy"),
        (None, "1.15", (1, 15), "natively"),
        (None, "1.12", (2, 21), "no"),
        (None, None, (1, 15), "no"),
    ],
)
def test_a_symbol_works_in_one_of_four_ways(target, until, release, works):
    """An answer of this package comes first, then TensorFlow 1.15's own."""
    assert facts.works(Route("f", ("learn",), "", target, until=until), release) == works


def test_what_runs_an_op_without_a_kernel_does_not_work():
    """Of TensorFlow 2; the ops are named."""
    route = routes.by_name("memory_stats.BytesInUse")
    natively, today = facts.facts(route, (1, 15)), facts.facts(route, (2, 4))
    assert natively["works"] == "natively" and natively["ops"] == []
    assert today["works"] == "no" and today["ops"] == ["BytesInUse"]


def test_what_has_ended_is_not_named():
    """Neither as the successor nor in a text or a difference of arguments."""
    route = routes.by_name("crf.crf_decode")
    assert facts.facts(route, (2, 15))["successor"] == "tfa.text.crf_decode"
    assert "tfa" not in str(facts.facts(route, (2, 16)))


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        (None, "1.15", "1.4 or earlier to 1.15"),
        ("1.5", "1.12", "1.5 to 1.12"),
        ("1.5", "1.5", "TensorFlow 1.5"),
        (None, None, "a TensorFlow before 1.15"),
    ],
)
def test_releases_are_told_as_far_as_they_are_known(since, until, text):
    """The table begins with TensorFlow 1.4."""
    assert facts.releases(Route("f", ("learn",), "", since=since, until=until)) == text
