"""What is written over a program, and when it is not."""

import os

import pytest

from contrib_compat.migrate import writing


def test_a_file_that_may_not_be_written(tmp_path, monkeypatch):
    """Its directory may be, and yet it is not replaced."""
    path = tmp_path / "a.py"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError, match="may not be written"):
        writing.replace(path, b"before", b"after")
    assert os.listdir(tmp_path) == ["a.py"] and path.read_bytes() == b"before"


def test_a_file_that_somebody_else_has_written_to(tmp_path):
    """What was read is no longer there, so that nothing is written over it."""
    path = tmp_path / "a.py"
    path.write_bytes(b"theirs")
    with pytest.raises(writing.ChangedMeanwhileError, match="has changed since it was read"):
        writing.replace(path, b"before", b"after")
    assert path.read_bytes() == b"theirs"


def test_its_mode_stays(tmp_path):
    """A script that could be run can be run afterwards; a link leads where it led."""
    path = tmp_path / "a.py"
    path.write_bytes(b"before")
    path.chmod(0o755)
    (tmp_path / "b.py").symlink_to("a.py")
    writing.replace(tmp_path / "b.py", b"before", b"after")
    assert path.read_bytes() == b"after" and path.stat().st_mode & 0o777 == 0o755
    assert os.readlink(tmp_path / "b.py") == "a.py"
