"""Every name of tf.contrib.estimator's models says what to write instead."""

import contextlib
import importlib
import inspect
import warnings

import pytest

from contrib_compat import routes
from contrib_compat.deprecation import ContribDeprecationWarning

DEPRECATED = [
    route
    for path, route in routes.TABLE.items()
    if path.startswith("estimator.") and route.target and route.warns
]


# Core's, which tf.contrib.estimator only showed, and what it never showed.
IN_ONE_MODULE = {
    "build_raw_supervised_input_receiver_fn",
    "build_supervised_input_receiver_fn_from_input_fn",
    "StepsExporter",
}


@pytest.mark.parametrize("route", DEPRECATED, ids=lambda route: route.name)
def test_a_use_warns_its_line_once_and_names_the_successor(route):
    """Calling a function or making an object warns the caller's line, once, with the successor."""
    legacy = getattr(importlib.import_module("tf_contrib." + route.modules[0]), route.name)
    with warnings.catch_warnings(record=True) as caught, contextlib.suppress(TypeError):
        warnings.simplefilter("always")
        for _ in range(2):
            with contextlib.suppress(TypeError):
                legacy()  # Most want arguments; the warning comes first.
    ours = [w for w in caught if issubclass(w.category, ContribDeprecationWarning)]
    assert len(ours) == 1
    assert ours[0].filename == __file__
    text = str(ours[0].message)
    assert text.startswith(f"tf.contrib.{route.full_name} is deprecated: ")
    assert route.instead in text
    if route.successor:
        # A method is written as the call of it.
        assert route.successor.rpartition(".")[2] in text


def test_the_names_are_those_the_releases_had():
    """Every name can be reached in tf.contrib.estimator and in the module that defined it."""
    for route in DEPRECATED:
        if route.name in IN_ONE_MODULE:
            continue
        short, deep = route.modules
        assert short == "estimator"
        assert deep.startswith("estimator.python.estimator.")
        legacy = importlib.import_module("tf_contrib." + deep)
        assert getattr(legacy, route.name) is getattr(
            importlib.import_module("tf_contrib." + short), route.name
        )


def test_signatures_survive_the_wrapper():
    """inspect.signature shows the arguments of the legacy function."""
    import tf_contrib

    names = list(inspect.signature(tf_contrib.estimator.multi_label_head).parameters)
    assert names[:2] == ["n_classes", "weight_column"]
