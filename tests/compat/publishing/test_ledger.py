"""The ledger remembers what was exported, and never ends a run."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import tensorflow.compat.v1 as tf

from contrib_compat.disk import store
from contrib_compat.publishing import temporaries
from contrib_compat.publishing.additions import is_addition
from contrib_compat.publishing.ledger import Ledger, keys_of
from contrib_compat.publishing.temporaries import temporary_name

# What the release before wrote, with the model directory's path left out.
EARLIER = (Path(__file__).parent / "exports_of_experiment.json").read_text()


def publish(model_dir, version, name="Servo"):
    """Makes what counts as an export and returns its path as estimators do."""
    export_dir = model_dir / "export" / name / version
    export_dir.mkdir(parents=True)
    (export_dir / "saved_model.pb").touch()
    return str(export_dir).encode()


def ledgers(model_dir):
    """Returns where the records are."""
    found = [path for path in model_dir.rglob("*") if is_addition(path.name)]
    return sorted(path.relative_to(model_dir).as_posix() for path in found)


INSIDE, OUTSIDE = "export/Servo/.ledger.json", ".ledger-of-Servo.json"


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


def test_strategies_of_one_name_are_exported_each(tmp_path):
    """Two strategies called Servo have two exports, in the directory that is theirs together."""
    ledger = Ledger(tmp_path)
    one, two = keys_of(["Servo", "Servo"])
    first = ledger.once(one, "ckpt-1", lambda: publish(tmp_path, "1"))
    second = ledger.once(two, "ckpt-1", lambda: publish(tmp_path, "2"))
    assert ledger.exported(one, "ckpt-1") == first
    assert ledger.exported(two, "ckpt-1") == second


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


# --- where the records lie -----------------------------------------------------------------------


def test_records_lie_beside_the_exports(tmp_path):
    """Each strategy has one in the directory of its exports, and nothing else is added."""
    one, two = keys_of(["Servo", "Servo"])
    Ledger(tmp_path).once(one, "ckpt-1", lambda: publish(tmp_path, "1"))
    Ledger(tmp_path).once(two, "ckpt-1", lambda: publish(tmp_path, "2"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export"]
    names = sorted(path.name for path in (tmp_path / "export" / "Servo").iterdir())
    assert names == [".ledger#2.json", ".ledger.json", "1", "2"]


@pytest.mark.parametrize("directory", [None, "export", "export/Servo"])
def test_the_directory_is_the_export_functions_to_make(tmp_path, directory):
    """What it finds when it exports for the first time is what was there, or nothing."""
    if directory:
        (tmp_path / directory).mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))

    def export():
        assert sorted(path for path in tmp_path.rglob("*") if path.name != OUTSIDE) == before

    Ledger(tmp_path).always("Servo", "ckpt-1", export)
    assert sorted(tmp_path.rglob("*")) == before, "and what exported nothing leaves nothing"


def test_what_is_exported_elsewhere_makes_no_directory(tmp_path):
    """Its record lies in the model's directory, where native contrib would make nothing."""
    (tmp_path / "serving").mkdir()
    Ledger(tmp_path / "model").once("Servo", "ckpt-1", lambda: str(tmp_path / "serving"))
    assert [path.name for path in (tmp_path / "model").iterdir()] == [OUTSIDE]
    assert Ledger(tmp_path / "model").exported("Servo", "ckpt-1") == str(tmp_path / "serving")


def test_a_first_export_that_failed_is_known(tmp_path):
    """Its record lies in the model's directory until an export is there."""
    ledger = Ledger(tmp_path)
    with pytest.raises(OSError, match="disk full"):
        ledger.once("Servo", "ckpt-1", fail)
    assert ledgers(tmp_path) == [OUTSIDE] and ledger.is_owed("Servo", "ckpt-1")
    ledger.once("Servo", "ckpt-1", lambda: publish(tmp_path, "1"))
    assert ledgers(tmp_path) == [INSIDE]


def test_unfinished_records_of_killed_processes_go(tmp_path, monkeypatch):
    """Where the next record is written, what an earlier one left goes."""
    left = [tmp_path / temporary_name("note"), tmp_path / "export/Servo" / temporary_name("note")]
    left[0].touch()
    monkeypatch.setattr(temporaries, "is_gone", lambda mark: True)
    Ledger(tmp_path).once("Servo", "ckpt-1", lambda: publish(tmp_path, "1"))
    left[1].touch()
    Ledger(tmp_path).once("Servo", "ckpt-2", lambda: publish(tmp_path, "2"))
    assert not any(path.exists() for path in left)


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
@pytest.mark.parametrize("where", [INSIDE, OUTSIDE])
def test_a_damaged_file_is_kept_aside(tmp_path, warned, where, content):
    """It is one warning, the export is made again, and what was in the file is kept."""
    ledger = Ledger(tmp_path)
    if where == INSIDE:
        publish(tmp_path, "1")
    ledger.once("Servo", "ckpt-1", lambda: b"before")
    (tmp_path / where).write_bytes(content)
    assert ledger.exported("Servo", "ckpt-1") is None
    assert ledger.once("Servo", "ckpt-1", lambda: b"again") == b"again"
    assert ledger.exported("Servo", "ckpt-1") == b"again"
    assert len(warned) == 1 and f"{where} is damaged" in warned[0]
    (aside,) = tmp_path.rglob(".*.damaged")
    assert aside.read_bytes() == content and is_addition(aside.name)


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
    [OUTSIDE + "/x", INSIDE + "/x", "exports_of_experiment.json/x"],
)
def test_what_is_in_the_way_is_a_warning(tmp_path, warned, in_the_way):
    """A directory in place of a file ends no run."""
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
    assert warned == [f"Can't note in {tmp_path}/{OUTSIDE} what is exported: disk full"] * 2


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
    assert len(ledgers(tmp_path)) == len(keys)


def test_records_lie_where_tensorflow_alone_can_go(tf, ram):
    """A model directory on a file system of TensorFlow's has a ledger too."""
    Ledger(ram).once("Servo", "ckpt-1", lambda: "result")
    assert Ledger(ram).exported("Servo", "ckpt-1") == "result"
    assert Ledger(ram).once("Servo", "ckpt-2", lambda: "other") == "other"
    assert tf.gfile.ListDirectory(ram) == [OUTSIDE]
    tf.gfile.MakeDirs(ram + "/export/Servo/1")
    with tf.gfile.GFile(ram + "/export/Servo/1/saved_model.pb", "w") as file:
        file.write("model")
    assert Ledger(ram).once("Servo", "ckpt-3", lambda: "third") == "third"
    assert Ledger(ram).exported("Servo", "ckpt-3") == "third"
    assert tf.gfile.Exists(f"{ram}/{INSIDE}") and not tf.gfile.Exists(f"{ram}/{OUTSIDE}")


def test_records_are_plain(tmp_path):
    """People can read what a record says."""
    Ledger(tmp_path).once("Servo", "/a/ckpt-1", lambda: publish(tmp_path, "1"))
    record = json.loads((tmp_path / INSIDE).read_text())
    assert record["checkpoint"] == "ckpt-1"
    assert record["result"] == "export/Servo/1"
