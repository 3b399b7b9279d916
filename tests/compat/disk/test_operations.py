"""The log of file operations."""

import pytest

from contrib_compat.disk import local, operations


class Log(operations.Observer):
    def __init__(self, refuse=""):
        self.seen = []
        self.refuse = refuse

    def before(self, operation):
        if operation.kind == self.refuse:
            raise OSError("refused")
        self.seen.append(("before", *operation))

    def after(self, operation):
        self.seen.append(("after", *operation))


def test_an_observer_sees_what_is_done(tmp_path):
    """Kind and paths, before and after, while it observes and no longer."""
    a, b = str(tmp_path / "a"), str(tmp_path / "b")
    log = Log()
    with operations.observed(log):
        local.create_file(a, b"")
        local.rename_new(a, b)
    local.unlink(b)
    assert log.seen == [
        ("before", "create_file", a, None),
        ("after", "create_file", a, None),
        ("before", "rename_new", a, b),
        ("after", "rename_new", a, b),
    ]


def test_what_an_observer_raises_takes_the_place_of_the_operation(tmp_path):
    """So a test has any one fail."""
    path = tmp_path / "a"
    with operations.observed(Log("create_file")), pytest.raises(OSError, match="refused"):
        local.create_file(str(path), b"")
    assert not path.exists()


def test_an_operation_that_fails_is_not_done(tmp_path):
    """Nobody hears of it afterwards."""
    log = Log()
    with operations.observed(log), pytest.raises(FileNotFoundError):
        local.unlink(str(tmp_path / "missing"))
    assert [what for what, *_ in log.seen] == ["before"]
