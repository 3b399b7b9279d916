"""What may not be read or written, as a user finds it who is not root.

Root may do everything, so that tests which run as root become somebody else for a while.
"""

import contextlib
import os
import shutil
import stat
import tempfile
from pathlib import Path

import pytest

from contrib_compat.publishing.additions import BEST_RECORD, LOCK
from contrib_compat.publishing.collection import collect_garbage
from contrib_compat.publishing.committing import publish
from contrib_compat.publishing.ledger import Ledger
from contrib_compat.publishing.records import read_sealed, write_sealed

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes are POSIX's")
NOBODY = 65534


@contextlib.contextmanager
def somebody():
    """Has root's process act as a user without rights; any other user is one already."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def base():
    """A directory of that user's, which all may look into."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    if os.geteuid() == 0:
        os.chown(str(path), NOBODY, -1)
    yield path
    path.chmod(0o755)
    for directory, names, _ in os.walk(str(path)):
        for name in names:  # Before it is looked into.
            os.chmod(os.path.join(directory, name), 0o755)
    shutil.rmtree(str(path))


def write(directory):
    """Writes an export as estimators do."""
    path = os.path.join(os.fsdecode(directory), "1500000000")
    os.makedirs(path)
    Path(path, "saved_model.pb").write_text("")
    return path


def published(base):
    """Publishes an export as the user, and returns its path; an error of it is raised."""
    with tempfile.TemporaryDirectory() as elsewhere:
        publish(elsewhere, write)  # Whatever is imported for it, root may read.
    with somebody():
        return Path(publish(str(base), write))


def test_a_base_that_may_not_be_written_is_an_error(base):
    """It names the directory, or what could not be made in it, and nothing is there afterwards."""
    base.chmod(0o555)
    with pytest.raises(PermissionError, match=str(base)):
        published(base / "below")
    with pytest.raises(PermissionError, match=str(base)):
        published(base)
    assert list(base.iterdir()) == []


def test_exports_stay_where_no_more_may_be_written(base):
    """The old export is what it was, and nothing is beside it."""
    first = published(base)
    before = sorted(path.name for path in base.iterdir())
    base.chmod(0o555)
    with pytest.raises(PermissionError, match=str(base)):
        published(base)
    assert sorted(path.name for path in base.iterdir()) == before
    assert (first / "saved_model.pb").exists()


@pytest.mark.parametrize("mode", [0, 0o444])
def test_a_lock_that_may_not_be_written_is_an_error(base, mode):
    """It names the file; the export that was made for it is gone again."""
    first = published(base)
    (base / LOCK).chmod(mode)
    with pytest.raises(PermissionError, match=LOCK):
        published(base)
    assert sorted(path.name for path in base.iterdir()) == [LOCK, first.name]


@pytest.mark.parametrize("mode", [0o755, 0o775, 0o777, 0o1777])
def test_who_may_export_to_a_directory_may_take_the_lock(base, mode):
    """A directory that users share has a lock that they share, whatever the first one's umask."""
    base.chmod(mode)
    umask = os.umask(0o077)
    try:
        published(base)
    finally:
        os.umask(umask)
    found = stat.S_IMODE((base / LOCK).stat().st_mode)
    assert found == 0o600 | (mode & 0o066)
    if mode & 0o002:
        (base / LOCK).chmod(found)
        publish(str(base), write)  # As root, where the tests are root's.
        published(base)


def test_an_old_export_that_may_not_be_looked_into_stays(base, warned):
    """Nobody knows what it is; the new export is there."""
    first = published(base)
    first.chmod(0)
    second = published(base)
    with somebody():
        collect_garbage(str(base), 1, str(second))
    assert sorted(path.name for path in base.iterdir()) == [LOCK, first.name, second.name]


def test_an_old_export_that_may_not_be_removed_is_a_warning(base, warned):
    """It is no export any more, as it can be moved; the run goes on, and tries again next time."""
    first, second = published(base), published(base)
    first.chmod(0o555)
    with somebody():
        collect_garbage(str(base), 1, str(second))
    assert not first.exists() and second.exists()
    (left,) = base.glob("temp-old-export-*")
    assert any("Can't remove" in line and left.name in line for line in warned)
    left.chmod(0o755)
    third = published(base)
    assert sorted(path.name for path in base.iterdir()) == [LOCK, second.name, third.name]


def test_a_stale_temporary_of_someone_else_is_a_warning(base, warned):
    """It is a warning, and the export is there."""
    stale = base / "temp-new-export-1000000000-deadbeef"
    stale.mkdir()
    (stale / "saved_model.pb").write_text("")
    stale.chmod(0o555)
    new = published(base)
    assert stale.exists() and new.exists()
    assert any("Can't remove" in line and stale.name in line for line in warned)


def test_in_a_sticky_directory_others_exports_stay(base, warned):
    """Who may not remove another user's export has a warning, and an export.

    Without a second user, what another one has there is what may not be moved.
    """
    first = published(base)
    if os.geteuid() == 0:
        os.chown(str(base), 0, -1)
        os.chown(str(first), 0, -1)
        base.chmod(0o1777)
    new = published(base)
    if os.geteuid() != 0:
        base.chmod(0o555)
    with somebody():
        collect_garbage(str(base), 1, str(new))
    assert first.exists() and new.exists()
    assert any("Can't remove" in line and first.name in line for line in warned)


def test_a_record_that_may_not_be_read_is_a_warning(base, warned):
    """What was best is read off the event files then; the file is not in the way."""
    record = str(base / BEST_RECORD)
    with somebody():
        write_sealed(record, {"known": {"loss": 1.0}})
    os.chmod(record, 0)
    with somebody():
        assert read_sealed(record) is None
        assert any("Can't read" in line and BEST_RECORD in line for line in warned)
        write_sealed(record, {"known": {"loss": 0.5}})
        assert read_sealed(record) == {"known": {"loss": 0.5}}


def test_a_ledger_that_may_not_be_written_is_a_warning(base, warned):
    """The export is worth more than the note of it."""
    directory = base / "export" / "Servo"
    directory.mkdir(parents=True)
    base.chmod(0o555)
    directory.chmod(0o555)
    with somebody():
        assert Ledger(str(base)).always("Servo", "ckpt-1", lambda: "there") == "there"
    assert any("Can't note" in line for line in warned)
