"""What an exporter knows of its exports, through everything that may happen to a process."""

import os
import shutil

import pytest

from contrib_compat.publishing.additions import LOCK

FILE = ".best.json"


class Killed(BaseException):
    """Nothing that a process does comes after it."""


@pytest.fixture
def base(tmp_path):
    return tmp_path / "export"


@pytest.fixture
def memory(base):
    """Makes the memory of a process that has just been started."""
    from contrib_compat.publishing.memory import Memory

    return lambda file_name=FILE: Memory(str(base), file_name)


def publish(directory, version, file_name="saved_model.pb"):
    """Makes an export and returns its path as estimators do."""
    path = directory / version
    path.mkdir(parents=True)
    (path / file_name).touch()
    return os.fsencode(str(path))


def killed():
    raise Killed


def test_nothing_is_known_at_first(memory):
    """Where there is no file, not even a directory."""
    assert memory().recall() is None


def test_what_was_exported_is_known(memory, base):
    """The last export counts, and its path is the answer of the call."""
    path = memory().during(None, {"step": 1}, lambda: publish(base, "1500000001"))
    assert path.endswith(b"/1500000001")
    assert memory().recall() == ({"step": 1}, True)
    memory().during({"step": 1}, {"step": 2}, lambda: publish(base, "1500000002"))
    assert memory().recall() == ({"step": 2}, True)


def test_nothing_else_is_left_in_the_directory(memory, base):
    """One file with a dot, which model servers and listings pass over."""
    memory().during(None, {"step": 1}, lambda: publish(base, "1500000001"))
    assert sorted(os.listdir(str(base))) == [FILE, LOCK, "1500000001"]


@pytest.mark.parametrize("error", [Killed, RuntimeError])
def test_an_export_that_never_ended_is_not_known(memory, base, error):
    """Killed or failed, what was known before still is."""

    def fail():
        (base / "temp-1500000002").mkdir()
        raise error

    memory().during(None, {"step": 1}, lambda: publish(base, "1500000001"))
    with pytest.raises(error):
        memory().during({"step": 1}, {"step": 2}, fail)
    assert memory().recall() == ({"step": 1}, True)


def test_the_first_export_never_ended(memory):
    """It is known that nothing is known, which is another thing than not to know."""
    with pytest.raises(Killed):
        memory().during(None, {"step": 1}, killed)
    assert memory().recall() == (None, True)


@pytest.mark.parametrize("file_name", ["saved_model.pb", "saved_model.pbtxt"])
def test_an_export_that_is_there_is_known(memory, base, file_name):
    """Killed after the export appeared, before that was noted: the export itself tells."""

    def publish_and_die():
        publish(base, "1500000002", file_name)
        raise Killed

    memory().during(None, {"step": 1}, lambda: publish(base, "1500000001"))
    with pytest.raises(Killed):
        memory().during({"step": 1}, {"step": 2}, publish_and_die)
    assert memory().recall() == ({"step": 2}, True)
    shutil.rmtree(str(base / "1500000002"))
    assert memory().recall() == ({"step": 1}, True)


def test_exports_may_appear_in_a_directory_below(memory, base):
    """Strategies for best models have one for each checkpoint."""

    def publish_and_die():
        publish(base / "model.ckpt-2", "1500000002")
        raise Killed

    with pytest.raises(Killed):
        memory().during(None, {"step": 2}, publish_and_die, str(base / "model.ckpt-2"))
    assert memory().recall() == ({"step": 2}, True)


def test_an_export_that_is_gone_is_told(memory, base):
    """Somebody removed it, or garbage collection did."""
    memory().during(None, {"step": 1}, lambda: publish(base, "1500000001"))
    shutil.rmtree(str(base / "1500000001"))
    assert memory().recall() == ({"step": 1}, False)


def test_the_directory_may_be_moved(memory, base, tmp_path):
    """Exports are known by their path in it."""
    from contrib_compat.publishing.memory import Memory

    memory().during(None, {"step": 1}, lambda: publish(base, "1500000001"))
    base.rename(tmp_path / "moved")
    assert Memory(str(tmp_path / "moved"), FILE).recall() == ({"step": 1}, True)


@pytest.mark.parametrize("result", [None, "", 5])
def test_an_export_that_does_not_say_where_it_is_counts_as_there(memory, result):
    """Estimators of other kinds return what they like."""
    assert memory().during(None, {"step": 1}, lambda: result) == result
    assert memory().recall() == ({"step": 1}, True)


def test_an_export_elsewhere_is_known_by_its_whole_path(memory, tmp_path):
    """An estimator may write where it likes."""
    memory().during(None, {"step": 1}, lambda: publish(tmp_path / "other", "1500000001"))
    assert memory().recall() == ({"step": 1}, True)
    shutil.rmtree(str(tmp_path / "other"))
    assert memory().recall() == ({"step": 1}, False)


def test_without_a_name_there_is_no_memory(memory, base):
    """An exporter that is to forget reads and writes nothing."""
    memory().during(None, {"step": 1}, lambda: publish(base, "1500000001"))
    forgetful = memory(None)
    assert forgetful.recall() is None
    forgetful.during(None, {"step": 2}, lambda: publish(base, "1500000002"))
    assert memory().recall() == ({"step": 1}, True)


def test_every_damage_is_found(memory, base, warned):
    """A file that was cut off anywhere, or in which any byte was changed, is not used."""
    memory().during(None, {"step": 1, "loss": 0.5}, lambda: publish(base, "1500000001"))
    path = base / FILE
    content = path.read_bytes()
    damaged = [content[:end] for end in range(len(content))]
    for position in range(len(content)):
        changed = bytearray(content)
        changed[position] ^= 0x11
        damaged.append(bytes(changed))
    for each in damaged:
        path.write_bytes(each)
        assert memory().recall() is None
    assert set(warned) == {f"{path} is damaged, and not used."}
    path.write_bytes(content)
    assert memory().recall() == ({"step": 1, "loss": 0.5}, True)


@pytest.mark.parametrize("content", [b"[]", b"1", b"null", b"{}", b"\xff", b'{"digest": 1}'])
def test_what_is_no_record_is_not_used(memory, base, warned, content):
    """JSON of another kind is damage too."""
    base.mkdir()
    (base / FILE).write_bytes(content)
    assert memory().recall() is None
    assert len(warned) == 1


def test_what_can_not_be_noted_is_a_warning(memory, base, warned, monkeypatch):
    """The export is worth more than the note."""
    from contrib_compat.disk import store

    def refuse(path, content, unfinished, durable):
        raise OSError("disk full")

    monkeypatch.setattr(store, "replace", refuse)
    path = memory().during(None, {"step": 1}, lambda: publish(base, "1500000001"))
    assert path.endswith(b"/1500000001")
    assert warned == [f"Can't note in {base / FILE} what is exported: disk full"] * 2


def test_what_can_not_be_read_is_a_warning(memory, base, warned, monkeypatch):
    """So it is unknown."""
    from contrib_compat.disk import store

    def refuse(path):
        raise OSError("no")

    memory().during(None, {"step": 1}, lambda: publish(base, "1500000001"))
    monkeypatch.setattr(store, "read", refuse)
    assert memory().recall() is None
    assert warned == ["Can't read what was exported: no"]
