"""The import map of contrib, each of its lines, on the TensorFlow at hand."""

import importlib
import re

import pytest

from contrib_compat import versions
from contrib_compat.legacy.itself import in_use, sights
from contrib_compat.versions import contrib_imports
from contrib_compat.views import View

LINES = contrib_imports.lines()
FOR_HERE = [line for line in LINES if contrib_imports.is_installed(line.on)]
MOVED = [line for line in FOR_HERE if line.on.startswith("tensorflow>=")]
NOT_YET = [line for line in LINES if not contrib_imports.is_installed(line.on)]


def _name(line):
    return f"{line.was}, {line.on}" if isinstance(line, contrib_imports.Line) else "none"


@pytest.fixture(scope="module", autouse=True)
def version_2(copy_of_1_15):
    """TensorFlow 1.15 needs no map; elsewhere lines may lead to files of the copy."""
    if versions.has_native_contrib():
        pytest.skip("TensorFlow 1.15 is what the map leads from")
    in_use.choose(copy_of_1_15)
    yield
    in_use.choose(None)


def test_the_map_is_readable():
    """Each line is whole, once there, and says why in a sentence."""
    assert len({(line.was, line.on) for line in LINES}) == len(LINES)
    for line in LINES:
        assert re.match(r"^[\w.]+$", line.was), line
        assert re.match(r"^[\w.]+(:[\w.]+)?$", line.to), line
        assert line.why.endswith("."), line


def _at_its_old_place(was):
    """Returns what TensorFlow, numpy or Python itself has by a name; raises if that is nothing."""
    try:
        found = importlib.import_module(was)
    except ImportError:
        module, _, name = was.rpartition(".")
        return getattr(importlib.import_module(module), name)
    if found.__spec__ is None:
        raise ImportError("It has been put back for the estimator")
    return found


@pytest.mark.parametrize("line", FOR_HERE, ids=_name)
def test_each_line_leads_somewhere(line):
    """Contrib finds each name by its old place, and what it finds is what the line says."""
    sight = sights.contrib()
    try:
        found = sight.module(line.was)
    except ImportError:
        module, _, name = line.was.rpartition(".")
        found = getattr(sight.module(module), name)
    module, _, names = line.to.partition(":")
    expected = importlib.import_module(module)
    for name in filter(None, names.split(".")):
        expected = getattr(expected, name)
    behind = vars(View)["_view_module"].__get__(found) if isinstance(found, View) else found
    assert behind is expected or behind == expected


@pytest.mark.parametrize("line", MOVED, ids=_name)
def test_no_line_is_there_before_its_time(line):
    """What is still where it was on this TensorFlow needs no line for it."""
    if line.was.startswith("tensorflow.python.layers.normalization"):
        pytest.skip("It is there, but what it leads to is not, depending on Keras")
    if line.was == "tensorflow.keras":
        pytest.skip("It is there, but is the Keras of version 2, or Keras 3")
    with pytest.raises((ImportError, AttributeError)):
        _at_its_old_place(line.was)


@pytest.mark.parametrize("line", NOT_YET, ids=_name)
def test_no_line_is_missing_for_this_release(line):
    """What a line says has moved on other releases is where it was on this one."""
    _at_its_old_place(line.was)


@pytest.mark.parametrize(
    "requirement, holds",
    [
        ("python>=3.7", True),
        ("python>=9", False),
        ("tensorflow", True),
        ("tensorflow>=1,<2", False),
        ("numpy>=1", True),
        ("no-such-distribution", False),
        ("tensorflow and no-such-distribution", False),
        ("tensorflow and python>=3.7", True),
    ],
)
def test_requirements(requirement, holds):
    """A line is for the releases that its requirement names."""
    assert contrib_imports.is_installed(requirement) is holds


def test_release_candidates_count_as_their_release(monkeypatch):
    """TensorFlow 2.22.0rc0 is 2.22."""
    candidate = contrib_imports.Version("2.22.0rc0")
    monkeypatch.setattr(contrib_imports, "tf_version", lambda: candidate)
    assert contrib_imports.is_installed.__wrapped__("tensorflow>=2.22")
