"""What the table says to write today is there, on the TensorFlow that the test runs on."""

import importlib
import re

import pytest

from contrib_compat import routes
from contrib_compat.versions.installed import tf_version

# As programs call the packages that they import.
ROOTS = {"tf": "tensorflow", "tfp": "tensorflow_probability"}
ROUTES = [*routes.TABLE.values(), *routes.packages().values()]
RELEASE = tf_version().release[:2]
# Advice is tried where it is for: TensorFlow 1.15 has contrib itself.
pytestmark = pytest.mark.skipif(RELEASE < (2, 0), reason="tf.contrib is there")


def resolve(name):
    """Returns what a dotted name stands for, by attributes and by imports."""
    root, *parts = name.split(".")
    path = ROOTS.get(root, root)
    value = importlib.import_module(path)
    for part in parts:
        path = f"{path}.{part}"
        value = getattr(value, part, None) or importlib.import_module(path)
    return value


def unresolved(names):
    """Returns those of the names that stand for nothing, each with its error."""
    errors = {}
    for name in sorted(names):
        try:
            resolve(name)
        except (ImportError, AttributeError) as error:
            errors[name] = repr(error)
    return errors


def successors(*roots):
    """Returns the successors that the table has on this TensorFlow in packages of these names."""
    named = filter(None, (route.successor_on(RELEASE) for route in ROUTES))
    return {name for name in named if name.partition(".")[0] in roots}


def test_successors_of_tensorflow_are_there():
    """Each name of TensorFlow, of this package or of Keras 2 that a line claims can be imported."""
    claimed = successors("tf", "contrib_compat", "tf_keras")
    assert len(claimed) > 500
    assert unresolved(claimed) == {}


@pytest.mark.parametrize(
    ("package", "alias"), [("tensorflow_probability", "tfp"), ("tf_slim", "tf_slim")]
)
def test_successors_of_packages_are_there(package, alias):
    """Each name of a package beside TensorFlow that a line claims can be imported."""
    pytest.importorskip(package)
    claimed = successors(package, alias)
    assert len(claimed) > 50
    assert unresolved(claimed) == {}


def test_names_in_texts_are_there():
    """A name of TensorFlow's that an advice mentions is one of the TensorFlow it is given for."""
    texts = {route.instead_on(RELEASE) for route in ROUTES}
    # ... but for tf.estimator as such, which texts speak about where it is gone.
    dotted = re.compile(r"\b(?:tf|contrib_compat)\.(?!contrib\b|estimator\b(?!\.))\w+(?:\.\w+)*")
    named = {found for text in texts for found in dotted.findall(text)}
    assert len(named) > 500
    assert unresolved(named) == {}
