"""Names of contrib that the route table says are TensorFlow's own: on TF 1.15 they are natively.

Where contrib had a function of its own that core took over, that takes the same arguments; what
core has added comes after them.
"""

import importlib
import inspect

import pytest

from contrib_compat import routes

THEIRS = ("contrib_compat.successors:", "contrib_compat.versions.private_names:")
# It is a compiled function natively, whose argument nobody calls by its name.
COMPILED = "framework.nest.is_sequence"
# Keras 2.2's own, whose place those of TensorFlow's Keras have taken, with other arguments.
KERAS_2_2 = ("keras.optimizers.", "keras.callbacks.TensorBoard", "keras.backend.name_scope")
NATIVE = "tensorflow.contrib."
NAMES = [
    path
    for path, route in routes.TABLE.items()
    if (route.target or "").startswith(THEIRS)
    and route.until == routes.route.LAST_RELEASE
    and path != COMPILED
    and not path.startswith(KERAS_2_2)
]


def arguments(function):
    """Returns how a function is called; a class is by its constructor."""
    parameters = inspect.signature(function).parameters.values()
    return [(p.name, p.kind, "given" if p.default is not p.empty else None) for p in parameters]


def native_name(module, name):
    """Returns what native contrib has by a name; modules that it only shows are walked."""
    package, *path = module.split(".")
    # Some packages are another module of theirs to contrib itself: tf.contrib.summary, eager.
    contrib = importlib.import_module("tensorflow.contrib")
    found = getattr(contrib, package, None) or importlib.import_module(NATIVE + package)
    for step in path:
        found = getattr(found, step, None) or importlib.import_module(found.__name__ + "." + step)
    return getattr(found, name)


@pytest.mark.native
@pytest.mark.parametrize("path", NAMES)
def test_it_is_the_native_object(path):
    """The same object, or one that is called in the same way."""
    module, _, name = path.rpartition(".")
    native = native_name(module, name)
    ours = inspect.unwrap(getattr(importlib.import_module("tf_contrib." + module), name))
    if ours is not native and ours is not inspect.unwrap(native):
        assert type(ours) is type(native)
        if callable(native):
            wanted = arguments(native)
            assert arguments(ours)[: len(wanted)] == wanted
        else:
            assert ours == native
