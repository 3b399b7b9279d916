"""Versions: never twice, never smaller, and foreign ones count."""

import os
import time

import pytest

from contrib_compat.publishing.additions import LOCK
from contrib_compat.publishing.reservation import reserve


def reserved(directory, wanted=1500000000):
    return reserve(str(directory), wanted).version


def test_the_wanted_version_is_taken_where_it_is_the_greatest(tmp_path):
    """And afterwards one more than the last, though nothing was published under that."""
    assert [reserved(tmp_path) for _ in range(3)] == [1500000000, 1500000001, 1500000002]
    assert reserved(tmp_path, 1600000000) == 1600000000


def test_a_clock_that_is_set_back_changes_nothing(tmp_path):
    """Versions of one directory increase."""
    assert reserved(tmp_path, 1500003600) == 1500003600
    assert reserved(tmp_path) == 1500003601


@pytest.mark.parametrize("kind", ["directory", "file", "link"])
def test_foreign_versions_count(tmp_path, kind):
    """Whatever has the name of a version is smaller than the next."""
    path = tmp_path / "4000000000"
    if kind == "directory":
        path.mkdir()
    elif kind == "file":
        path.touch()
    else:
        path.symlink_to("missing")
    assert reserved(tmp_path) == 4000000001


@pytest.mark.parametrize("name", ["99999999999", "999999999", "20300101aa", "temp-9000000000"])
def test_names_of_other_lengths_do_not(tmp_path, name):
    """They are no versions."""
    (tmp_path / name).mkdir()
    assert reserved(tmp_path) == 1500000000


def test_what_was_reserved_and_collected_is_not_taken_again(tmp_path):
    """A reader that still knows it never finds another export there."""
    version = reserved(tmp_path)
    (tmp_path / str(version)).mkdir()
    (tmp_path / str(version)).rmdir()
    assert reserved(tmp_path) == version + 1


def test_numbers_come_to_an_end(tmp_path):
    """Past ten digits the error says what is in the way, and so does the next."""
    assert reserved(tmp_path, 9999999999) == 9999999999
    for _ in range(2):
        with pytest.raises(RuntimeError, match="has or had the export 9999999999"):
            reserved(tmp_path)


@pytest.mark.parametrize("content", [b"", b"15", b"\0" * 10, b"not digits", b"\xff" * 10])
def test_a_damaged_mark_is_made_anew(tmp_path, content):
    """What is there says enough."""
    (tmp_path / "1700000000").mkdir()
    (tmp_path / LOCK).write_bytes(content)
    assert reserved(tmp_path) == 1700000001
    assert (tmp_path / LOCK).read_bytes() == b"1700000001"


def test_reserving_is_cheap(tmp_path):
    """At most 5 ms of processor time, but for one in a hundred, beside two hundred exports."""
    for version in range(200):
        (tmp_path / str(1400000000 + version)).mkdir()
    costs = []
    for _ in range(500):
        start = time.process_time()
        reserved(tmp_path)
        costs.append(time.process_time() - start)
    assert sorted(costs)[int(0.99 * len(costs))] <= 0.005


def test_elsewhere_nothing_is_left_behind(tf, ram):
    """Where files can't be made exclusively, the greatest that is there decides."""
    tf.gfile.MakeDirs(f"{ram}/1500000007/x")
    assert reserved(ram) == 1500000008
    assert tf.gfile.ListDirectory(ram) == ["1500000007"]


def test_a_file_system_may_offer_more(tf, ram, monkeypatch):
    """With files that are made exclusively nothing is reserved twice, and one mark is left."""
    from contrib_compat.disk import remote

    made = set()

    def create(path, content):
        # Another writer is quicker with the first two.
        is_new = path not in made and not path.endswith(("00", "01"))
        made.add(path)
        if not tf.gfile.Exists(path):
            with tf.gfile.GFile(path, "wb") as file:
                file.write(content)
        return is_new

    remote.offer_create_if_absent("ram", create)
    try:
        assert [reserved(ram) for _ in range(3)] == [1500000002, 1500000003, 1500000004]
    finally:
        remote.offer_create_if_absent("ram", None)
    assert [os.path.basename(name) for name in tf.gfile.ListDirectory(ram)] == [
        ".version-1500000004"
    ]
