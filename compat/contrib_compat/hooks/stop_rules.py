"""When the values of a metric are a reason to stop training."""

import math
from typing import Callable, Dict, List, Optional, Tuple

__all__ = ["History", "Rule", "history_of", "improvement_rule", "threshold_rule"]

History = List[Tuple[int, float]]
"""The values of a metric, with the global steps they were measured at, the oldest first."""

Rule = Callable[[History], Optional[str]]
"""Returns why to stop, or None to go on."""


def history_of(
    evaluations: Dict[int, Dict[str, float]], metric_name: str, min_steps: int
) -> History:
    """Returns the values of a metric.

    Args:
      evaluations: the metrics by name, by global step in increasing order.
      metric_name: the metric's name.
      min_steps: evaluations before this global step are left out.

    Raises:
      KeyError: there are evaluations, and none of them measured the metric.
    """
    recent = [(step, metrics) for step, metrics in evaluations.items() if step >= min_steps]
    # Not every step needs to have the metric: other summaries may be in the same directory.
    history = [(step, metrics[metric_name]) for step, metrics in recent if metric_name in metrics]
    if recent and not history:
        known = sorted(set().union(*(metrics for _, metrics in recent)))
        raise KeyError(f"metric_name: got {metric_name!r}, evaluation measured {known}")
    return history


def threshold_rule(
    metric_name: str, threshold: float, beyond: Callable[[float, float], bool], comparative: str
) -> Rule:
    """Makes the rule that stops once a value is beyond a threshold.

    Args:
      metric_name: the metric's name.
      threshold: the threshold.
      beyond: whether a value, given first, is beyond the threshold.
      comparative: how that is said.
    """

    def reason_to_stop(history: History) -> Optional[str]:
        for step, value in history:
            if beyond(value, threshold):
                return f"at step {step} {metric_name} is {value}, {comparative} than {threshold}"
        return None

    return reason_to_stop


def improvement_rule(
    metric_name: str, max_steps: int, better: Callable[[float, float], bool], change: str
) -> Rule:
    """Makes the rule that stops once no value has been better than the best for many steps.

    Args:
      metric_name: the metric's name.
      max_steps: how many steps there may be since the best value.
      better: whether a value, given first, is better than another.
      change: what a change for the better is called.
    """

    def reason_to_stop(history: History) -> Optional[str]:
        best: Optional[float] = None
        since = history[0][0] if history else 0
        for step, value in history:
            # A NaN is never the best, or nothing could be better than it.
            if not math.isnan(value) and (best is None or better(value, best)):
                best, since = value, step
            if step - since >= max_steps:
                waited = step - since
                return f"{metric_name} saw no {change} for {waited} steps, {max_steps} are allowed"
        return None

    return reason_to_stop
