"""Marks: of which process it can be said that it is gone."""

import os
import subprocess
import sys

import pytest

from contrib_compat.publishing import processes
from contrib_compat.publishing.processes import is_gone, own_mark

pytestmark = pytest.mark.skipif(
    not os.path.exists("/proc/self/stat"), reason="only Linux tells of its processes like this"
)


@pytest.fixture
def mark_of(monkeypatch):
    """Returns the mark that another process has."""

    def mark_of(pid):
        return own_mark()._replace(pid=pid, start=processes._start_of(pid))

    return mark_of


def test_this_process_is_there():
    """Its mark names host, boot, number and start."""
    mark = own_mark()
    assert (mark.pid, is_gone(mark)) == (os.getpid(), False)
    assert mark.start and mark.boot != "0" * 8 and str(mark).count("-") == 3


def test_a_process_is_gone_when_it_has_ended(mark_of):
    """Not before."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        mark = mark_of(process.pid)
        assert is_gone(mark) is False
    finally:
        process.kill()
        process.wait()
    assert is_gone(mark) is True


def test_a_killed_process_that_nobody_waits_for_is_gone(mark_of):
    """What is left of it writes nothing."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    mark = mark_of(process.pid)
    process.kill()
    try:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert is_gone(mark) is True
    finally:
        process.wait()


def test_a_number_that_another_process_has_now_is_no_proof_of_life():
    """It started at another time."""
    assert is_gone(own_mark()._replace(start=own_mark().start + 1)) is True


def test_after_a_boot_all_are_gone():
    """Whatever their numbers."""
    assert is_gone(own_mark()._replace(boot="01234567")) is True


@pytest.mark.parametrize("change", [{"host": "01234567"}, {"start": 0}])
def test_of_others_nobody_knows(change):
    """Neither of those on another machine, nor of what did not know its own start."""
    assert is_gone(own_mark()._replace(**change)) is None


def test_a_process_that_forked_has_a_mark_of_its_own():
    """The child is another process."""
    mark = str(own_mark())
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        os.write(write, str(own_mark()).encode())
        os._exit(0)
    os.waitpid(pid, 0)
    assert os.read(read, 1000).decode() != mark
    os.close(read)
    os.close(write)
