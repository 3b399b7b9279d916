"""P7: what is known of the best export, with damaged files, two writers, and many evaluations."""

import json
import os
import threading

import pytest

from contrib_compat.publishing.additions import BEST_RECORD


@pytest.fixture
def memory(tmp_path):
    """Makes the memory of a process that compares by loss."""
    from contrib_compat.evaluations.comparison import Comparison
    from contrib_compat.exporters.best import loss_smaller
    from contrib_compat.publishing.best_memory import BestMemory

    comparison = Comparison(
        loss_smaller,
        ("best_eval_result", "current_eval_result"),
        by_name=True,
        by_loss=True,
    )
    return lambda: BestMemory(str(tmp_path), comparison, True)


@pytest.fixture
def export(tmp_path):
    """Makes an export of a version, and returns its path."""

    def export(version):
        path = tmp_path / str(version)
        path.mkdir()
        (path / "saved_model.pb").touch()
        return str(path)

    return export


def test_a_worse_result_of_another_process_replaces_nothing(memory, export):
    """Whoever ends last, the better result is what is known."""
    slow, quick = memory(), memory()

    def meanwhile():
        path = export(1500000000)
        quick.during(None, {"loss": 1.0}, lambda: export(1500000001))
        return path

    slow.during(None, {"loss": 2.0}, meanwhile)
    assert memory().recall().best == {"loss": 1.0}
    assert memory().best_with({"loss": 2.0}) == {"loss": 1.0}
    assert memory().best_with({"loss": 0.5}) == {"loss": 0.5}


def test_an_export_that_another_process_is_at_is_still_known_to_come(memory, export):
    """The end of one process's export does not make that forgotten which began after it."""
    began, may_end = threading.Event(), threading.Event()

    def slowly():
        began.set()
        assert may_end.wait(60)
        return export(1500000000)

    def appears_and_is_killed():
        may_end.set()
        thread.join()
        assert memory().recall().best == {"loss": 2.0}
        export(1500000001)
        raise KeyboardInterrupt

    thread = threading.Thread(target=lambda: memory().during(None, {"loss": 2.0}, slowly))
    thread.start()
    assert began.wait(60)
    with pytest.raises(KeyboardInterrupt):
        memory().during(None, {"loss": 1.0}, appears_and_is_killed)
    assert memory().recall().best == {"loss": 1.0}


def test_every_truncation_and_flipped_byte_is_noticed(memory, export, tmp_path, warned):
    """A damaged record says nothing, and never something wrong."""
    memory().during(None, {"loss": 1.0}, lambda: export(1500000000))
    path = tmp_path / BEST_RECORD
    content = path.read_bytes()
    for position in range(len(content)):
        for damaged in (
            content[:position],
            content[:position] + bytes([content[position] ^ 16]) + content[position + 1 :],
        ):
            path.write_bytes(damaged)
            known = memory().recall()
            # Blanks may change without changing what is said.
            assert known is None or known.best == {"loss": 1.0}
    path.write_bytes(content)
    assert memory().recall().best == {"loss": 1.0}


def test_it_is_found_at_once(memory, export, tmp_path, record_calls, tf):
    """However many evaluations there were, one small file is read."""
    memory().during(None, {"loss": 1.0}, lambda: export(1500000000))
    calls = record_calls(tf.gfile, "Glob", "ListDirectory", "Walk")
    assert memory().recall().best == {"loss": 1.0}
    assert calls == [] and os.path.getsize(str(tmp_path / BEST_RECORD)) < 1000


def test_records_of_earlier_releases_are_read(memory, export, tmp_path):
    """Those have no writer; complete ones, and such as a killed process left."""
    from contrib_compat.publishing.records import write_sealed

    export(1500000000)
    path = str(tmp_path / BEST_RECORD)
    write_sealed(path, {"known": {"loss": 3.0}, "export": "1500000000"})
    assert "writer" not in json.loads((tmp_path / BEST_RECORD).read_text())
    assert memory().recall().best == {"loss": 3.0}
    unfinished = {
        "known": {"loss": 3.0},
        "export": "1500000000",
        "next": {"loss": 2.0},
        "before": ["1500000000"],
        "within": ".",
    }
    write_sealed(path, unfinished)
    assert memory().recall().best == {"loss": 3.0}
    export(1500000001)
    assert memory().recall().best == {"loss": 2.0}
