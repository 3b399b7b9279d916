"""The legacy paths are those of native TF 1.15."""

import functools
import importlib
import types

import pytest

from contrib_compat import routes

ANSWERED = [path for path, route in routes.TABLE.items() if route.target and route.until == "1.15"]
# Modules that earlier releases showed, and code of the time imports.
EARLIER = {"learn.experiment", "learn.metric_spec"}
UTILS = ("gc", "input_fn_utils", "saved_model_export_utils")


def native_module(path):
    """Finds a module of native contrib: what a package shows under a name, or else a file of it.

    ``tf.contrib.eager`` is the package's module ``tfe``, so that importing it finds another one.
    """
    module, name = importlib.import_module("tensorflow.contrib"), "tensorflow.contrib"
    for part in path.split("."):
        name = f"{name}.{part}"
        shown = getattr(module, part, None)
        # A function may have the name of the file that it stands in.
        is_module = isinstance(shown, types.ModuleType)
        module = shown if is_module else importlib.import_module(name)
    return module


def native_objects(route):
    """Returns what native TF 1.15 has by a route's paths, some of which earlier releases had."""
    found = {}
    for module in route.modules:
        try:
            found[module] = getattr(native_module(module), route.name)
        except (AttributeError, ModuleNotFoundError):
            continue
    return found


def kind(value):
    """Returns how the route table calls what a value is."""
    if isinstance(value, types.ModuleType):
        return "module"
    if isinstance(value, type):
        return "class"
    return "function" if callable(value) else "constant"


@pytest.mark.native
@pytest.mark.parametrize("path", ANSWERED)
def test_each_path_is_native(path):
    """By the first path of the table native contrib has that name, by others the same object."""
    route = routes.TABLE[path]
    found = native_objects(route)
    assert route.modules[0] in {*found, *EARLIER}
    assert len({id(value) for value in found.values()}) == 1


@pytest.mark.native
def test_each_line_is_of_what_natively_is_there():
    """What the table says to have been in 1.15 is there, and is of that kind."""
    wrong = []
    for path, route in routes.TABLE.items():
        if route.until == "1.15":
            found = [kind(value) for value in native_objects(route).values()]
            if set(found) != {route.kind}:
                wrong.append((path, route.kind, found))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.native
@pytest.mark.parametrize("module", UTILS)
def test_each_public_name_is_here(module):
    """What a native module defines for all to see is in the route table, by the same module."""
    native = native_module("learn.python.learn.utils." + module)
    defined = {
        name
        for name, value in vars(native).items()
        if not name.startswith("_")
        and not isinstance(value, types.ModuleType)
        and getattr(value, "__module__", native.__name__) == native.__name__
        and type(value).__module__ != "__future__"
    }
    assert defined <= set(routes.in_module("learn.utils." + module))


@pytest.mark.native
def test_defaults_and_the_order_of_arguments_are_native():
    """Each function has the signature it has natively."""
    import inspect

    import tf_contrib

    for route in routes.TABLE.values():
        if not (route.target and route.full_name.startswith("learn.utils.")):
            continue
        native = getattr(native_module(route.modules[-1]), route.name)
        if not inspect.isfunction(native):
            continue
        ours = functools.reduce(getattr, route.full_name.split("."), tf_contrib)
        assert [
            (p.name, p.default, p.kind) for p in inspect.signature(ours).parameters.values()
        ] == [(p.name, p.default, p.kind) for p in inspect.signature(native).parameters.values()]
