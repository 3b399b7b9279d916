"""Evaluates checkpoints as they come, while another process trains."""

from __future__ import annotations

import time
from typing import Any, Callable, Dict, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.experiment.predicates import as_predicate

__all__ = ["evaluate_continuously", "wait"]

_SECONDS_BETWEEN_COMPLAINTS = 600

EvalResult = Optional[Dict[str, Any]]


def wait(seconds: float, what: str) -> None:
    """Sleeps, and says so.

    Args:
      seconds: how long; nothing happens if it is not more than 0.
      what: what comes after it, for the log.
    """
    if seconds > 0:
        tf.logging.info("Waiting %f secs before %s.", seconds, what)
        time.sleep(seconds)


def evaluate_continuously(
    model_dir: str,
    evaluate: Callable[[str], EvalResult],
    is_last: Callable[[EvalResult, Optional[str]], bool],
    predicate_fn: Optional[Callable[..., Any]],
    only_once: bool,
    delay_secs: float,
    throttle_secs: float,
) -> None:
    """Evaluates the latest checkpoint again and again.

    Args:
      model_dir: where checkpoints appear.
      evaluate: evaluates, and perhaps exports, the checkpoint it is given.
      is_last: tells from the last evaluation's result and checkpoint whether training has ended.
      predicate_fn: asked before each evaluation whether to go on, see
        :func:`contrib_compat.experiment.predicates.as_predicate`; None to go on.
      only_once: whether a checkpoint is not evaluated a second time.
      delay_secs: seconds before the first evaluation.
      throttle_secs: least seconds between the starts of two evaluations.

    Raises:
      ValueError: `predicate_fn` can't be called.
    """
    goes_on = as_predicate(predicate_fn)
    wait(delay_secs, "starting eval")
    complaint = _Complaint()
    evaluated: Optional[str] = None
    result: EvalResult = None
    while goes_on(result, evaluated):
        if is_last(result, evaluated):
            tf.logging.info("Exiting continuous eval: training has ended at %s.", evaluated)
            return
        start = time.time()
        latest = tf.train.latest_checkpoint(model_dir)
        if latest is None:
            result = {}
            complaint.make("There is no checkpoint yet. An evaluation will start with the first.")
        elif only_once and latest == evaluated:
            result = {}
            complaint.make("There is no new checkpoint to evaluate.")
        else:
            result = evaluate(latest) or {}
            evaluated = latest
            complaint = _Complaint()
        if not is_last(result, evaluated):
            wait(throttle_secs - (time.time() - start), "the next evaluation")


class _Complaint:
    """A warning that is not repeated for ten minutes."""

    def __init__(self) -> None:
        self._last = float("-inf")

    def make(self, text: str) -> None:
        now = time.time()
        if now - self._last > _SECONDS_BETWEEN_COMPLAINTS:
            tf.logging.warning(text)
            self._last = now
