"""Which of two evaluations is better: one rule for best-model exporters and strategies."""

from __future__ import annotations

import inspect
import math
import numbers
from typing import Any, Callable, Iterable, Mapping, Optional, Tuple

import numpy as np
import tensorflow.compat.v1 as tf

__all__ = ["CompareFnError", "Comparison", "Metrics", "has_loss", "has_smaller_loss"]

Metrics = Mapping[str, Any]
CompareFn = Callable[..., Any]

_LOSS = "loss"


class CompareFnError(TypeError, ValueError):
    """A ``compare_fn`` can't be called as it will be, or does not answer the question.

    It is caught as a ValueError, which ``tf.estimator`` raises, and as the TypeError that calling
    it would raise.
    """


class Comparison:
    """Tells whether an evaluation is better than the best before it."""

    def __init__(
        self, compare_fn: CompareFn, arguments: Tuple[str, str], by_name: bool, by_loss: bool
    ) -> None:
        """Makes sure that a function can compare.

        Args:
          compare_fn: called with the best evaluation and a candidate, both mappings of metric to
            value; returns whether the candidate is better.
          arguments: what the two are called.
          by_name: whether it is called with keyword arguments of these names.
          by_loss: whether it compares by the loss alone. A loss of NaN is never the best then, not
            even where there is nothing better.

        Raises:
          CompareFnError: it can't be called so.
        """
        self._compare_fn = compare_fn
        self._arguments = arguments if by_name else None
        self._by_loss = by_loss
        self._has_warned_of_nan = False
        _check(compare_fn, arguments, by_name)

    def is_better(self, best: Optional[Metrics], candidate: Optional[Metrics]) -> bool:
        """Tells whether an evaluation is better.

        Args:
          best: the best evaluation before, or None.
          candidate: the evaluation.

        Raises:
          CompareFnError: ``compare_fn`` returns what is neither true nor false.
          Exception: what ``compare_fn`` raises.
        """
        if self._by_loss and candidate and has_loss(candidate) and math.isnan(_loss(candidate)):
            if not self._has_warned_of_nan:
                tf.logging.warning("The loss is NaN: such a model is never the best.")
                self._has_warned_of_nan = True
            return False
        return best is None or self._compare(best, candidate)

    def can_be_best(self, evaluation: Optional[Metrics]) -> bool:
        """Tells whether others can be compared with an evaluation, as far as is known.

        Args:
          evaluation: the evaluation. By the loss alone it needs one.
        """
        return not self._by_loss or has_loss(evaluation)

    def best_of(self, evaluations: Iterable[Metrics]) -> Optional[Metrics]:
        """Returns the best of the evaluations of an earlier run, or None.

        Others may write events where evaluations are expected, and these may lack what is compared.
        So what ``compare_fn`` raises for is passed over, with one warning in the log.

        Args:
          evaluations: the evaluations, in their order.
        """
        best: Optional[Metrics] = None
        errors = []
        for evaluation in evaluations:
            try:
                if best is None:
                    # Only what can be compared may be the first.
                    self._compare(evaluation, evaluation)
                if self.is_better(best, evaluation):
                    best = evaluation
            except Exception as error:
                errors.append(error)
        if errors:
            tf.logging.warning(
                "compare_fn raised for %d of the earlier evaluations, which are passed over. "
                "The first error: %r",
                len(errors),
                errors[0],
            )
        return best

    def _compare(self, best: Metrics, candidate: Optional[Metrics]) -> bool:
        if self._arguments is None:
            answer = self._compare_fn(best, candidate)
        else:
            answer = self._compare_fn(**dict(zip(self._arguments, (best, candidate))))
        try:
            return bool(answer)
        except (TypeError, ValueError) as error:
            # Arrays say so of themselves, and tensors of a graph, without a word of compare_fn.
            raise CompareFnError(
                f"compare_fn: {self._compare_fn!r} returned {answer!r}, wanted True or False"
            ) from error


def _check(compare_fn: Any, arguments: Tuple[str, str], by_name: bool) -> None:
    wanted = "a function of {} and {}".format(*arguments)
    if not callable(compare_fn):
        raise CompareFnError(f"compare_fn: got {compare_fn!r}, wanted {wanted}")
    try:
        signature = inspect.signature(compare_fn)
    except (TypeError, ValueError):  # Some callables that are not written in Python have none.
        return
    try:
        if by_name:
            signature.bind(**dict.fromkeys(arguments))
        else:
            signature.bind(*arguments)
    except TypeError as error:
        raise CompareFnError(
            f"compare_fn: got one of {signature}, wanted {wanted}: {error}"
        ) from None


def has_loss(result: Optional[Metrics]) -> bool:
    """Tells whether an evaluation has a loss."""
    return result is not None and _LOSS in result


def has_smaller_loss(best: Metrics, candidate: Metrics) -> bool:
    """Tells whether the loss of a candidate is smaller than the best one.

    Args:
      best: an evaluation with a loss.
      candidate: another one. Any number is smaller than NaN.

    Raises:
      ValueError: a loss is not one real number.
    """
    best_loss, loss = _loss(best), _loss(candidate)
    return bool(loss < best_loss or (math.isnan(best_loss) and not math.isnan(loss)))


def _loss(result: Metrics) -> Any:
    loss = np.asarray(result[_LOSS])
    number = loss.item() if loss.size == 1 else None
    if not isinstance(number, numbers.Real):
        raise ValueError(f"eval_result: got the loss {result[_LOSS]!r}, wanted one number")
    return number
