"""The legacy tree: names found by every path they had, and help for those that are not."""

import importlib

import pytest

import tf_contrib
from contrib_compat import routes

PATHS = [
    (module, route.name)
    for route in routes.TABLE.values()
    if route.target
    for module in route.modules
]


@pytest.mark.smoke
def test_every_legacy_path_leads_to_the_one_object():
    """Each name of the route table resolves by all of its paths, to the same object."""
    for route in routes.TABLE.values():
        if route.target is None:
            continue
        found = {
            id(getattr(importlib.import_module("tf_contrib." + module), route.name))
            for module in route.modules
        }
        assert len(found) == 1, route.full_name


@pytest.mark.smoke
def test_every_deprecated_name_carries_its_text_and_names_its_successor():
    """__deprecated__ is the route's text, and that names what comes after."""
    for route in routes.TABLE.values():
        if not route.target or not route.warns or route.target.startswith(":"):
            continue
        legacy = getattr(importlib.import_module("tf_contrib." + route.modules[0]), route.name)
        own = (
            vars(legacy) if isinstance(legacy, type) else {"__deprecated__": legacy.__deprecated__}
        )
        assert own["__deprecated__"] == route.deprecation, route.full_name
        if route.successor:
            assert route.successor.rpartition(".")[2] in route.instead, route.full_name


def test_names_are_cached_in_the_modules_globals():
    """A second look-up doesn't go through __getattr__."""
    module, name = PATHS[0]
    legacy = importlib.import_module("tf_contrib." + module)
    value = getattr(legacy, name)
    assert vars(legacy)[name] is value


def test_attribute_chains_need_no_import_of_the_submodule():
    """``tf_contrib.learn.python.learn.utils`` works by attribute access alone, as natively."""
    assert tf_contrib.learn.python.learn.utils.__name__ == "tf_contrib.learn.python.learn.utils"


def test_dir_shows_names_and_submodules():
    """dir() lists the names of the table and the modules below."""
    assert {"ExportStrategy", "utils", "python"} <= set(dir(tf_contrib.learn))


def test_star_imports_bring_the_legacy_names():
    """``from tf_contrib.learn import *`` brings what the table lists."""
    namespace = {}
    exec("from tf_contrib.learn.utils.gc import *", namespace)
    assert set(routes.in_module("learn.utils.gc")) <= set(namespace)


def test_a_misspelt_name_is_an_attribute_error_with_a_suggestion():
    """``ExportStrategi`` asks whether ExportStrategy was meant."""
    with pytest.raises(AttributeError, match="did you mean 'ExportStrategy'"):
        tf_contrib.learn.ExportStrategi  # noqa: B018


def test_a_name_of_another_module_says_where_it_is():
    """A name looked for in the wrong module is pointed to the right one."""
    with pytest.raises(AttributeError, match=r"found as tf\.contrib\.learn\.ExportStrategy"):
        tf_contrib.ExportStrategy  # noqa: B018


def test_an_unknown_name_is_an_ordinary_attribute_error():
    """hasattr and getattr with a default work as for any module."""
    assert not hasattr(tf_contrib.learn, "there_is_no_such_thing_at_all")


def test_modules_are_found_by_the_names_that_others_had_for_them():
    """``saved_model_export_utils.gc`` is ``learn.utils.gc``, as natively."""
    utils = tf_contrib.learn.utils
    assert utils.saved_model_export_utils.gc is utils.gc
    assert tf_contrib.learn.python.learn.saved_model_export_utils is utils.saved_model_export_utils
