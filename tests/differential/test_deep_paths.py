"""Every deep path that real programs go by leads to the object of the short name.

That native contrib's paths are those of the route table is in test_legacy_paths.py.
"""

import importlib
import types
from pathlib import Path

import pytest

from contrib_compat import routes

CENSUS = Path(__file__).parents[2] / "tools" / "census.tsv"


def deep_paths():
    """Returns the paths of the census that lead through the files of contrib, to a symbol."""
    lines = CENSUS.read_text(encoding="utf-8").splitlines()[1:]
    paths = [line.partition("\t")[0] for line in lines]
    return [path for path in paths if "python" in path.split(".") and routed(path) is not None]


def routed(path):
    """Returns the line of the route table that a path leads to, if there is one of a symbol."""
    module, _, name = path.rpartition(".")
    route = routes.in_module(module).get(name)
    return None if route is None or route.kind == "module" else route


def shown(path, name):
    """Returns what a module of the tree shows by a name, or None if there is none.

    What a package shows under a name comes before the file of that name: ``tf.contrib.eager`` is
    the package's module ``tfe``, and a function may be called as its file.
    """
    full_name = "tf_contrib"
    module = importlib.import_module(full_name)
    try:
        for part in path.split("."):
            full_name = f"{full_name}.{part}"
            below = getattr(module, part, None)
            is_module = isinstance(below, types.ModuleType)
            module = below if is_module else importlib.import_module(full_name)
    except ImportError:
        return None
    return getattr(module, name, None)


def other_objects():
    """Returns the deep paths that lead elsewhere than another path of the same symbol, or nowhere
    where the short one leads somewhere."""
    different = []
    for path in deep_paths():
        route = routed(path)
        found = {module: shown(module, route.name) for module in route.modules}
        short, deep = found[route.modules[0]], found[path.rpartition(".")[0]]
        if deep is not short:
            different.append(path)
    return different


def test_there_are_enough_of_them():
    """The walk sees what programs use, and not an empty list."""
    assert len(deep_paths()) > 150


@pytest.mark.parametrize("copy", ["with", "without"])
def test_deep_paths_lead_to_the_object_of_the_short_name(request, tf, quiet, copy):
    """With the copy of TensorFlow 1.15 and without: the same object, or no object by either."""
    if copy == "with":
        request.getfixturevalue("with_copy")
    assert other_objects() == []
