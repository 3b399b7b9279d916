"""The Experiment: the schedules that train, evaluate and export a model."""

from __future__ import annotations

import math
from typing import Any, Callable, Dict, Optional, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class, internal
from contrib_compat.experiment import end_of_training, servers
from contrib_compat.experiment.continuous import evaluate_continuously, wait
from contrib_compat.experiment.intermediate import EvaluateAndExport
from contrib_compat.experiment.parts import InputFn, Parts
from contrib_compat.experiment.predicates import as_predicate
from contrib_compat.learn import roles
from contrib_compat.monitors.validation import ValidationMonitor

__all__ = ["Experiment"]

_MAX_WORKER_DELAY_SECS = 60
_DEFAULT_STEPS_PER_ITERATION = 1000


@deprecated_class("learn.Experiment")
class Experiment(Parts):
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
      export_strategies: an ExportStrategy, an iterable of them, or None.
      train_steps_per_iteration: steps between two evaluations of ``continuous_train_and_eval``;
        None for a tenth of `train_steps`, or 1000.
      checkpoint_and_export: whether ``train_and_evaluate`` evaluates and exports each checkpoint
        as soon as it is saved; `min_eval_frequency` then counts for nothing.
      saving_listeners: CheckpointSaverListeners, for core estimators.
      check_interval_secs: least seconds between two looks for a new checkpoint; None for no limit.

    Raises:
      ValueError: the estimator is none, or an argument does not go with it or is of a wrong type.
    """

    def train(self, delay_secs: Optional[float] = None) -> Any:
        """Trains up to `train_steps`. Never exports.

        In a cluster it starts this task's server first.

        Args:
          delay_secs: seconds to wait before; None for 5 seconds more for each worker, 60 at most.

        Returns:
          The estimator.

        Raises:
          ValueError: a cluster is configured by a RunConfig that is not contrib's.
        """
        config = self._estimator.config
        if servers.needs_server(config):
            self._start_server()
        hooks = list(self._train_monitors)
        if delay_secs is None:
            task_id = config.task_id or 0
            delay_secs = min(_MAX_WORKER_DELAY_SECS, task_id * 5)
            if self._delay_workers_by_global_step:
                delay_secs = 0
                # The second worker waits for step 5,545, the third for 8,788 and so on.
                hooks.append(tf.train.GlobalStepWaiterHook(int(8000.0 * math.log(task_id + 1))))
        wait(delay_secs, "starting training")
        with end_of_training.announced(self._estimator):
            return self._call_train(
                input_fn=self._train_input_fn,
                max_steps=self._train_steps,
                hooks=hooks,
                saving_listeners=self._saving_listeners,
            )

    def evaluate(self, delay_secs: Optional[float] = None, name: Optional[str] = None) -> Any:
        """Evaluates the latest checkpoint once.

        Args:
          delay_secs: seconds to wait before; None for `eval_delay_secs`.
          name: suffix of the directory for the results; None for "one_pass".

        Returns:
          The metrics by name.
        """
        wait(self._eval_delay_secs if delay_secs is None else delay_secs, "starting eval")
        return self._evaluate_now(name or "one_pass")

    def _evaluate_now(
        self,
        name: Optional[str],
        checkpoint_path: Optional[str] = None,
        input_fn: Optional[InputFn] = None,
    ) -> Any:
        return self._call_evaluate(
            input_fn=input_fn or self._eval_input_fn,
            steps=self._eval_steps,
            metrics=self._eval_metrics,
            name=name,
            checkpoint_path=checkpoint_path,
            hooks=self._eval_hooks,
        )

    def continuous_eval(
        self,
        delay_secs: Optional[float] = None,
        throttle_delay_secs: Optional[float] = None,
        evaluate_checkpoint_only_once: bool = True,
        continuous_eval_predicate_fn: Optional[Callable[..., Any]] = None,
        name: str = "continuous",
    ) -> None:
        """Evaluates and exports each new checkpoint until training has ended.

        Args:
          delay_secs: seconds before the first evaluation; None for `eval_delay_secs`.
          throttle_delay_secs: least seconds between the starts of two evaluations; None for
            `continuous_eval_throttle_secs`.
          evaluate_checkpoint_only_once: False to evaluate an old checkpoint again and again.
          continuous_eval_predicate_fn: takes ``(eval_results)`` or ``(eval_results,
            checkpoint_path)`` and says whether to go on; asked before each evaluation, with None
            before the first, and with an empty result where there was no new checkpoint.
          name: suffix of the directory for the results.

        Raises:
          ValueError: the predicate can't be called.
        """
        self._continuous_eval(
            self._eval_input_fn,
            name=name,
            delay_secs=delay_secs,
            throttle_delay_secs=throttle_delay_secs,
            evaluate_checkpoint_only_once=evaluate_checkpoint_only_once,
            continuous_eval_predicate_fn=continuous_eval_predicate_fn,
        )

    def continuous_eval_on_train_data(
        self,
        delay_secs: Optional[float] = None,
        throttle_delay_secs: Optional[float] = None,
        continuous_eval_predicate_fn: Optional[Callable[..., Any]] = None,
        name: str = "continuous_on_train_data",
    ) -> None:
        """Evaluates each new checkpoint on the training data. Never exports.

        Args and raises: see :meth:`continuous_eval`.
        """
        self._continuous_eval(
            self._train_input_fn,
            name=name,
            delay_secs=delay_secs,
            throttle_delay_secs=throttle_delay_secs,
            continuous_eval_predicate_fn=continuous_eval_predicate_fn,
            export=False,
        )

    def _continuous_eval(
        self,
        input_fn: InputFn,
        name: str,
        delay_secs: Optional[float],
        throttle_delay_secs: Optional[float],
        evaluate_checkpoint_only_once: bool = True,
        continuous_eval_predicate_fn: Optional[Callable[..., Any]] = None,
        export: bool = True,
    ) -> None:
        def evaluate(checkpoint_path: str) -> Dict[str, Any]:
            result = self._evaluate_now(name, checkpoint_path, input_fn) or {}
            if export:
                self._maybe_export(result, checkpoint_path=checkpoint_path)
            return result

        if delay_secs is None:
            delay_secs = self._eval_delay_secs
        if throttle_delay_secs is None:
            throttle_delay_secs = self._continuous_eval_throttle_secs
        evaluate_continuously(
            self._estimator.model_dir,
            evaluate,
            is_last=lambda result, checkpoint: (
                self._has_training_stopped(result)
                or end_of_training.is_known(self._estimator, checkpoint)
            ),
            predicate_fn=continuous_eval_predicate_fn,
            only_once=evaluate_checkpoint_only_once,
            delay_secs=delay_secs,
            throttle_secs=throttle_delay_secs,
        )
        if export:
            self._exports.finish()

    def train_and_evaluate(self) -> Tuple[Any, Any]:
        """Trains, evaluates new checkpoints meanwhile, then evaluates and exports the last.

        With `checkpoint_and_export` every checkpoint is evaluated and exported.

        Returns:
          The last metrics by name, and what each export strategy returned; (None, []) on workers
          that a tf.distribute.Strategy spans, whose chief does it.
        """
        config = self._estimator.config
        listener = None
        monitors = list(self._train_monitors)
        if self._checkpoint_and_export and (
            config.save_checkpoints_secs or config.save_checkpoints_steps
        ):
            listener = self._listener()
            monitors.append(
                tf.train.CheckpointSaverHook(
                    self._estimator.model_dir,
                    save_secs=config.save_checkpoints_secs,
                    save_steps=config.save_checkpoints_steps,
                    listeners=[listener],
                )
            )
        elif self._min_eval_frequency:
            monitors.append(self._validation_monitor())
        with self._for_now("_train_monitors", monitors):
            self.train(delay_secs=0)
        if roles.is_coordinated(config) and not roles.is_in_charge(config):
            return None, []
        if listener is not None:
            listener.catch_up()
            return listener.eval_result, self._exports.finish()
        eval_result = self._evaluate_now(None)
        with self._for_now("_is_ending", True):
            return eval_result, self._maybe_export(eval_result)

    def _listener(self) -> EvaluateAndExport:
        return EvaluateAndExport(
            self._estimator.model_dir,
            lambda checkpoint: self._evaluate_now("intermediate_export", checkpoint),
            lambda result, checkpoint: self._maybe_export(result, checkpoint_path=checkpoint),
        )

    def _validation_monitor(self) -> ValidationMonitor:
        with internal():
            return ValidationMonitor(
                input_fn=self._eval_input_fn,
                eval_steps=self._eval_steps,
                metrics=self._eval_metrics,
                every_n_steps=self._min_eval_frequency,
                check_interval_secs=self._check_interval_secs,
                hooks=self._eval_hooks,
            )

    def local_run(self) -> Tuple[Any, Any]:
        """Runs ``train_and_evaluate`` with `local_eval_frequency` for `min_eval_frequency`."""
        with self._for_now("_min_eval_frequency", self._local_eval_frequency):
            return self.train_and_evaluate()

    def continuous_train_and_eval(
        self, continuous_eval_predicate_fn: Optional[Callable[..., Any]] = None
    ) -> Tuple[Any, Any]:
        """Trains some steps, evaluates and exports, in turns, on a single machine.

        Args:
          continuous_eval_predicate_fn: says whether to go on, see :meth:`continuous_eval`.

        Returns:
          The last metrics by name, and what each export strategy returned; None where nothing ran.

        Raises:
          ValueError: the predicate can't be called.
        """
        goes_on = as_predicate(continuous_eval_predicate_fn)
        steps = self._train_steps_per_iteration
        if steps is None:
            steps = int((self._train_steps or 10 * _DEFAULT_STEPS_PER_ITERATION) / 10)
        checkpoint = eval_result = exports = None
        while goes_on(eval_result, checkpoint if eval_result else None):
            if self._has_training_stopped(eval_result):
                break
            self._call_train(
                input_fn=self._train_input_fn,
                steps=steps,
                hooks=self._train_monitors,
                saving_listeners=self._saving_listeners,
            )
            checkpoint = tf.train.latest_checkpoint(self._estimator.model_dir)
            eval_result = self._evaluate_now("one_pass", checkpoint)
            exports = self._maybe_export(eval_result)
        return eval_result, exports and self._exports.finish()

    def test(self) -> Any:
        """Trains one step, evaluates one batch and exports.

        Returns:
          The metrics by name.
        """
        self._call_train(
            input_fn=self._train_input_fn,
            steps=1,
            hooks=self._train_monitors,
            saving_listeners=self._saving_listeners,
        )
        eval_result = self._call_evaluate(
            input_fn=self._eval_input_fn, steps=1, metrics=self._eval_metrics, name="one_pass"
        )
        with self._for_now("_is_ending", True):
            self._maybe_export(eval_result)
        return eval_result

    def run_std_server(self) -> None:
        """Serves the cluster, as a parameter server does, and never returns.

        Raises:
          ValueError: the config does not say which server.
        """
        self._start_server().join()

    def _start_server(self) -> Any:
        return servers.start_server(self._estimator.config)
