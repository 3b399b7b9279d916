"""What the table says to write today is there, on the TensorFlow that the test runs on."""

import importlib
import importlib.util
import json
import re
import sys
import warnings
from pathlib import Path

import pytest

from contrib_compat import routes
from contrib_compat.versions.installed import tf_version

# As programs call the packages that they import.
ROOTS = {
    "tf": "tensorflow",
    "tfa": "tensorflow_addons",
    "tfco": "tensorflow_constrained_optimization",
    "tfmot": "tensorflow_model_optimization",
    "tfp": "tensorflow_probability",
}
ROUTES = [*routes.TABLE.values(), *routes.packages().values()]
RELEASE = tf_version().release[:2]
HERE = Path(__file__).parent
# Written by tools/native_contrib.py: what 1.15 has by each path.
NATIVE = json.loads((HERE / "native.json").read_text(encoding="utf-8"))
#: What is not installed with a package: it is installed without what it depends on.
NEEDED = {"tensorflow_constrained_optimization": ["scipy"]}
# Advice is tried where it is for: TensorFlow 1.15 has contrib itself.
pytestmark = pytest.mark.skipif(RELEASE < (2, 0), reason="tf.contrib is there")


@pytest.fixture
def as_programs_do(monkeypatch):
    """What has to be done before such packages are imported: TensorFlow has gone on since them."""
    import contrib_compat

    # For tensorflow-hub, on which tensorflow-gan stands; setuptools 82 took it out.
    old = importlib.import_module("contrib_compat.versions.old_pkg_resources")
    monkeypatch.setitem(sys.modules, "pkg_resources", old)
    is_there = hasattr(importlib.import_module("tensorflow"), "estimator")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if not is_there:
            contrib_compat.install()
        yield
    if not is_there:
        contrib_compat.uninstall()


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
    ("package", "alias", "least"),
    [
        ("tensorflow_probability", "tfp", 50),
        ("tf_slim", "tf_slim", 50),
        ("tensorflow_gan", "tensorflow_gan", 90),
        ("kfac", "kfac", 70),
        ("tensorflow_addons", "tfa", 60),
        ("tensorflow_model_optimization", "tfmot", 2),
        ("tensorflow_constrained_optimization", "tfco", 6),
        ("tensorboard", "tensorboard", 4),
    ],
)
def test_successors_of_packages_are_there(package, alias, least, as_programs_do):
    """Each name of a package beside TensorFlow that a line claims can be imported."""
    claimed = successors(package, alias)
    needed = [package, *NEEDED.get(package, [])]
    if not claimed or None in map(importlib.util.find_spec, needed):
        pytest.skip("it is not for this TensorFlow, or not installed")
    assert len(claimed) >= least
    assert unresolved(claimed) == {}


def test_names_in_texts_are_there():
    """A name of TensorFlow's that an advice mentions is one of the TensorFlow it is given for."""
    texts = {route.instead_on(RELEASE) for route in ROUTES}
    # ... but for tf.estimator as such, which texts speak about where it is gone.
    dotted = re.compile(r"\b(?:tf|contrib_compat)\.(?!contrib\b|estimator\b(?!\.))\w+(?:\.\w+)*")
    named = {found for text in texts for found in dotted.findall(text)}
    assert len(named) > 500
    assert unresolved(named) == {}


def plain(successor):
    """Returns the advice that says no more than what to use, and perhaps until when."""
    return {f"use {successor}", f"use {successor}, which has ended with TensorFlow 2.15"}


# Compiled natively, whose argument nobody calls by its name.
COMPILED = {"framework.nest.is_sequence"}


def test_what_is_only_renamed_takes_the_same_arguments(load):
    """Where a line says no more than what to use, and no difference, what 1.15 took is taken.

    ``tf-contrib migrate`` changes such names by itself.
    """
    tool = load("native_contrib")
    differ, compared = {}, 0
    for route in ROUTES:
        name = route.successor_on(RELEASE)
        is_claimed = name and not route.signature and route.instead in plain(route.successor)
        paths = (f"{module}.{route.name}" for module in route.modules)
        natively = next((NATIVE[path] for path in paths if path in NATIVE), [])
        if not is_claimed or len(natively) < 2 or natively[1] is None:
            continue
        try:
            today = tool.arguments(resolve(name))
        except (ImportError, AttributeError):  # Another test says so where its package is there.
            continue
        compared += 1
        if today is not None and not tool.takes(today, natively[1]):
            differ[route.full_name] = (natively[1], today)
    assert set(differ) <= COMPILED, differ
    assert compared > 300
