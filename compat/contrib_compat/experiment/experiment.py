"""``Experiment``: an estimator with its data, its export strategies and its schedules."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Tuple

from contrib_compat.deprecation import deprecated_class
from contrib_compat.experiment.estimator_calls import InputFn
from contrib_compat.experiment.training_schedules import TrainingSchedules

__all__ = ["Experiment"]


@deprecated_class("learn.Experiment")
class Experiment(TrainingSchedules):
    """Trains, evaluates and exports a model by a schedule.

    Stands for ``tf.contrib.learn.Experiment`` (TF 1.15). Nothing runs before a schedule is called;
    every public method that needs no arguments is one.

    Args:
      estimator: a ``tf.estimator.Estimator``, or anything Trainable and Evaluable.
      train_input_fn: returns features and labels to train on.
      eval_input_fn: returns features and labels to evaluate on; finite where `eval_steps` is None.
      eval_metrics: MetricSpec by name, for estimators that are not core's; else None.
      train_steps: the global step to end training at; None to train as long as there is data.
      eval_steps: batches an evaluation; None for all that there are.
      train_monitors: monitors and SessionRunHooks for training.
      eval_hooks: SessionRunHooks for evaluation.
      local_eval_frequency: `min_eval_frequency` of ``local_run``.
      eval_delay_secs: seconds before the first evaluation of ``evaluate`` and ``continuous_eval``.
      continuous_eval_throttle_secs: least seconds between the starts of two evaluations of
        ``continuous_eval``.
      min_eval_frequency: least steps between two evaluations of ``train_and_evaluate``, which only
        evaluates new checkpoints; None for 1, 0 to evaluate at the end alone.
      delay_workers_by_global_step: whether a worker waits for steps rather than seconds.
      export_strategies: an ExportStrategy, an iterable of them, or None. Several may have one
        name, which is the directory that they export to.
      train_steps_per_iteration: steps between two evaluations of ``continuous_train_and_eval``;
        None for a tenth of `train_steps`, or 1000.
      checkpoint_and_export: whether ``train_and_evaluate`` evaluates and exports each checkpoint
        as soon as it is saved; `min_eval_frequency` then counts for nothing.
      saving_listeners: CheckpointSaverListeners, for core estimators.
      check_interval_secs: least seconds between two looks for a new checkpoint; None for no limit.

    Raises:
      ValueError: the estimator is none, an argument does not go with it or is of a wrong type, or
        a strategy's name is not that of a directory.
      TypeError: a strategy's name is no text.
    """

    def __init__(
        self,
        estimator: Any,
        train_input_fn: InputFn,
        eval_input_fn: InputFn,
        eval_metrics: Optional[Dict[str, Any]] = None,
        train_steps: Optional[int] = None,
        eval_steps: Optional[int] = 100,
        train_monitors: Optional[Sequence[Any]] = None,
        eval_hooks: Optional[Sequence[Any]] = None,
        local_eval_frequency: Optional[int] = None,
        eval_delay_secs: float = 120,
        continuous_eval_throttle_secs: float = 60,
        min_eval_frequency: Optional[int] = None,
        delay_workers_by_global_step: bool = False,
        export_strategies: Any = None,
        train_steps_per_iteration: Optional[int] = None,
        checkpoint_and_export: bool = False,
        saving_listeners: Optional[Sequence[Any]] = None,
        check_interval_secs: Optional[float] = 5,
    ) -> None:
        super().__init__(estimator, eval_metrics, train_steps, export_strategies, saving_listeners)
        if not isinstance(train_steps_per_iteration, (int, type(None))):
            raise ValueError("`train_steps_per_iteration` must be an integer.")
        self._train_input_fn = train_input_fn
        self._eval_input_fn = eval_input_fn
        self._eval_steps = eval_steps
        self._train_monitors: List[Any] = list(train_monitors or ())
        self._eval_hooks: List[Any] = list(eval_hooks or ())
        self._local_eval_frequency = local_eval_frequency
        self._eval_delay_secs = eval_delay_secs
        self._continuous_eval_throttle_secs = continuous_eval_throttle_secs
        self._min_eval_frequency = 1 if min_eval_frequency is None else min_eval_frequency
        self._delay_workers_by_global_step = delay_workers_by_global_step
        self._train_steps_per_iteration = train_steps_per_iteration
        self._checkpoint_and_export = checkpoint_and_export
        self._check_interval_secs = check_interval_secs

    @property
    def estimator(self) -> Any:
        """The estimator that is run."""
        return self._estimator

    @property
    def eval_metrics(self) -> Optional[Dict[str, Any]]:
        """The extra metrics that were given."""
        return self._eval_metrics

    @property
    def train_steps(self) -> Optional[int]:
        """The global step to end training at."""
        return self._train_steps

    @property
    def eval_steps(self) -> Optional[int]:
        """The batches of an evaluation."""
        return self._eval_steps

    def extend_train_hooks(self, additional_hooks: Sequence[Any]) -> None:
        """Adds to the hooks for training.

        Args:
          additional_hooks: monitors or SessionRunHooks.
        """
        self._train_monitors.extend(additional_hooks)

    def reset_export_strategies(self, new_export_strategies: Any = None) -> Tuple[Any, ...]:
        """Replaces the export strategies.

        Args:
          new_export_strategies: an ExportStrategy, an iterable of them, or None.

        Returns:
          The ones there were.

        Raises:
          ValueError: there is something else among them, or a name that is not a directory's.
          TypeError: a name is no text.
        """
        before = self._export_strategies
        self._set_export_strategies(new_export_strategies)
        return before
