"""The ledger remembers what was exported, and never ends a run."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import tensorflow.compat.v1 as tf

from contrib_compat.disk import store
from contrib_compat.publishing.ledger import Ledger, keys_of

# What the release before wrote, with the model directory's path left out.
EARLIER = (Path(__file__).parent / "exports_of_experiment.json").read_text()


def publish(model_dir, version, name="Servo"):
    """Makes what counts as an export and returns its path as estimators do."""
    export_dir = model_dir / "export" / name / version
    export_dir.mkdir(parents=True)
    (export_dir / "saved_model.pb").touch()
    return str(export_dir).encode()


def files(model_dir):
    return sorted(path.name for path in (model_dir / "exports_of_experiment").iterdir())


# --- remembering ---------------------------------------------------------------------------------


def test_a_checkpoint_is_exported_once(tmp_path):
    """A checkpoint that was exported is not exported again; another one is."""
    ledger = Ledger(str(tmp_path))
    first = ledger.once("Servo", "/a/ckpt-1", lambda: publish(tmp_path, "1"))
    assert Ledger(str(tmp_path)).once("Servo", "/a/ckpt-1", pytest.fail) == first
    assert ledger.once("Servo", "/a/ckpt-2", lambda: publish(tmp_path, "2")).endswith(b"2")


def test_whatever_an_export_function_returns_is_remembered(tmp_path):
    """Text that was never a path is remembered too; paths come back as str or bytes."""
    ledger = Ledger(tmp_path)
    assert ledger.once("text", "ckpt-2", lambda: "text") == "text"
    assert ledger.once("text", "ckpt-2", pytest.fail) == "text"
    path = publish(tmp_path, "1").decode()
    assert ledger.once("str", "ckpt-2", lambda: path) == path
    assert ledger.exported("str", "ckpt-2") == path
    assert ledger.once("Path", "ckpt-2", lambda: Path(path)) == Path(path)
    assert ledger.exported("Path", "ckpt-2") == path


def test_exporting_always_is_remembered_too(tmp_path):
    """A process on its own exports as often as it is told to, and the last export counts."""
    ledger = Ledger(tmp_path)
    ledger.always("Servo", "ckpt-1", lambda: publish(tmp_path, "1"))
    ledger.always("Servo", "ckpt-1", lambda: publish(tmp_path, "2"))
    assert ledger.exported("Servo", "ckpt-1").endswith(b"/2")
    assert ledger.exported("Servo", "ckpt-2") is None


def test_what_exported_nothing_is_asked_again(tmp_path):
    """A strategy that decided not to export is asked again."""
    ledger = Ledger(tmp_path)
    assert ledger.once("Servo", "ckpt-1", lambda: None) is None
    assert ledger.exported("Servo", "ckpt-1") is None
    assert ledger.once("Servo", "ckpt-1", lambda: b"path") == b"path"


def test_an_export_that_is_gone_is_made_again(tmp_path):
    """A recorded path that somebody removed is no export."""
    ledger = Ledger(tmp_path)
    path = Path(ledger.once("Servo", "ckpt-1", lambda: publish(tmp_path, "1")).decode())
    (path / "saved_model.pb").unlink()
    path.rmdir()
    assert ledger.exported("Servo", "ckpt-1") is None
    assert ledger.once("Servo", "ckpt-1", lambda: publish(tmp_path, "2")).endswith(b"/2")


def test_a_model_directory_may_be_moved(tmp_path):
    """Exports below the model directory are found where it is now."""
    (tmp_path / "old").mkdir()
    Ledger(tmp_path / "old").once("Servo", "ckpt-1", lambda: publish(tmp_path / "old", "1"))
    (tmp_path / "old").rename(tmp_path / "new")
    wanted = str(tmp_path / "new" / "export" / "Servo" / "1").encode()
    assert Ledger(tmp_path / "new").exported("Servo", "ckpt-1") == wanted


def test_a_name_that_comes_again_is_another_checkpoint(tmp_path):
    """Training that began anew, with its old directory of exports, has its steps exported."""

    def save(value):
        with tf.Graph().as_default(), tf.Session() as session:
            v = tf.get_variable("v", [], initializer=tf.constant_initializer(value))
            session.run(v.initializer)
            return tf.train.Saver([v]).save(session, str(tmp_path / "model.ckpt"), 1)

    ledger = Ledger(tmp_path)
    path = ledger.once("Servo", save(1.0), lambda: publish(tmp_path, "1"))
    assert ledger.exported("Servo", None) == path
    save(2.0)
    assert ledger.exported("Servo", None) is None


# --- keys ----------------------------------------------------------------------------------------


def test_strategies_of_one_name_have_keys_of_their_own():
    """The second of a name has its place in its key, and no two keys are the same."""
    names = ["Servo", "best", "Servo", "Servo#2", "Servo#2"]
    assert keys_of(names) == ["Servo", "best", "Servo#2", "Servo#2#1", "Servo#2#2"]


def test_strategies_of_one_name_are_exported_each(tmp_path):
    """Two strategies called Servo have two exports, in the directory that is theirs together."""
    ledger = Ledger(tmp_path)
    one, two = keys_of(["Servo", "Servo"])
    first = ledger.once(one, "ckpt-1", lambda: publish(tmp_path, "1"))
    second = ledger.once(two, "ckpt-1", lambda: publish(tmp_path, "2"))
    assert ledger.exported(one, "ckpt-1") == first
    assert ledger.exported(two, "ckpt-1") == second


@pytest.mark.parametrize("key", ["a/b", "../x", "é" * 300, "x" * 300, "\udcff", ".", "a\0b"])
def test_every_key_has_a_file(tmp_path, key):
    """Names that were never checked lead nowhere else either."""
    Ledger(tmp_path).once(key, "ckpt-1", lambda: "result")
    assert Ledger(tmp_path).exported(key, "ckpt-1") == "result"
    assert len(files(tmp_path)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["exports_of_experiment"]


# --- crashes -------------------------------------------------------------------------------------


class Killed(BaseException):
    """What no handler catches."""


def test_what_was_published_before_a_crash_is_found(tmp_path):
    """An export that was published but not recorded is found; an unpublished one is made again."""
    ledger = Ledger(tmp_path)
    publish(tmp_path, "1")

    def crash():
        raise Killed

    def publish_and_crash():
        publish(tmp_path, "2")
        raise Killed

    with pytest.raises(Killed):
        ledger.once("Servo", "ckpt-1", crash)
    assert ledger.exported("Servo", "ckpt-1") is None
    with pytest.raises(Killed):
        ledger.once("Servo", "ckpt-1", publish_and_crash)
    assert ledger.once("Servo", "ckpt-1", pytest.fail).endswith(b"/export/Servo/2")


def test_an_export_of_a_namesake_is_no_other_strategy_s(tmp_path):
    """Where a strategy failed and another of its name exported, the first one is asked again."""
    ledger = Ledger(tmp_path)
    with pytest.raises(OSError, match="disk full"):
        ledger.once("Servo", "ckpt-1", fail)
    second = ledger.once("Servo#2", "ckpt-1", lambda: publish(tmp_path, "1"))
    assert ledger.exported("Servo", "ckpt-1") is None
    first = ledger.once("Servo", "ckpt-1", lambda: publish(tmp_path, "2"))
    assert ledger.once("Servo", "ckpt-1", pytest.fail) == first != second
    assert ledger.once("Servo#2", "ckpt-1", pytest.fail) == second


def fail():
    raise OSError("disk full")


def test_a_turn_that_was_killed_is_owed(tmp_path):
    """A checkpoint is owed to a strategy that exported before and had no turn, or no whole one."""
    ledger = Ledger(tmp_path)
    assert not ledger.is_owed("Servo", "ckpt-1")
    with pytest.raises(OSError, match="disk full"):
        ledger.always("Servo", "ckpt-1", fail)
    assert ledger.is_owed("Servo", "ckpt-1")
    ledger.always("Servo", "ckpt-1", lambda: publish(tmp_path, "1"))
    assert not ledger.is_owed("Servo", "ckpt-1") and ledger.is_owed("Servo", "ckpt-2")
    ledger.always("Servo", "ckpt-2", lambda: None)
    assert not ledger.is_owed("Servo", "ckpt-2")


def test_a_best_model_is_found_below_its_checkpoint(tmp_path):
    """Exports of best models lie one level deeper."""
    ledger = Ledger(tmp_path)

    def publish_and_crash():
        publish(tmp_path, "ckpt-1/7", "best_model")
        raise Killed

    with pytest.raises(Killed):
        ledger.once("best_model", "ckpt-1", publish_and_crash)
    assert ledger.exported("best_model", "ckpt-1").endswith(b"/best_model/ckpt-1/7")


def test_neither_links_nor_temporaries_are_exports(tmp_path):
    """What a crash left, and what a link leads to, was not published."""
    ledger = Ledger(tmp_path)
    publish(tmp_path, "1", "other")

    def crash():
        publish(tmp_path, "temp-2")
        (tmp_path / "export" / "Servo" / "3").symlink_to(tmp_path / "export" / "other" / "1")
        raise Killed

    with pytest.raises(Killed):
        ledger.once("Servo", "ckpt-1", crash)
    assert ledger.exported("Servo", "ckpt-1") is None


def test_a_failed_export_is_tried_again(tmp_path):
    """The exception is the caller's, and nothing counts as exported."""
    ledger = Ledger(tmp_path)
    with pytest.raises(ZeroDivisionError):
        ledger.once("Servo", "ckpt-1", lambda: 1 / 0)
    assert ledger.once("Servo", "ckpt-1", lambda: b"path") == b"path"


