"""Local disks that know less than Linux' own: no links, no locks, no moves in one step."""

import errno
import os

import pytest

from contrib_compat.disk import local, locks


@pytest.fixture
def answers(monkeypatch):
    """Has a function of the system answer with an error, or do something first."""

    def answer(function, number, first=lambda *_: None):
        def instead(*arguments, **_):
            first(*arguments)
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(function, instead)

    return answer


@pytest.fixture
def in_two_steps(monkeypatch):
    """A system whose C library can't move to free names alone."""
    monkeypatch.setattr(local, "_renameat2", lambda: None)


# --- links and locks -----------------------------------------------------------------------------


def test_where_there_are_no_links_there_are_copies(tmp_path, answers):
    """A file system without them says so; any other error is one."""
    (tmp_path / "a").write_text("text")
    answers("os.link", errno.EXDEV)
    assert not local.link_or_copy(str(tmp_path / "a"), str(tmp_path / "b"), links=True)
    assert (tmp_path / "b").read_text() == "text"
    answers("os.link", errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        local.link_or_copy(str(tmp_path / "a"), str(tmp_path / "c"), links=True)
    assert not (tmp_path / "c").exists()


def test_a_link_is_made_anew(tmp_path):
    """It leads where it led, and is no copy of what is there."""
    (tmp_path / "a").symlink_to("nowhere")
    assert not local.link_or_copy(str(tmp_path / "a"), str(tmp_path / "b"), links=True)
    assert os.readlink(str(tmp_path / "b")) == "nowhere"


def test_where_there_are_no_locks_threads_wait_all_the_same(tmp_path, answers):
    """A file system without locks is no reason to fail; a disk that is broken is one."""
    path = str(tmp_path / "lock")
    answers("fcntl.flock", errno.ENOLCK)
    with locks.locked(path) as file:
        file.write(b"mine")
        assert file.read() == b"mine"
    answers("fcntl.flock", errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)), locks.locked(path):
        raise AssertionError("it is not locked")


def test_directories_that_cant_be_synced(tmp_path, answers, monkeypatch):
    """Some file systems don't sync directories, some systems can't open them; a fault is told."""
    answers("os.fsync", errno.EINVAL)
    local.sync_directory(str(tmp_path))
    answers("os.fsync", errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        local.sync_directory(str(tmp_path))
    monkeypatch.delattr("os.O_DIRECTORY")
    local.sync_directory(str(tmp_path))


# --- moving to a name that is free ---------------------------------------------------------------


def test_a_disk_that_is_broken_is_told(tmp_path, monkeypatch):
    """What the one step fails for is the error, unless the file system doesn't know it."""
    (tmp_path / "a").mkdir()

    def step(*_):
        local.ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(local, "_renameat2", lambda: step)
    number = errno.EIO
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        local.rename_new(str(tmp_path / "a"), str(tmp_path / "b"))
    number = errno.EINVAL
    local.rename_new(str(tmp_path / "a"), str(tmp_path / "b"))
    assert os.listdir(str(tmp_path)) == ["b"]


def test_two_steps_replace_nothing(tmp_path, in_two_steps):
    """A name that is taken stays what it is, be it an empty directory."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with pytest.raises(FileExistsError):
        local.rename_new(str(tmp_path / "a"), str(tmp_path / "b"))
    local.rename_new(str(tmp_path / "a"), str(tmp_path / "c"))
    assert sorted(os.listdir(str(tmp_path))) == ["b", "c"]


@pytest.mark.parametrize("comes", [True, False])
def test_a_name_that_is_taken_between_the_two_steps(tmp_path, in_two_steps, answers, comes):
    """Another process that comes between them is told as a name that is taken."""
    taken = tmp_path / "b"
    answers("os.rename", errno.ENOTEMPTY, lambda *_: comes and taken.mkdir())
    with pytest.raises(OSError) as failure:
        local.rename_new(str(tmp_path / "a"), str(taken))
    assert isinstance(failure.value, FileExistsError) is comes


def test_a_link_is_not_removed_as_a_tree(tmp_path):
    """Where it leads is another's."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(NotADirectoryError, match="is a link"):
        local.remove_tree(str(tmp_path / "b"))
    assert (tmp_path / "a").exists()
