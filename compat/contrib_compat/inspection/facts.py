"""What is known of exports and evaluations."""

from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Optional

__all__ = ["Evaluation", "Export", "Survey"]


class Evaluation(NamedTuple):
    """What a model was evaluated to.

    Attributes:
      name: that of the evaluation, ``eval`` where it has none of its own.
      step: the global step.
      metrics: dict of metric to value.
    """

    name: str
    step: int
    metrics: Dict[str, float]


class Export(NamedTuple):
    """One published version.

    Attributes:
      strategy: the directory below ``export``, which is the exporter's or strategy's name.
      version: the directory's name, seconds since 1970 or, where that was taken, the next.
      path: the whole path.
      size: of all files together, in bytes.
      step: the global step of its variables; None where it has none.
      metrics: dict of metric to value, as evaluated at that step.
      is_best: whether an exporter of best models has noted it as the best.
      verified: whether every byte is as published; None where there is no manifest to tell.
      problems: what is not as published, a line each.
      signatures: dict of signature name to its inputs and outputs, see
        :func:`contrib_compat.inspection.survey.signatures_of`.
    """

    strategy: str
    version: str
    path: str
    size: int
    step: Optional[int]
    metrics: Dict[str, float]
    is_best: bool
    verified: Optional[bool]
    problems: List[str]
    signatures: Dict[str, Any]


class Survey(NamedTuple):
    """The exports of a model and its evaluations.

    Attributes:
      model_dir: the directory of the model.
      exports: by strategy, the oldest first.
      evaluations: in the order of their steps.
    """

    model_dir: str
    exports: List[Export]
    evaluations: List[Evaluation]
