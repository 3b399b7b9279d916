"""Which of many models is the best, natively and here."""

import math
import struct

import pytest
from batteries import answer, cases, write_events


def selector(contrib, *args, **kwargs):
    return contrib.learn.utils.saved_model_export_utils.BestModelSelector(*args, **kwargs)


def updates(best, *losses):
    """Returns what a selector says to evaluations with these losses."""
    return [answer(best.update, f"model.ckpt-{i}", {"loss": x}) for i, x in enumerate(losses)]


def paths(answers):
    """Returns the checkpoints alone, for results that JSON can't hold."""
    return [answer[0] for answer in answers]


def more_accurate(best, candidate):
    return candidate["accuracy"] > best["accuracy"]


def case_smaller_losses(contrib, tf, tmp):
    return updates(selector(contrib), 3.0, 2.0, 2.5, 2.0, 1.0, -1.0, 0)


def case_numpy_losses(contrib, tf, tmp):
    import numpy as np

    return paths(updates(selector(contrib), *np.array([3, 2, 4, 1], np.float32)))


def case_other_metrics_come_along(contrib, tf, tmp):
    best = selector(contrib)
    return [
        best.update("a", {"loss": 2.0, "accuracy": 0.5, "global_step": 7}),
        best.update("b", {"loss": 2.5, "accuracy": 0.9}),
    ]


def case_own_comparison(contrib, tf, tmp):
    best = selector(contrib, compare_fn=more_accurate)
    return [best.update("c", {"accuracy": x}) for x in (0.5, 0.4, 0.6, 0.6)]


def case_comparison_is_called_by_position(contrib, tf, tmp):
    best = selector(contrib, None, lambda this, that: [this, that] and this["x"] < that["x"])
    return [best.update("c", {"x": x}) for x in (1, 2, 1)]


def case_truth_of_a_comparison(contrib, tf, tmp):
    answers = iter(["yes", "", 0, 1, None])
    best = selector(contrib, compare_fn=lambda *_: next(answers))
    return updates(best, 1, 2, 3, 4, 5, 6)


def case_comparison_raises(contrib, tf, tmp):
    best = selector(contrib, compare_fn=more_accurate)
    return updates(best, 1, 2)


def case_no_checkpoint(contrib, tf, tmp):
    best = selector(contrib)
    return [answer(best.update, path, {"loss": 1.0}) for path in ("", None)]


def case_no_result(contrib, tf, tmp):
    return answer(selector(contrib).update, "model.ckpt-1", None)


def case_results_without_loss(contrib, tf, tmp):
    best = selector(contrib)
    return [
        best.update("a", {"accuracy": 1.0}),
        answer(best.update, "b", {"loss": 1.0}),
        answer(updates, selector(contrib), 1.0),
        answer(selector(contrib).update, "c", {}),
    ]


def case_candidate_without_loss(contrib, tf, tmp):
    best = selector(contrib)
    best.update("a", {"loss": 1.0})
    return [answer(best.update, "b", result) for result in ({}, {"accuracy": 1.0})]


def case_nan_later(contrib, tf, tmp):
    return paths(updates(selector(contrib), 2.0, math.nan, 1.0))


def case_nan_first(contrib, tf, tmp):
    return paths(updates(selector(contrib), math.nan, math.nan, 2.0, 1.0))


def write_results(tf, directory, *results):
    """Writes the event file of the evaluations of step 0, 1, ...; returns its path."""
    return write_events(tf, directory, dict(enumerate(results)))


def case_functions_that_can_not_compare(contrib, tf, tmp):
    return [
        answer(lambda fn=fn: type(selector(contrib, None, fn)).__name__)
        for fn in (5, lambda best: True, more_accurate)
    ]


def case_earlier_results(contrib, tf, tmp):
    write_results(tf, tmp / "eval", {"loss": 3.0, "x": 1.0}, {"loss": 1.5}, {"loss": 2.0})
    best = selector(contrib, str(tmp / "eval" / "*.tfevents.*"))
    return updates(best, 1.75, 1.5, 1.25)


def case_earlier_results_of_several_runs(contrib, tf, tmp):
    write_results(tf, tmp / "eval", {"loss": 3.0})
    write_results(tf, tmp / "eval_test", {"loss": 1.5})
    best = selector(contrib, event_file_pattern=str(tmp / "eval*" / "*.tfevents.*"))
    return updates(best, 1.75, 1.25)


def case_earlier_results_and_own_comparison(contrib, tf, tmp):
    write_results(tf, tmp / "eval", {"accuracy": 0.5}, {"accuracy": 0.25})
    best = selector(contrib, str(tmp / "eval" / "*"), more_accurate)
    return [best.update("c", {"accuracy": x}) for x in (0.4, 0.6)]


def case_no_earlier_results(contrib, tf, tmp):
    return [
        updates(selector(contrib, pattern), 1.0) for pattern in (None, "", str(tmp / "missing*"))
    ]


def case_no_directory_of_earlier_results(contrib, tf, tmp):
    return answer(lambda: updates(selector(contrib, str(tmp / "eval" / "*")), 1.0))


def case_earlier_results_hold_other_scalars(contrib, tf, tmp):
    write_results(tf, tmp / "eval", {"seconds": 3.0}, {"loss": 1.5}, {})
    return answer(lambda: updates(selector(contrib, str(tmp / "eval" / "*")), 1.75, 1.25))


def case_earlier_results_damaged(contrib, tf, tmp):
    path = write_results(tf, tmp / "eval", {"loss": 1.5}, {"loss": 0.5})
    record = path.read_bytes()
    # The checksum of the last event's length, found by walking the records.
    start = end = 0
    while end < len(record):
        start, end = end, end + 16 + struct.unpack("<Q", record[end : end + 8])[0]
    damaged = bytes([record[start + 8] ^ 255])
    path.write_bytes(record[: start + 8] + damaged + record[start + 9 :])
    return answer(lambda: updates(selector(contrib, str(tmp / "eval" / "*")), 1.75, 1.25))


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_the_best_model_is_the_native_one(check, name):
    """BestModelSelector answers each sequence of evaluations as TF 1.15 does."""
    check(name)
