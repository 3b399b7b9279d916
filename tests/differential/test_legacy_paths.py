"""The legacy paths of the export utilities are those of native TF 1.15: all of them, no others."""

import functools
import importlib
import types

import pytest

from contrib_compat import routes
from contrib_compat.routes import learn_export_utils

UTILS = ("gc", "input_fn_utils", "saved_model_export_utils")


def native_module(path):
    """Finds a module of native contrib, by import or as an attribute of one above."""
    try:
        return importlib.import_module("tensorflow.contrib." + path)
    except ImportError:
        contrib = importlib.import_module("tensorflow.contrib")
        return functools.reduce(getattr, path.split("."), contrib)


@pytest.mark.native
@pytest.mark.parametrize("route", learn_export_utils.ROUTES, ids=lambda route: route.name)
def test_each_path_is_native(route):
    """By each path that the route table names, native contrib has that name, the same object."""
    found = {id(getattr(native_module(module), route.name)) for module in route.modules}
    assert len(found) == 1


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

    for route in learn_export_utils.ROUTES:
        native = getattr(native_module(route.modules[-1]), route.name)
        if not inspect.isfunction(native):
            continue
        ours = functools.reduce(getattr, route.full_name.split("."), tf_contrib)
        assert [
            (p.name, p.default, p.kind) for p in inspect.signature(ours).parameters.values()
        ] == [(p.name, p.default, p.kind) for p in inspect.signature(native).parameters.values()]
