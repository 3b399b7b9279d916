"""What to install for a successor."""

import pytest

from contrib_compat import routes
from contrib_compat.routes import distributions


@pytest.mark.parametrize(
    ("symbol", "package"),
    [("tf_slim.conv2d", "tf-slim"), ("tfp.f", "tensorflow-probability"), ("tf.f", None)],
)
def test_the_package_of_a_successor_is_what_to_install(symbol, package):
    """By the name that the index has for it; what TensorFlow brings needs no package."""
    assert distributions.distribution(symbol) == package
    assert distributions.distribution(None) is None


def test_every_package_of_the_table_can_be_installed():
    """A successor is TensorFlow's, this package's, Python's own, or of a package with a name."""
    roots = {
        route.successor.partition(".")[0] for route in routes.TABLE.values() if route.successor
    }
    assert roots - set(distributions.DISTRIBUTIONS) <= {"tf", "contrib_compat", "ValueError"}


def test_a_sentence_says_what_to_install():
    """Once, and only for what neither TensorFlow nor this package brings."""
    assert distributions.with_package("use tf_slim.f", "tf_slim.f") == (
        "use tf_slim.f (pip install tf-slim)"
    )
    assert distributions.with_package("use tf.f", "tf.f") == "use tf.f"
    assert distributions.with_package("look around", None) == "look around"
    told = "use kfac.f (pip install --no-deps kfac)"
    assert distributions.with_package(told, "kfac.f") == told
