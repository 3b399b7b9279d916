"""What an object must be able to do for an Experiment to run it, if it is no core estimator."""

from __future__ import annotations

import abc
from typing import Any, Callable, Dict, Optional, Sequence

from contrib_compat.deprecation import deprecated_class
from contrib_compat.versions.native_contrib import derives_from_native

__all__ = ["Evaluable", "Trainable"]

InputFn = Callable[[], Any]


def _is_native(candidate: type, name: str) -> bool:
    """Tells whether a class derives from TF 1.x's own interface of that name.

    So that an estimator of ``tf.contrib.learn`` goes on working in a code base that has switched
    some imports and not yet others.
    """
    return derives_from_native(candidate, "learn.python.learn." + name.lower(), name)


@deprecated_class("learn.Evaluable")
class Evaluable(abc.ABC):
    """Something that an Experiment can evaluate.

    Stands for ``tf.contrib.learn.Evaluable`` (TF 1.15). TF 1.x's own estimators are instances too.
    """

    @property
    @abc.abstractmethod
    def model_dir(self) -> str:
        """The directory in which checkpoints are looked for."""

    @abc.abstractmethod
    def evaluate(
        self,
        x: Any = None,
        y: Any = None,
        input_fn: Optional[InputFn] = None,
        feed_fn: Optional[Callable[[], Dict[Any, Any]]] = None,
        batch_size: Optional[int] = None,
        steps: Optional[int] = None,
        metrics: Optional[Dict[str, Any]] = None,
        name: Optional[str] = None,
        checkpoint_path: Optional[str] = None,
        hooks: Optional[Sequence[Any]] = None,
    ) -> Dict[str, Any]:
        """Computes metrics over evaluation data.

        Args:
          x: features, as arrays or an iterator of arrays; None with `input_fn`.
          y: labels, likewise.
          input_fn: function that returns (features, labels) as tensors.
          feed_fn: function that returns a feed dictionary, called once a batch.
          batch_size: examples a batch; None with `input_fn`.
          steps: number of batches; None for all that there are.
          metrics: MetricSpec by name, appended to the default ones.
          name: suffix of the directory that the results are written to.
          checkpoint_path: the checkpoint to evaluate; None for the latest.
          hooks: SessionRunHooks for the evaluation's session.

        Returns:
          The metrics by name, among them ``global_step``.
        """

    @classmethod
    def __subclasshook__(cls, candidate: type) -> Any:
        return (cls is Evaluable and _is_native(candidate, "Evaluable")) or NotImplemented


@deprecated_class("learn.Trainable")
class Trainable(abc.ABC):
    """Something that an Experiment can train.

    Stands for ``tf.contrib.learn.Trainable`` (TF 1.15). TF 1.x's own estimators are instances too.
    """

    @abc.abstractmethod
    def fit(
        self,
        x: Any = None,
        y: Any = None,
        input_fn: Optional[InputFn] = None,
        steps: Optional[int] = None,
        batch_size: Optional[int] = None,
        monitors: Optional[Sequence[Any]] = None,
        max_steps: Optional[int] = None,
    ) -> Any:
        """Trains the model.

        Args:
          x: features, as arrays or an iterator of arrays; None with `input_fn`.
          y: labels, likewise.
          input_fn: function that returns (features, labels) as tensors.
          steps: how many steps more; None for no limit. Not together with `max_steps`.
          batch_size: examples a batch; None with `input_fn`.
          monitors: monitors or SessionRunHooks for the training session.
          max_steps: the global step to end at; None for no limit.

        Returns:
          The object itself.
        """

    @classmethod
    def __subclasshook__(cls, candidate: type) -> Any:
        return (cls is Trainable and _is_native(candidate, "Trainable")) or NotImplemented
