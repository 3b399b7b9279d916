"""What the table says to write today is there, on the TensorFlow that the test runs on."""

import importlib
import importlib.util
import json
import os
import re
import subprocess
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
TOOLS = HERE.parents[2] / "tools"
#: Packages that are imported in a process of their own: what their names begin with, and what they
#: need that is not installed with them.
OLDER = {
    "kfac": (["kfac"], []),
    "tensorboard": (["tensorboard"], []),
    "tensorflow_addons": (["tfa", "tensorflow_addons"], []),
    "tensorflow_constrained_optimization": (["tfco"], ["scipy"]),
    "tensorflow_gan": (["tensorflow_gan"], []),
    "tensorflow_model_optimization": (["tfmot"], []),
}
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


def of_older_packages():
    """Returns what successors in :data:`OLDER` lack, and what differs; in a process of its own.

    They warn, and change the TensorFlow of the process; what texts tell to do before they are
    imported is done.
    """
    warnings.simplefilter("ignore")
    import native_contrib

    import contrib_compat

    # For tensorflow-hub, on which tensorflow-gan stands; setuptools 82 took it out.
    old = importlib.import_module("contrib_compat.versions.old_pkg_resources")
    sys.modules.setdefault("pkg_resources", old)
    if not hasattr(importlib.import_module("tensorflow"), "estimator"):
        contrib_compat.install()
    names = {
        package: successors(*roots)
        for package, (roots, needed) in OLDER.items()
        if None not in map(importlib.util.find_spec, [package, *needed])
    }
    roots = [root for package in names for root in OLDER[package][0]]
    lacking = {package: unresolved(claimed) for package, claimed in names.items()}
    counts = {package: len(claimed) for package, claimed in names.items()}
    return counts, lacking, differences(native_contrib, roots)[0]


def test_successors_of_older_packages_are_there():
    """As those of others: each name, and the arguments where no difference is told."""
    if not any(map(importlib.util.find_spec, OLDER)):
        pytest.skip("none of them is installed")
    paths = [str(HERE), str(TOOLS), *sys.path]
    program = "import json, test_successors as t; print(json.dumps(t.of_older_packages()))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=dict(os.environ, PYTHONPATH=os.pathsep.join(paths)),
        stdout=subprocess.PIPE,
        timeout=300,
        check=True,
    )
    counts, lacking, differ = json.loads(done.stdout.splitlines()[-1])
    assert {package: names for package, names in lacking.items() if names} == {}
    assert differ == {}
    assert counts.get("tensorflow_gan", 90) >= 90 and counts.get("kfac", 70) >= 70


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


def differences(tool, roots):
    """Returns what lines claim to be only renamed and is not, and how many were compared.

    Args:
      tool: tools/native_contrib.py.
      roots: what the names of their successors begin with.
    """
    differ, compared = {}, 0
    for route in ROUTES:
        name = route.successor_on(RELEASE)
        is_claimed = name and not route.signature and route.instead in plain(route.successor)
        paths = (f"{module}.{route.name}" for module in route.modules)
        natively = next((NATIVE[path] for path in paths if path in NATIVE), [])
        if not is_claimed or len(natively) < 2 or natively[1] is None:
            continue
        if name.partition(".")[0] not in roots:
            continue
        try:
            today = tool.arguments(resolve(name))
        except (ImportError, AttributeError):  # Another test says so where its package is there.
            continue
        compared += 1
        if today is not None and not tool.takes(today, natively[1]):
            differ[route.full_name] = (natively[1], today)
    return differ, compared


def test_what_is_only_renamed_takes_the_same_arguments(load):
    """Where a line says no more than what to use, and no difference, what 1.15 took is taken.

    ``tf-contrib migrate`` changes such names by itself.
    """
    roots = ["tf", "contrib_compat", "tf_keras", "tfp", "tensorflow_probability", "tf_slim"]
    differ, compared = differences(load("native_contrib"), roots)
    assert set(differ) <= COMPILED, differ
    assert compared > 300