# --- what the release before wrote ---------------------------------------------------------------


def test_records_of_the_release_before_are_read(tmp_path):
    """Its one file says what was exported by each name, and what was begun."""
    (tmp_path / "exports_of_experiment.json").write_text(EARLIER.replace("<model>", str(tmp_path)))
    ledger = Ledger(tmp_path)
    assert ledger.exported("Servo", "model.ckpt-4") is None, "its export is gone"
    servo, text = publish(tmp_path, "1500000001"), publish(tmp_path, "1500000000", "text").decode()
    publish(tmp_path, "1500000000", "killed")
    killed = publish(tmp_path, "1500000007", "killed")
    assert ledger.once("Servo", "model.ckpt-4", pytest.fail) == servo
    assert ledger.once("text", "model.ckpt-4", pytest.fail) == text
    assert ledger.once("killed", "model.ckpt-4", pytest.fail) == killed
    assert ledger.exported("best", "model.ckpt-4") is None
    assert ledger.exported("Servo", "model.ckpt-2") is None
    assert ledger.once("Servo", "model.ckpt-6", lambda: "new") == "new"
    assert ledger.exported("text", "model.ckpt-4") == text


# --- damage --------------------------------------------------------------------------------------

DAMAGE = {
    "empty": b"",
    "cut": b'{"checkpoint": "ckpt-1", "resu',
    "binary": b"\xff\x00\xfe",
    "another shape": b"[1, 2]",
    "another type": b'{"checkpoint": 5, "before": []}',
    "without before": b'{"checkpoint": "ckpt-1"}',
    "another result": b'{"checkpoint": "ckpt-1", "before": [], "result": 5}',
}


