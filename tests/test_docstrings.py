"""What ``help()`` says of public names: no argument without a word."""

import importlib
import inspect
import re

import pytest

from contrib_compat import exporters, routes


def public():
    """Returns what the package shows that is its own: where it is, by the name that users know."""
    found = {
        route.full_name: route.target
        for route in routes.TABLE.values()
        if (route.target or "").startswith("contrib_compat.") and not route.name.startswith("_")
    }
    # What TensorFlow and the estimator package document themselves.
    theirs = (":", *(f"contrib_compat.{room}" for room in ("estimator", "successors", "versions")))
    ours = {name: place for name, place in found.items() if not place.startswith(theirs)}
    # Says that its arguments are those of the class below.
    del ours["estimator.python.estimator.exporter.StepsExporter"]
    ours.update(
        {f"exporters.{name}": f"contrib_compat.exporters:{name}" for name in exporters.__all__}
    )
    return ours


PUBLIC = public()


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_argument_is_explained(name):
    """The docstring has an entry for each argument of a public function or class."""
    module, _, attribute = PUBLIC[name].partition(":")
    thing = getattr(importlib.import_module(module), attribute)
    if not callable(thing):
        return
    text, called = inspect.getdoc(thing) or "", thing
    if inspect.isclass(thing):
        constructors = [name for name in ("__init__", "__new__") if name in vars(thing)]
        called = getattr(thing, constructors[0]) if constructors else object
        text += "\n" + (inspect.getdoc(called) or "")
    try:
        parameters = list(inspect.signature(called).parameters)
    except ValueError:  # object() has none to tell of.
        return
    silent = [
        parameter
        for parameter in parameters
        if parameter not in ("self", "cls", "_cls", "instance", "args", "kwargs")
        and not re.search(rf"^\s*\**{parameter}: *\S", text, re.MULTILINE)
    ]
    assert silent == []
