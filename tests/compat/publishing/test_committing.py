"""Every export gets a version of its own, and one that fails leaves nothing."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from contrib_compat.publishing.additions import is_addition
from contrib_compat.publishing.committing import publish, publish_at, turn


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Stops the clock."""
    monkeypatch.setattr(time, "time", lambda: 1500000000.5)


def names(directory):
    """Lists what natively is there too."""
    return sorted(name for name in os.listdir(str(directory)) if not is_addition(name))


def write(base, version="1500000000", content=""):
    """Writes an export as estimators do, and returns its path as they do."""
    path = os.path.join(os.fsdecode(base), version)
    os.makedirs(path)
    Path(path, "saved_model.pb").write_text(content)
    return path.encode()


def in_threads(count, target):
    """Calls a function at once in several threads; returns what was returned and raised."""
    barrier, results = threading.Barrier(count), []

    def run(number):
        barrier.wait()
        try:
            results.append(target(number))
        except Exception as error:
            results.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_the_version_is_the_time(tmp_path):
    """The path is that of an export directly below the base, as bytes where that came.

    When it began to be written is no matter: an export that is published later has a greater one.
    """
    base = str(tmp_path)
    assert publish(base, write) == os.path.join(base, "1500000000").encode()
    assert publish(base, lambda b: write(b, "1500000007").decode()) == base + "/1500000001"
    assert names(base) == ["1500000000", "1500000001"]


@pytest.mark.parametrize("base", [str, bytes, lambda path: str(path) + "/"])
def test_bases_are_of_any_kind(tmp_path, base):
    """Text, bytes and a slash at the end."""
    given = os.fsencode(str(tmp_path)) if base is bytes else base(tmp_path)
    assert publish(given, write) == os.path.join(str(tmp_path), "1500000000").encode()


@pytest.mark.parametrize("taken_by", ["export", "empty", "file", "link"])
def test_a_version_that_is_taken_is_passed_over(tmp_path, taken_by):
    """Whatever has the name keeps it."""
    taken = tmp_path / "1500000000"
    if taken_by == "export":
        write(tmp_path)
    elif taken_by == "empty":
        taken.mkdir()
    elif taken_by == "file":
        taken.write_text("")
    else:
        taken.symlink_to(tmp_path / "missing")
    assert publish(str(tmp_path), lambda b: write(b, content="new")).endswith(b"/1500000001")
    assert (tmp_path / "1500000001" / "saved_model.pb").read_text() == "new"
    assert names(tmp_path) == ["1500000000", "1500000001"]


def test_a_version_is_not_visible_before_it_is_complete(tmp_path):
    """While an export is written, there is nothing that has a number for a name."""
    seen = []

    def slowly(base):
        path = write(base)
        seen.extend(os.listdir(str(tmp_path)))
        return path

    publish(str(tmp_path), slowly)
    assert len(seen) == 1 and seen[0].startswith("temp-")


def test_an_export_that_fails_leaves_nothing(tmp_path):
    """Neither a version nor a temporary directory."""

    def fail(base):
        write(base, "temp-1500000000")
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError, match="disk full"):
        publish(str(tmp_path), fail)
    assert names(tmp_path) == []


def test_threads_meet_no_more(tmp_path):
    """Of many exports in one second each has a version of its own."""
    paths = in_threads(16, lambda number: publish(str(tmp_path), lambda b: write(b, content="x")))
    assert sorted(paths) == [f"{tmp_path}/{1500000000 + i}".encode() for i in range(16)]
    assert len(names(tmp_path)) == 16


PROCESS = """
import os, sys
from contrib_compat.publishing.committing import publish

def write(base):
    path = os.path.join(base, "1500000000")
    os.makedirs(path)
    open(os.path.join(path, "saved_model.pb"), "w").close()
    return path

print("ready", flush=True)
sys.stdin.readline()
for _ in range(50):
    print(publish(sys.argv[1], write))
"""


@pytest.mark.slow
@pytest.mark.cluster
def test_processes_meet_no_more(tmp_path):
    """Of two processes that export fifty times each, every export is there."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)),
        )
        for _ in range(2)
    ]
    try:
        assert [process.stdout.readline() for process in processes] == [b"ready\n"] * 2
        for process in processes:
            process.stdin.write(b"go\n")
            process.stdin.flush()
        paths = [
            path for process in processes for path in process.communicate(timeout=120)[0].split()
        ]
    finally:
        for process in processes:
            process.kill()
    assert sorted(os.path.basename(path).decode() for path in paths) == names(tmp_path)
    assert len(set(paths)) == 100


def test_elsewhere_exports_have_their_turns(tf, ram):
    """Where nothing is exclusive, a thread waits for the one before."""
    inside, most = [], []

    def slowly(base):
        inside.append(base)
        most.append(len(inside))
        path = write(base)
        time.sleep(0.02)
        inside.pop()
        return path

    paths = in_threads(6, lambda number: publish(ram, slowly))
    assert sorted(paths) == [f"{ram}/{1500000000 + i}".encode() for i in range(6)]
    assert max(most) == 1
    assert all(tf.gfile.Exists(path + b"/saved_model.pb") for path in paths)


def test_turns_are_of_one_directory(tmp_path):
    """Another directory is not waited for, and a turn within a turn is the same turn."""
    entered = threading.Event()

    def enter():
        with turn(str(tmp_path / "b")):
            entered.set()

    with turn(tmp_path / "a"), turn(str(tmp_path / "a")):
        thread = threading.Thread(target=enter)
        thread.start()
        assert entered.wait(60)
    thread.join()


@pytest.mark.parametrize("is_there", [False, True])
def test_published_where_the_user_said(tmp_path, is_there):
    """It appears complete under the name that was given, in place of an empty directory of it."""
    target = tmp_path / "mine"
    if is_there:
        target.mkdir()

    def fill(path):
        assert not target.exists() or not list(target.iterdir())
        write(os.path.dirname(path), os.path.basename(path))

    assert publish_at(str(target), fill) == str(target)
    assert names(target) == ["saved_model.pb"]
    assert names(tmp_path) == ["mine"]


def test_what_fails_leaves_what_was_there(tmp_path):
    """An error of the writing leaves neither a part of it nor a hidden directory."""
    target = tmp_path / "mine"
    target.mkdir()

    def fail(path):
        write(os.path.dirname(path), os.path.basename(path))
        raise KeyError("inside")

    with pytest.raises(KeyError):
        publish_at(str(target), fail)
    assert names(tmp_path) == ["mine"]
    assert names(target) == []


@pytest.mark.parametrize("taken", ["file", "directory"])
def test_what_is_there_is_not_replaced(tmp_path, taken):
    """A file of the name, or a directory with something in it, is refused before the writing."""
    target = tmp_path / "mine"
    if taken == "directory":
        target.mkdir()
        target = target / "something"
    target.write_text("mine")
    with pytest.raises(FileExistsError):
        publish_at(str(tmp_path / "mine"), pytest.fail)
    assert target.read_text() == "mine"
