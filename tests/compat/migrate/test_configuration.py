"""What ``pyproject.toml`` says of the migration."""

import importlib
import sys

import pytest

from contrib_compat.migrate import configuration

TABLE = "[tool.tf-contrib.migrate]\n"


@pytest.fixture
def project(tmp_path):
    """Writes a ``pyproject.toml`` and reads what it says."""

    def project(text):
        (tmp_path / "pyproject.toml").write_text(text)
        return configuration.found(tmp_path)

    return project


@pytest.fixture
def without(monkeypatch):
    """Takes modules away."""

    def without(*names):
        def import_module(name):
            if name in names:
                raise ImportError(name)
            return found(name)

        found = importlib.import_module
        monkeypatch.setattr(importlib, "import_module", import_module)

    return without


def test_without_a_reader_it_says_what_is_needed(project, without):
    """A file that mentions the tool can't be passed over; one that doesn't is nobody's business."""
    without("tomllib", "tomli")
    with pytest.raises(configuration.ConfigurationError, match=r"needs Python 3\.11, or tomli"):
        project(TABLE)
    assert project("[tool.other]\n") == {}


@pytest.mark.skipif(sys.version_info < (3, 11), reason="it has no tomllib to stand for tomli")
def test_an_older_python_reads_it_by_tomli(project, without, monkeypatch):
    """It is the same reader, by the name that it had before Python had it."""
    monkeypatch.setitem(sys.modules, "tomli", importlib.import_module("tomllib"))
    without("tomllib")
    assert project(f'{TABLE}baseline = "a.json"\n')["baseline"].endswith("a.json")


@pytest.mark.parametrize(
    "text, said",
    [
        ("colour = 1", "has 'colour', wanted"),
        ("baseline = 1", "baseline is 1, wanted a str"),
        ("exclude = [1]", "exclude is .1., wanted a list"),
        ("baseline = ", "pyproject.toml: "),
    ],
)
@pytest.mark.skipif(sys.version_info < (3, 11), reason="it has no tomllib")
def test_what_it_can_not_say(project, text, said):
    """An unknown key, a value of another kind, and what is no TOML are told with the file."""
    with pytest.raises(configuration.ConfigurationError, match=said):
        project(TABLE + text + "\n")
