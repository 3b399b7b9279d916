"""The disk of exports: files that appear as a whole, names that are taken once, links."""

import ast
import os
import threading
from pathlib import Path

import pytest
import tensorflow.compat.v1 as tf

import contrib_compat
from contrib_compat.disk import store


def make_files(directory, *names):
    for name in names:
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(name)
    return str(directory)


# --- files ---------------------------------------------------------------------------------------


def test_a_file_is_replaced(tmp_path):
    """Its directory is made, what was in it is gone, and nothing else is left."""
    path = str(tmp_path / "a" / "b" / "file")
    store.replace(path, b"one")
    store.replace(path, b"two")
    assert store.read(path) == b"two"
    assert os.listdir(os.path.dirname(path)) == ["file"]


def test_a_file_elsewhere_is_replaced(ram):
    """So is one on a file system that only TensorFlow knows."""
    store.replace(ram + "/a/file", b"one")
    store.replace(ram + "/a/file", b"two")
    assert store.read(ram + "/a/file") == b"two"
    assert store.names_in(ram + "/a") == ["file"]


@pytest.mark.parametrize("function", ["fsync", "replace"])
def test_what_was_there_survives_a_failure(tmp_path, monkeypatch, function):
    """A disk that fails leaves the old content and no remains."""
    path = str(tmp_path / "file")
    store.replace(path, b"one")

    def fail(*_):
        raise OSError("broken")

    with monkeypatch.context() as patch:
        patch.setattr(os, function, fail)
        with pytest.raises(OSError, match="broken"):
            store.replace(path, b"two")
    assert store.read(path) == b"one"
    assert os.listdir(str(tmp_path)) == ["file"]


def test_a_file_is_synced_before_it_has_its_name(tmp_path, record_calls):
    """And its directory afterwards, so that a power cut leaves the one or the other."""
    calls = record_calls(os, "fsync", "replace")
    store.replace(str(tmp_path / "file"), b"content")
    assert calls == ["fsync", "replace", "fsync"]


def test_a_file_is_set_aside(tmp_path):
    """It keeps its content under a name of its own."""
    make_files(tmp_path, "file")
    aside = store.set_aside(str(tmp_path / "file"))
    assert os.listdir(str(tmp_path)) == [os.path.basename(aside)]
    assert store.read(aside) == b"file"


# --- looking -------------------------------------------------------------------------------------


def test_a_link_that_leads_nowhere_exists(tmp_path):
    """Its name is taken."""
    (tmp_path / "link").symlink_to(tmp_path / "missing")
    assert store.exists(str(tmp_path / "link"))
    assert not store.exists(str(tmp_path / "missing"))
    assert store.is_link(str(tmp_path / "link"))


def test_files_behind_a_link_are_not_held(tmp_path):
    """A directory holds a file; a link to that directory, and a file, do not."""
    directory = make_files(tmp_path / "real", "b")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert store.holds_file(directory, ["a", "b"])
    assert not store.holds_file(directory, ["a"])
    assert not store.holds_file(str(tmp_path / "link"), ["b"])
    assert not store.holds_file(str(tmp_path / "real" / "b"), ["b"])


def test_folders_with_a_file_are_found_at_any_depth(tmp_path):
    """The directory itself is one of them."""
    directory = make_files(tmp_path / "a", "pb", "b/c/pbtxt", "d/other")
    assert sorted(store.folders_with_file(directory, ["pb", "pbtxt"])) == [
        directory,
        directory + "/b/c",
    ]


def test_files_to_be_read_may_be_behind_links(tmp_path):
    """A link to a file is one, a link to nothing is none, and a directory is none."""
    make_files(tmp_path, "file")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "dangling").symlink_to(tmp_path / "missing")
    (tmp_path / "directory").mkdir()
    found = [name for name in os.listdir(str(tmp_path)) if store.is_file(str(tmp_path / name))]
    assert sorted(found) == ["file", "link"]
    assert store.is_directory(str(tmp_path / "directory"))


