"""Where the copy is looked for."""

import sys
from pathlib import Path

import pytest

from contrib_compat.legacy.itself import contents, copy, fetching
from contrib_compat.legacy.itself.contents import CopyError

from .test_fetching import silent


@pytest.fixture
def fetched(miniature, cache):
    """The root of a fetched copy in the cache."""
    fetching.fetch(cache, miniature.wheel(), silent)
    return copy.fetched_root(cache)


TABLE = "contrib/layers/table.csv"


@pytest.fixture
def earlier(fetched, monkeypatch):
    """A fetched copy from before two of the files were known that there are now."""
    known = contents.known_files()
    new = {TABLE: contents.Known((contents.digest(b"1,2\n"),), everywhere=True)}
    new["python/tpu/new.py"] = new[TABLE]
    monkeypatch.setattr(copy, "known_files", lambda: {**known, **new})
    return fetched


def test_without_a_copy_there_is_none(cache):
    """Where nothing was fetched and nothing is asked for, None is found and nothing is made."""
    assert copy.find_copy() is None
    assert not cache.exists()


def test_a_fetched_copy_is_found_unasked(fetched):
    """A copy that is there is used."""
    assert copy.find_copy() == fetched == copy.find_copy("fetched")


@pytest.mark.parametrize("how", ["argument", "variable"])
def test_the_switch_turns_it_off(fetched, monkeypatch, how):
    """``off`` means none, although a copy is there."""
    if how == "variable":
        monkeypatch.setenv("TF_CONTRIB_FROM", "off")
    assert copy.find_copy("off" if how == "argument" else None) is None


def test_the_argument_wins(fetched, monkeypatch):
    """What the program says stands before what the environment says."""
    monkeypatch.setenv("TF_CONTRIB_FROM", "off")
    assert copy.find_copy("fetched") == fetched


@pytest.mark.parametrize("how", ["argument", "variable"])
def test_an_installation_is_used_where_it_is(miniature, cache, monkeypatch, how):
    """A path names an installed 1.15; nothing is copied."""
    packages = miniature.installed()
    if how == "variable":
        monkeypatch.setenv("TF_CONTRIB_FROM", str(packages))
    found = copy.find_copy(str(packages) if how == "argument" else None)
    assert found == packages / "tensorflow_core"
    assert not cache.exists()


def test_what_is_asked_for_and_not_there_is_an_error(cache, monkeypatch):
    """``fetched`` without a copy names the command, and who asked: the variable or the program."""
    with pytest.raises(CopyError, match=r"contrib_from is 'fetched', but .*`tf-contrib fetch`"):
        copy.find_copy("fetched")
    monkeypatch.setenv("TF_CONTRIB_FROM", "fetched")
    with pytest.raises(CopyError, match="TF_CONTRIB_FROM is 'fetched'"):
        copy.find_copy()


def test_a_path_to_nothing_is_an_error(cache, monkeypatch):
    """A misspelt path isn't taken for no wish at all."""
    monkeypatch.setenv("TF_CONTRIB_FROM", "fetch")
    with pytest.raises(CopyError, match="TF_CONTRIB_FROM is 'fetch', which is neither"):
        copy.find_copy()


def test_a_wheel_must_be_fetched_first(miniature, cache):
    """Nothing is imported out of an archive: the error says how to make a copy of it."""
    wheel = str(miniature.wheel())
    with pytest.raises(CopyError, match="tf-contrib fetch --from"):
        copy.find_copy(wheel)


def test_another_release_is_no_copy(miniature, cache):
    """An installed TensorFlow of another release is refused by name."""
    with pytest.raises(CopyError, match=r"tensorflow 1\.14\.0"):
        copy.find_copy(str(miniature.installed("1.14.0", package="tensorflow")))


PLATFORMS = {
    "linux": ({}, ".cache/tf-contrib-compat"),
    "linux, XDG": ({"XDG_CACHE_HOME": "/x"}, "/x/tf-contrib-compat"),
    "darwin": ({}, "Library/Caches/tf-contrib-compat"),
    "win32": ({}, "AppData/Local/tf-contrib-compat/Cache"),
    "win32, LOCALAPPDATA": ({"LOCALAPPDATA": "/l"}, "/l/tf-contrib-compat/Cache"),
}


@pytest.mark.parametrize("platform", sorted(PLATFORMS))
def test_the_cache_is_where_the_platform_has_it(monkeypatch, platform):
    """Each platform's convention is kept, and what its variables say."""
    for variable in ("TF_CONTRIB_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    variables, place = PLATFORMS[platform]
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform.split(",")[0])
    assert copy.cache_directory() == Path.home() / place


def test_the_cache_can_be_named(monkeypatch, tmp_path):
    """The argument stands before the variable, and ``~`` is the home directory."""
    monkeypatch.setenv("TF_CONTRIB_CACHE", "~/mine")
    assert copy.cache_directory() == Path.home() / "mine"
    assert copy.cache_directory(str(tmp_path)) == tmp_path


def test_a_copy_of_an_earlier_release_goes_on(earlier):
    """It is found and used; what it lacks is known, and told with what adds it."""
    assert copy.find_copy() == earlier
    assert copy.lacking(earlier) == [TABLE, "python/tpu/new.py"]
    told = copy.damages(earlier)
    assert len(told) == 2 and all("an earlier release of this package" in one for one in told)
    with pytest.raises(CopyError, match=r"table\.csv: an earlier .*`tf-contrib fetch`"):
        copy.data_file(str(earlier / TABLE))


def test_a_copy_with_a_damaged_manifest_lacks_nothing_that_is_known(fetched):
    """What is wrong with it, ``--check`` tells."""
    (fetched / "MANIFEST").write_text("nothing\n")
    assert copy.lacking(fetched) == []
    assert copy.damages(fetched)


def test_data_is_asked_for_by_its_path(fetched, tmp_path):
    """Of files that are there it is the same; one of a copy must be that of TensorFlow 1.15."""
    file = fetched / "contrib/layers/__init__.py"
    assert copy.data_file(str(file)) == str(file)
    assert copy.data_file(str(tmp_path / "none.csv")) == str(tmp_path / "none.csv")
    file.write_text("changed")
    with pytest.raises(CopyError, match=r"is not the file of TensorFlow 1\.15 any more"):
        copy.data_file(str(file))
    file.unlink()
    with pytest.raises(CopyError, match="was removed from the copy"):
        copy.data_file(str(file))
