"""The listener that evaluates and exports each checkpoint as it is saved."""

import pytest

from contrib_compat.experiment import checkpoint_listener


@pytest.fixture
def listener(tmp_path, monkeypatch):
    """A listener that notes its calls; `listener.latest` is the latest checkpoint."""

    def evaluate(checkpoint_path):
        made.calls.append(["evaluate", checkpoint_path])
        return {"checkpoint": checkpoint_path}

    def export(eval_result, checkpoint_path):
        made.calls.append(["export", checkpoint_path])
        return [checkpoint_path]

    made = checkpoint_listener.EvaluateAndExport(str(tmp_path), evaluate, export)
    made.calls, made.latest = [], None
    monkeypatch.setattr(
        checkpoint_listener.tf.train, "latest_checkpoint", lambda folder: made.latest
    )
    return made


def test_each_checkpoint_once(listener, warned):
    """A checkpoint that is saved is evaluated, then exported; the same one no second time."""
    for listener.latest in ("ckpt-1", "ckpt-2", "ckpt-2"):
        listener.after_save(None, 0)
    assert listener.calls == [
        ["evaluate", "ckpt-1"],
        ["export", "ckpt-1"],
        ["evaluate", "ckpt-2"],
        ["export", "ckpt-2"],
    ]
    assert listener.eval_result == {"checkpoint": "ckpt-2"}
    assert listener.export_results == ["ckpt-2"]
    assert ["ckpt-2, as before" in line for line in warned] == [True]


def test_no_checkpoint_yet(listener, warned):
    """Where nothing is on disk there is nothing to evaluate."""
    listener.after_save(None, 0)
    assert listener.calls == [] and len(warned) == 1


@pytest.mark.parametrize(
    ("was_saved", "is_owed", "calls"),
    [(False, True, ["ckpt-3"]), (False, False, []), (True, True, [])],
)
def test_catching_up(listener, was_saved, is_owed, calls):
    """What is owed is made up for, but only by a run that saved nothing itself."""
    listener.latest = "ckpt-3"
    if was_saved:
        listener.after_save(None, 3)
        listener.calls.clear()
    listener.catch_up(lambda checkpoint_path: is_owed)
    assert [path for call, path in listener.calls if call == "export"] == calls