def test_only_real_directories_are_empty(tmp_path):
    """Neither links nor files are, nor what holds something."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    make_files(tmp_path / "full", "file")
    found = [name for name in os.listdir(str(tmp_path)) if store.is_empty(str(tmp_path / name))]
    assert found == ["empty"]
    assert not store.is_empty(str(tmp_path / "full" / "file"))


# --- moving and removing -------------------------------------------------------------------------


@pytest.mark.parametrize("taken_by", ["directory", "empty directory", "file", "link"])
def test_a_name_is_taken_once(tmp_path, taken_by):
    """Nothing that is there is replaced, and what was to be moved stays."""
    source = make_files(tmp_path / "source", "a")
    target = tmp_path / "target"
    if taken_by == "directory":
        make_files(target, "b")
    elif taken_by == "empty directory":
        target.mkdir()
    elif taken_by == "file":
        target.write_text("")
    else:
        target.symlink_to(tmp_path / "missing")
    with pytest.raises(FileExistsError):
        store.move_new(source, str(target))
    assert os.listdir(source) == ["a"]
    assert sorted(os.listdir(str(tmp_path))) == ["source", "target"]


def test_a_name_that_is_taken_meanwhile_is_taken(tmp_path, monkeypatch):
    """What appears between the look and the move is not replaced either."""
    source, target = make_files(tmp_path / "source", "a"), str(tmp_path / "target")
    looks = iter([False, True])
    monkeypatch.setattr(store, "exists", lambda path: next(looks))
    make_files(tmp_path / "target", "b")
    with pytest.raises(FileExistsError):
        store.move_new(source, target)
    assert os.listdir(target) == ["b"]


def test_of_many_that_take_a_name_one_succeeds(tmp_path):
    """However many threads move to a name, it is one directory's."""
    sources = [make_files(tmp_path / f"source{i}", str(i)) for i in range(8)]
    barrier, won = threading.Barrier(len(sources)), []

    def move(source):
        barrier.wait()
        try:
            store.move_new(source, str(tmp_path / "target"))
        except FileExistsError:
            return
        won.append(source)

    threads = [threading.Thread(target=move, args=(source,)) for source in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert os.listdir(str(tmp_path / "target")) == [won[0][-1]]


def test_another_failure_is_no_taken_name(tmp_path):
    """A directory that can't be moved is said to be that."""
    with pytest.raises(FileNotFoundError):
        store.move_new(str(tmp_path / "missing"), str(tmp_path / "target"))


def test_trees_are_removed_and_links_only_cut(tmp_path):
    """What a link leads to stays, wherever in the tree it is; and a link is no tree."""
    kept = make_files(tmp_path / "kept", "file")
    tree = make_files(tmp_path / "tree", "a/b/file")
    (tmp_path / "tree" / "a" / "link").symlink_to(tmp_path / "kept")
    store.remove_tree(tree)
    assert not store.exists(tree)
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    with pytest.raises(OSError):
        store.remove_tree(str(tmp_path / "link"))
    assert os.listdir(kept) == ["file"]


def test_an_empty_directory_is_removed_and_no_other(tmp_path):
    """What came into it meanwhile saves it."""
    directory = make_files(tmp_path / "full", "file")
    with pytest.raises(OSError):
        store.remove_empty(directory)
    assert os.listdir(directory) == ["file"]


def test_directories_are_made_once(tmp_path):
    """Unless it may be there already."""
    store.make_directory(str(tmp_path / "a" / "b"))
    with pytest.raises(FileExistsError):
        store.make_directory(str(tmp_path / "a" / "b"))
    store.make_directory(str(tmp_path / "a" / "b"), exist_ok=True)


def test_paths_with_the_scheme_of_files_are_local(tmp_path):
    """``file://`` says what a plain path says."""
    directory = "file://" + make_files(tmp_path / "a", "file")
    assert store.holds_file(directory, ["file"])
    store.move_new(directory, f"file://{tmp_path}/b")
    store.remove_tree(f"file://{tmp_path}/b")
    assert store.names_in(f"file://{tmp_path}") == []


ROOMS = ("disk", "exporters", "publishing", "strategies")
# The last looks at /proc alone.
DISKS = (
    *(f"disk/{name}.py" for name in ("store", "local", "locks", "remote")),
    "publishing/processes.py",
)
CALLS_OF_OS = {
    *("listdir", "makedirs", "mkdir", "open", "remove", "removedirs", "rename", "renames"),
    *("replace", "rmdir", "scandir", "symlink", "unlink", "walk"),
}


def calls_of_disks(tree):
    """Yields what a file calls to look at a disk, or to change it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, (ast.Name, ast.Attribute)):
            of = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            if of in ("gfile", "shutil") or (of == "os" and node.attr in CALLS_OF_OS):
                yield f"{of}.{node.attr}"
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "open":
            yield "open"


def test_rule_7_exports_have_one_store():
    """Of the rooms that write exports, no other file touches the disk of an export."""
    package = Path(contrib_compat.__file__).parent
    strangers = {
        path.relative_to(package).as_posix(): sorted(found)
        for room in ROOMS
        for path in (package / room).rglob("*.py")
        for found in [set(calls_of_disks(ast.parse(path.read_text())))]
        if found and path.relative_to(package).as_posix() not in DISKS
    }
    assert strangers == {}


def test_what_disks_answer_is_known():
    """Local disks and file systems of TensorFlow fail by errors of their own."""
    assert issubclass(OSError, store.ERRORS) and issubclass(tf.errors.NotFoundError, store.ERRORS)
