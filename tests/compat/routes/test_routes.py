"""The route table as the rest of the package reads it."""

import subprocess
import sys

import pytest

from contrib_compat import routes
from contrib_compat.routes import Route


def test_a_symbol_is_found_by_its_full_name():
    """The full name is the path that users import; other paths and misspelt ones are none."""
    route = routes.by_name("learn.ExportStrategy")
    assert route is routes.TABLE["learn.ExportStrategy"]
    for name in ("learn.python.learn.ExportStrategy", "learn.ExportStrategi", "learn", "x.y", "x"):
        with pytest.raises(KeyError):
            routes.by_name(name)


def test_the_table_is_a_mapping():
    """It lists each symbol once, by its full name."""
    assert len(routes.TABLE) == len(set(routes.TABLE)) > 800
    assert all(route.full_name == path for path, route in routes.TABLE.items())


def test_one_route_is_reached_in_all_its_modules():
    """The same object, whichever module it is asked for in."""
    route = routes.by_name("learn.ExportStrategy")
    assert len(route.modules) == 4
    for module in route.modules:
        assert routes.in_module(module)["ExportStrategy"] is route


def test_contrib_itself_has_the_packages():
    """They are no symbols of the table, and have a route each."""
    assert routes.in_module("") is routes.packages()
    answered = {name for name, route in routes.packages().items() if route.target}
    assert answered == {path.partition(".")[0] for path, r in routes.TABLE.items() if r.target}
    assert routes.in_module("nothing.at.all") == {}


def test_a_package_is_read_when_it_is_asked_for():
    """Who uses tf.contrib.learn doesn't pay for the others."""
    program = (
        "from contrib_compat import routes\n"
        "read = []\n"
        "data = routes.reading.data\n"
        "routes.reading.data = lambda file: read.append(file) or data(file)\n"
        "routes.by_name('learn.ExportStrategy')\n"
        "print(*sorted(read))"
    )
    output = subprocess.check_output([sys.executable, "-c", program]).decode().split()
    assert output == ["contrib", "learn"]


@pytest.mark.parametrize(
    ("successor", "until", "release", "expected"),
    [
        (None, None, (2, 1), None),
        ("tf.f", None, (2, 99), "tf.f"),
        ("tfa.f", "2.15", (2, 15), "tfa.f"),
        ("tfa.f", "2.15", (2, 16), None),
        ("tfa.f", "2.9", (2, 10), None),
        ("tf.estimator.f", None, (2, 15), "tf.estimator.f"),
        ("tf.estimator.f", None, (2, 16), "contrib_compat.estimator.f"),
    ],
)
def test_the_successor_depends_on_the_tensorflow(successor, until, release, expected):
    """Some end with a release; tf.estimator moves into this package with 2.16."""
    route = Route("f", ("learn",), "", successor=successor, successor_until=until)
    assert route.successor_on(release) == expected


@pytest.mark.parametrize(
    ("release", "expected"), [((2, 3), None), ((2, 4), "tf.f"), ((2, 15), "tf.f"), ((2, 16), None)]
)
def test_a_successor_may_begin_and_end(release, expected):
    """Before its first TensorFlow and after its last one there is none, and no advice names it."""
    limits = {"successor_since": "2.4", "successor_until": "2.15"}
    route = Route("f", ("learn",), "use tf.f", successor="tf.f", **limits)
    assert route.successor_on(release) == expected
    assert route.instead_on(release) == ("use tf.f" if expected else "")


def test_advice_is_in_names_of_the_release():
    """From TensorFlow 2.16 on tf.estimator is named as it is found there."""
    route = Route("f", ("learn",), "return a tf.estimator.EstimatorSpec")
    assert route.instead_on((2, 15)) == route.instead
    assert route.instead_on((2, 16)) == "return a contrib_compat.estimator.EstimatorSpec"


def test_what_is_missing_says_what_brings_it():
    """1.15's own file where that has it, and what takes its place where something does."""
    brought = (
        "not part of this package yet; TensorFlow 1.15's own file brings it: `tf-contrib fetch`"
    )
    assert Route("f", ("learn",), "").missing == brought
    assert Route("f", ("learn",), "use g").missing == brought + "; or use g"
    assert "tf-contrib fetch" not in Route("f", ("learn",), "use g", until=None).missing
    ended = Route("f", ("learn",), "use g", successor="g", successor_until="2.15")
    assert ended.missing_on((2, 15)) == brought + "; or use g"
    assert ended.missing_on((2, 16)) == brought


def test_what_lacks_kernels_names_no_file_that_brings_it():
    """On TensorFlow 2 the fetched file would only raise; three of the ops are named."""
    route = Route("f", ("learn",), "use g", ops=("A", "B"))
    lacking = "TensorFlow 2 has no kernel for the ops A and B that it runs; or use g"
    assert route.missing == route.missing_on((2, 4)) == lacking
    assert "tf-contrib fetch" in route.missing_on((1, 15))
    assert "for the op A that" in route._replace(ops=("A",)).missing
    assert "for the ops A, B, C and 2 more that" in route._replace(ops=tuple("ABCDE")).missing
    assert not route._replace(target="here:f").lacks_kernels_on((2, 4))


def test_a_warning_says_that_nothing_takes_the_place():
    """It doesn't end in the middle of the sentence."""
    told = "tf.contrib.learn.f is deprecated: nothing takes its place"
    assert Route("f", ("learn",), "", status="none").deprecation == told


def test_texts_say_where_tf_estimator_is():
    """Of what is advised, tf.estimator alone is found elsewhere from TensorFlow 2.16 on."""
    found = "; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator"
    route = Route("f", ("learn",), "use tf.estimator.f")
    assert route.deprecation == "tf.contrib.learn.f is deprecated: use tf.estimator.f" + found
    assert route.missing.endswith("or use tf.estimator.f" + found)
    assert found not in Route("f", ("learn",), "use tf.f").deprecation


@pytest.mark.parametrize(
    ("module", "name", "text"),
    [
        ("learn", "ExportStrategi", "did you mean 'ExportStrategy'?"),
        ("learn", "util", "did you mean 'utils'?"),
        ("", "lern", "did you mean 'learn'?"),
        ("", "ExportStrategy", "it is found as tf.contrib.learn.ExportStrategy"),
        ("learn", "there_is_no_such_thing", None),
    ],
)
def test_hints_say_where_a_name_may_be(module, name, text):
    """A name of another module is found there; a misspelt one is guessed."""
    assert routes.hint(module, name, (2, 21)) == text
