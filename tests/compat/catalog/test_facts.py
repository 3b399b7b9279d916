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


@pytest.mark.parametrize(("release", "works"), [((1, 15), "natively"), ((2, 21), "no")])
def test_what_needs_an_op_without_kernel_works_natively_alone(release, works):
    """Its file is there with the copy, and still nothing computes it."""
    route = routes.by_name("tensor_forest.random_forest.TensorForestEstimator")
    assert facts.works(route, release) == works


@pytest.mark.parametrize(
    ("symbol", "package"),
    [("tf_slim.conv2d", "tf-slim"), ("tfp.f", "tensorflow-probability"), ("tf.f", None)],
)
def test_the_package_of_a_successor_is_what_to_install(symbol, package):
    """By the name that the index has for it; what TensorFlow brings needs no package."""
    assert facts.distribution(symbol) == package
    assert facts.distribution(None) is None


def test_every_package_of_the_table_can_be_installed():
    """A successor is TensorFlow's, this package's, Python's own, or of a package with a name."""
    roots = {
        route.successor.partition(".")[0] for route in routes.TABLE.values() if route.successor
    }
    assert roots - set(facts.DISTRIBUTIONS) <= {"tf", "contrib_compat", "ValueError"}


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