@pytest.mark.parametrize("content", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_kept_aside(tmp_path, warned, content):
    """It is one warning, the export is made again, and what was in the file is kept."""
    ledger = Ledger(tmp_path)
    ledger.once("Servo", "ckpt-1", lambda: b"before")
    (tmp_path / "exports_of_experiment" / "Servo.json").write_bytes(content)
    assert ledger.exported("Servo", "ckpt-1") is None
    assert ledger.once("Servo", "ckpt-1", lambda: b"again") == b"again"
    assert ledger.exported("Servo", "ckpt-1") == b"again"
    assert len(warned) == 1 and "Servo.json is damaged" in warned[0]
    (aside,) = (tmp_path / "exports_of_experiment").glob("*.damaged")
    assert aside.read_bytes() == content


@pytest.mark.parametrize("content", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_of_the_release_before_is_kept_aside(tmp_path, warned, content):
    """It is one warning too, and ends no run."""
    (tmp_path / "exports_of_experiment.json").write_bytes(content)
    ledger = Ledger(tmp_path)
    assert ledger.once("Servo", "ckpt-1", lambda: b"path") == b"path"
    assert ledger.once("Servo", "ckpt-1", pytest.fail) == b"path"
    assert len(warned) == 1 and "exports_of_experiment.json is damaged" in warned[0]
    (aside,) = tmp_path.glob("*.damaged")
    assert aside.read_bytes() == content


@pytest.mark.parametrize(
    "in_the_way",
    ["exports_of_experiment/Servo.json/x", "exports_of_experiment.json/x", "exports_of_experiment"],
)
def test_what_is_in_the_way_is_a_warning(tmp_path, warned, in_the_way):
    """A directory in place of a file, and a file in place of the directory, end no run."""
    (tmp_path / in_the_way).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / in_the_way).write_text("mine")
    assert Ledger(tmp_path).once("Servo", "ckpt-1", lambda: b"path") == b"path"
    assert warned
    assert (tmp_path / in_the_way).read_text() == "mine"


def test_a_disk_that_fails_is_a_warning(tmp_path, warned, monkeypatch):
    """A full disk keeps no export from being made."""

    def full(path, content, unfinished, durable):
        raise OSError("disk full")

    monkeypatch.setattr(store, "replace", full)
    assert Ledger(tmp_path).once("Servo", "ckpt-1", lambda: b"path") == b"path"
    assert (
        warned
        == [
            f"Can't note in {tmp_path}/exports_of_experiment/Servo.json what is exported: disk full"
        ]
        * 2
    )


def test_a_disk_that_can_not_be_read_is_a_warning(tmp_path, warned, monkeypatch):
    """The checkpoint is exported again rather than never."""
    ledger = Ledger(tmp_path)
    ledger.once("Servo", "ckpt-1", lambda: b"before")

    def denied(path):
        raise tf.errors.PermissionDeniedError(None, None, "no")

    monkeypatch.setattr(store, "read", denied)
    assert ledger.once("Servo", "ckpt-1", lambda: b"again") == b"again"
    assert len(warned) == 1


# --- company -------------------------------------------------------------------------------------


def test_records_of_others_are_never_lost(tmp_path):
    """What another strategy exported meanwhile is known afterwards."""
    inside, outside = threading.Event(), threading.Event()

    def slowly():
        inside.set()
        assert outside.wait(60)
        return publish(tmp_path, "1", "slow")

    thread = threading.Thread(target=Ledger(tmp_path).once, args=("slow", "ckpt-1", slowly))
    thread.start()
    assert inside.wait(60)
    fast = Ledger(tmp_path).once("fast", "ckpt-1", lambda: publish(tmp_path, "1", "fast"))
    outside.set()
    thread.join()
    assert Ledger(tmp_path).exported("fast", "ckpt-1") == fast
    assert Ledger(tmp_path).exported("slow", "ckpt-1")


WRITER = """
import sys
from contrib_compat.publishing.ledger import Ledger
for number in range(20):
    Ledger(sys.argv[1]).once(sys.argv[2] + str(number), "ckpt-1", lambda: "result")
"""


@pytest.mark.slow
@pytest.mark.cluster
def test_processes_never_lose_records(tmp_path):
    """Of two processes that write twenty records each, all are there."""
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name]) for name in "ab"
    ]
    try:
        assert [writer.wait(120) for writer in writers] == [0, 0]
    finally:
        for writer in writers:
            writer.kill()
    keys = [f"{name}{number}" for name in "ab" for number in range(20)]
    assert all(Ledger(tmp_path).exported(key, "ckpt-1") for key in keys)
    assert len(files(tmp_path)) == len(keys)


def test_records_lie_where_tensorflow_alone_can_go(tf, ram):
    """A model directory on a file system of TensorFlow's has a ledger too."""
    Ledger(ram).once("Servo", "ckpt-1", lambda: "result")
    assert Ledger(ram).exported("Servo", "ckpt-1") == "result"
    assert Ledger(ram).once("Servo", "ckpt-2", lambda: "other") == "other"
    assert tf.gfile.ListDirectory(ram + "/exports_of_experiment") == ["Servo.json"]


def test_records_are_plain(tmp_path):
    """People can read what a record says."""
    Ledger(tmp_path).once("Servo", "/a/ckpt-1", lambda: publish(tmp_path, "1"))
    record = json.loads((tmp_path / "exports_of_experiment" / "Servo.json").read_text())
    assert record["checkpoint"] == "ckpt-1"
    assert record["result"] == "export/Servo/1"
