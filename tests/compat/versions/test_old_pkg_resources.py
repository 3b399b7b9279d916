"""What stands for ``pkg_resources``, asked as programs asked that."""

import importlib
import os
import sys

import pytest

if sys.version_info < (3, 8):
    pytest.skip("setuptools has it there", allow_module_level=True)

from contrib_compat.versions import old_pkg_resources as pkg_resources


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A distribution ``Of-Old`` 1.5 with a package of its own, and an entry point."""
    info = tmp_path / "of_old-1.5.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: Of-Old\nVersion: 1.5\n")
    (info / "entry_points.txt").write_text("[of.old]\njoin = os.path:join\n[other]\na = os:sep\n")
    (tmp_path / "of_old").mkdir()
    (tmp_path / "of_old" / "__init__.py").write_text("")
    (tmp_path / "of_old" / "a.txt").write_text("text")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "of_old", raising=False)
    return tmp_path


def test_a_distribution_is_asked_for(installed):
    """By its name or a requirement, with version and place; others are errors by their names."""
    found = pkg_resources.get_distribution("of-old>=1.4")
    assert (found.project_name, found.key, found.version) == ("Of-Old", "of-old", "1.5")
    assert str(found) == "Of-Old 1.5" and found.location == str(installed)
    assert found.parsed_version == pkg_resources.parse_version("1.5.0")
    with pytest.raises(pkg_resources.VersionConflict, match=r"Of-Old 1\.5 is installed, not"):
        pkg_resources.get_distribution("of-old>=2")
    with pytest.raises(pkg_resources.DistributionNotFound, match="nobody-has-this"):
        pkg_resources.get_distribution("nobody-has-this")


def test_requirements_are_read(installed):
    """From a text or from lines, without comments and what is empty; all have to be installed."""
    text = "of-old  # it is old\n\n# nothing\nof-old>1"
    assert [str(one) for one in pkg_resources.parse_requirements(text)] == ["of-old", "of-old>1"]
    assert [one.key for one in pkg_resources.require("of-old")] == ["of-old"]
    assert "of-old" in pkg_resources.working_set.by_key
    with pytest.raises(pkg_resources.RequirementParseError):
        pkg_resources.require(">=1")


def test_entry_points(installed):
    """All of a group, or those of one name."""
    (found,) = pkg_resources.iter_entry_points("of.old")
    assert found.load() is os.path.join
    assert [one.name for one in pkg_resources.iter_entry_points("of.old", "join")] == ["join"]
    assert not list(pkg_resources.iter_entry_points("of.old", "other"))


def test_files_of_a_package(installed):
    """Their paths, what is in them, and what is in a directory."""
    path = pkg_resources.resource_filename("of_old", "a.txt")
    assert path == str(installed / "of_old" / "a.txt")
    assert pkg_resources.resource_string("of_old", "a.txt") == b"text"
    with pkg_resources.resource_stream("of_old", "a.txt") as stream:
        assert stream.read() == b"text"
    assert "a.txt" in pkg_resources.resource_listdir("of_old", "")
    assert pkg_resources.resource_isdir("of_old", "")
    assert not pkg_resources.resource_exists("of_old", "b.txt")
    with pytest.raises(FileNotFoundError):
        pkg_resources.resource_string("of_old", "b.txt")


def test_a_package_in_two_directories(installed, monkeypatch):
    """It goes on where there is more of it."""
    (installed / "more" / "of_old").mkdir(parents=True)
    (installed / "more" / "of_old" / "__init__.py").write_text("")
    (installed / "more" / "of_old" / "b.py").write_text("name = __name__")
    monkeypatch.syspath_prepend(str(installed / "more"))
    monkeypatch.syspath_prepend(str(installed))
    monkeypatch.delitem(sys.modules, "of_old.b", raising=False)
    package = importlib.import_module("of_old")
    pkg_resources.declare_namespace("of_old")
    assert importlib.import_module("of_old.b").name == "of_old.b"
    assert len(package.__path__) == 2
