"""Names of contrib that the route table says are TensorFlow's own: on TF 1.15 they are natively.

Where contrib had a function of its own that core took over, that takes the same arguments; what
core has added comes after them.
"""

import importlib
import inspect

import pytest

from contrib_compat import routes

THEIRS = ("contrib_compat.successors:", "contrib_compat.versions.private_names:")
# Modules that had left when 1.15 came, with names that are still in others.
PATHS_OF_BEFORE = ("data.python.ops.dataset_ops", "rnn.rnn_cell", "tpu.ops.gen_tpu_ops")
# It is a compiled function natively, whose argument nobody calls by its name.
COMPILED = ("framework.nest", "is_sequence")
NAMES = [
    (module, route.name)
    for route in routes.TABLE.values()
    if (route.target or "").startswith(THEIRS) and route.until == routes.route.LAST_RELEASE
    for module in route.modules
    if module not in PATHS_OF_BEFORE and (module, route.name) != COMPILED
]


def arguments(function):
    """Returns how a function is called; a class is by its constructor."""
    parameters = inspect.signature(function).parameters.values()
    return [(p.name, p.kind, "given" if p.default is not p.empty else None) for p in parameters]


def native_name(module, name):
    """Returns what native contrib has by a name; modules that it only shows are walked."""
    package, *path = module.split(".")
    found = importlib.import_module("tensorflow.contrib." + package)
    for step in path:
        found = getattr(found, step, None) or importlib.import_module(found.__name__ + "." + step)
    return getattr(found, name)


@pytest.mark.native
@pytest.mark.parametrize(("module", "name"), NAMES)
def test_it_is_the_native_object(module, name):
    """The same object, or one that is called in the same way."""
    native = native_name(module, name)
    ours = inspect.unwrap(getattr(importlib.import_module("tf_contrib." + module), name))
    if ours is not native and ours is not inspect.unwrap(native):
        assert type(ours) is type(native)
        if callable(native):
            wanted = arguments(native)
            assert arguments(ours)[: len(wanted)] == wanted
        else:
            assert ours == native
