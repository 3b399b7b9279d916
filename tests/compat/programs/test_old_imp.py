"""What stands for the module ``imp``, asked as programs asked that."""

import sys

import pytest

from contrib_compat.programs import old_imp as imp


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A directory with a module and a package, whose modules are forgotten afterwards."""
    (tmp_path / "of_imp.py").write_text("count = globals().get('count', 0) + 1")
    (tmp_path / "pack_of_imp").mkdir()
    (tmp_path / "pack_of_imp" / "__init__.py").write_text("from . import inner")
    (tmp_path / "pack_of_imp" / "inner.py").write_text("broken = False")
    (tmp_path / "broken_for_imp.py").write_text("1 / 0")
    for name in ("of_imp", "pack_of_imp", "pack_of_imp.inner", "broken_for_imp"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_what_is_found_is_loaded(folder):
    """A module by its open file, a package by its directory, and what Python brings by its name."""
    file, path, description = imp.find_module("of_imp", [str(folder)])
    with file:
        assert (path, description) == (str(folder / "of_imp.py"), (".py", "r", imp.PY_SOURCE))
        assert imp.load_module("of_imp", file, path, description).count == 1
    found = imp.find_module("pack_of_imp")
    assert found == (None, str(folder / "pack_of_imp"), ("", "", imp.PKG_DIRECTORY))
    package = imp.load_module("pack_of_imp", *found)
    assert package.inner.broken is False and sys.modules["pack_of_imp"] is package
    found = imp.find_module("sys")
    assert found == (None, "sys", ("", "", imp.C_BUILTIN))
    assert imp.load_module("sys", *found) is sys


def test_a_module_that_is_there_runs_again(folder):
    """The same object has what is new: that is what a second ``load_source`` did."""
    first = imp.load_source("of_imp", str(folder / "of_imp.py"))
    assert imp.load_source("of_imp", str(folder / "of_imp.py")) is first
    assert first.count == 2


def test_what_is_not_there(folder):
    """Nothing of that name, no module's file, and a module that fails leave nothing behind."""
    with pytest.raises(ImportError, match="No module named 'nowhere'"):
        imp.find_module("nowhere", [str(folder)])
    with pytest.raises(ImportError, match="no module's file"):
        imp.load_source("of_imp", str(folder / "of_imp.txt"))
    with pytest.raises(ZeroDivisionError):
        imp.load_source("broken_for_imp", str(folder / "broken_for_imp.py"))
    assert "broken_for_imp" not in sys.modules


def test_the_lock_that_there_was():
    """Nobody holds it, and whoever asks for it goes on."""
    imp.acquire_lock()
    assert not imp.lock_held()
    imp.release_lock()
