"""The evaluation of the best model, through a restart."""

import os

import pytest


@pytest.fixture
def memory(tmp_path):
    """Makes the memory of a process that has just been started."""
    from contrib_compat.evaluations.comparison import Comparison
    from contrib_compat.publishing.best_memory import BestMemory

    def smaller(best, current):
        return current["loss"] < best["loss"]

    def memory(compare_fn=smaller, remembers=True):
        comparison = Comparison(compare_fn, ("best", "current"), by_name=False, by_loss=False)
        return BestMemory(str(tmp_path), comparison, remembers)

    return memory


def export():
    return "1500000001"


def test_the_best_is_recalled(memory, tmp_path):
    """As the evaluation returned it."""
    import numpy as np

    best = {"loss": np.float32(0.1), "global_step": np.int64(5)}
    (tmp_path / "1500000001").mkdir()
    assert memory().during(None, best, export) == "1500000001"
    recalled = memory().recall().best
    assert recalled == best
    assert type(recalled["loss"]) is np.float32


def test_nothing_is_known_where_nothing_was_noted(memory):
    """Before the first export, and where an exporter is to forget."""
    assert memory().recall() is None
    memory(remembers=False).during(None, {"loss": 1.0}, lambda: None)
    assert memory().recall() is None


def test_nothing_is_known_where_the_export_is_gone(memory):
    """Its evaluation is no yardstick for those that are left."""
    memory().during(None, {"loss": 1.0}, lambda: os.path.join("nowhere", "1500000001"))
    assert memory().recall() is None


def test_a_first_export_that_never_ended_leaves_no_best(memory):
    """That is known, and nothing else needs to be asked."""
    with pytest.raises(ZeroDivisionError):
        memory().during(None, {"loss": 1.0}, lambda: 1 / 0)
    assert memory().recall() == (None,)


def test_what_can_not_be_compared_any_more_is_no_best(memory, warned):
    """A compare_fn may have been written anew since; the log says what it raised."""
    memory().during(None, {"loss": 1.0}, lambda: None)
    assert memory(lambda best, current: best["auc"] < current["auc"]).recall() is None
    assert "KeyError('auc'" in warned[0]
