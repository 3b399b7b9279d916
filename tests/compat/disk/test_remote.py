"""P9: file systems that TensorFlow alone knows: weak promises, and exactly those."""

import os

import pytest

from contrib_compat.disk import operations, remote
from contrib_compat.publishing.committing import publish


def write(base):
    path = os.path.join(base, "1500000000")
    os.makedirs(os.path.join(path, "variables"))
    for name in ("saved_model.pb", "variables/a", "variables/b"):
        with open(os.path.join(path, name), "w") as file:
            file.write(name)
    return path.encode()


class Watcher(operations.Observer):
    """Looks after each operation whether what can be loaded is complete; fails one on request."""

    def __init__(self, tf, base, fail_at=0):
        self._tf, self._base, self._fail_at = tf, base, fail_at
        self.count = 0

    def before(self, operation):
        self.count += operation.kind in ("_copy", "_digest")
        if operation.kind in ("_copy", "_digest") and self.count == self._fail_at:
            raise self._tf.errors.UnavailableError(None, None, "injected")

    def after(self, operation):
        assert loadable_are_complete(self._tf, self._base)


def loadable_are_complete(tf, base):
    gfile = tf.gfile
    if not gfile.Exists(base):
        return True
    for name in gfile.ListDirectory(base):
        path = f"{base}/{name}".rstrip("/")
        if gfile.Exists(path + "/saved_model.pb"):
            found = [gfile.Exists(f"{path}/variables/{file}") for file in "ab"]
            if found != [True, True]:
                return False
    return True


def test_no_loadable_export_is_incomplete(tf, ram):
    """What makes it an export comes last, and all is read back."""
    watcher = Watcher(tf, ram)
    with operations.observed(watcher):
        paths = [publish(ram, write).decode() for _ in range(3)]
    assert len(set(paths)) == 3 and paths == sorted(paths)
    for path in paths:
        with tf.gfile.GFile(path + "/variables/b") as file:
            assert file.read() == "variables/b"


@pytest.mark.parametrize("fail_at", range(1, 9))
def test_a_failure_leaves_nothing_that_can_be_loaded(tf, ram, fail_at):
    """Whichever copy or look back fails, the error is raised, and what was copied removed."""
    old = publish(ram, write).decode()
    watcher = Watcher(tf, ram, fail_at)
    with operations.observed(watcher), pytest.raises(tf.errors.UnavailableError, match="injected"):
        publish(ram, write)
    left = [name for name in tf.gfile.ListDirectory(ram) if not name.startswith(".")]
    assert left == [os.path.basename(old)]
    assert loadable_are_complete(tf, ram)


def test_bytes_that_come_back_otherwise_are_an_error(tf, ram, monkeypatch):
    """A file system that loses bytes is found out before the export can be loaded."""

    def copy(path, destination, overwrite):
        with tf.gfile.GFile(destination, "wb") as file:
            file.write(b"other")

    monkeypatch.setattr(tf.gfile, "Copy", copy)
    with pytest.raises(tf.errors.DataLossError, match="is not what was written"):
        publish(ram, write)


def test_two_writers_are_not_protected(tf, ram, monkeypatch):
    """Exactly that weak: of two processes that look at once, both take one version."""
    from contrib_compat.publishing.reservation import reserve

    tf.gfile.MakeDirs(ram)
    assert reserve(ram, 1500000000).version == reserve(ram, 1500000000).version


def test_two_writers_are_where_files_can_be_made_once(tf, ram):
    """A file system that has create_if_absent may offer it."""
    from contrib_compat.publishing.reservation import reserve

    def create(path, content):
        if tf.gfile.Exists(path):
            return False
        with tf.gfile.GFile(path, "wb") as file:
            file.write(content)
        return True

    tf.gfile.MakeDirs(ram)
    remote.offer_create_if_absent("ram", create)
    try:
        versions = [reserve(ram, 1500000000).version for _ in range(3)]
    finally:
        remote.offer_create_if_absent("ram", None)
    assert versions == [1500000000, 1500000001, 1500000002]


def test_a_file_that_can_not_be_renamed_leaves_nothing(tf, ram, monkeypatch):
    """What was written under another name goes; what could not be written was never there."""
    tf.gfile.MakeDirs(ram)

    def fail(*_, **__):
        raise tf.errors.UnavailableError(None, None, "injected")

    for name in ("Rename", "GFile"):
        with monkeypatch.context() as patch:
            patch.setattr(tf.gfile, name, fail)
            with pytest.raises(tf.errors.UnavailableError, match="injected"):
                remote.replace(ram + "/file", b"text")
        assert tf.gfile.ListDirectory(ram) == []


def test_a_directory_that_is_gone_with_its_files_is_removed(tf, ram, monkeypatch):
    """Where directories are but names of files nothing is left to remove: that is no fault."""

    def not_found(_):
        raise tf.errors.NotFoundError(None, None, "injected")

    monkeypatch.setattr(tf.gfile, "DeleteRecursively", not_found)
    remote.remove_export(ram + "/nothing", ["saved_model.pb"])
    for name in ("saved_model.pb", "more"):
        with tf.gfile.GFile(f"{ram}/export/{name}", "w") as file:
            file.write("model")
    with pytest.raises(tf.errors.NotFoundError, match="injected"):
        remote.remove_export(ram + "/export", ["saved_model.pb"])


def test_what_can_not_be_cleaned_up_is_a_warning(tf, ram, monkeypatch, warned):
    """The error of the copy is the one that is raised; that files are left is said."""

    def fail(*_, **__):
        raise tf.errors.UnavailableError(None, None, "injected")

    for name in ("Remove", "DeleteRecursively"):
        monkeypatch.setattr(tf.gfile, name, fail)
    with operations.observed(Watcher(tf, ram, 2)), pytest.raises(tf.errors.UnavailableError):
        publish(ram, write)
    assert len(warned) >= 2 and all("Can't remove" in line for line in warned)
