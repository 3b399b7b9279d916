"""The schedules of an Experiment that train, or serve those that do."""

from __future__ import annotations

import math
from typing import Any, Callable, List, Optional, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import internal
from contrib_compat.experiment import end_of_training, servers
from contrib_compat.experiment.checkpoint_listener import EvaluateAndExport
from contrib_compat.experiment.continuous import wait
from contrib_compat.experiment.evaluation_schedules import EvaluationSchedules
from contrib_compat.experiment.predicates import as_predicate
from contrib_compat.learn import roles
from contrib_compat.monitors.validation import ValidationMonitor

__all__ = ["TrainingSchedules"]

_MAX_WORKER_DELAY_SECS = 60
_DEFAULT_STEPS_PER_ITERATION = 1000


class TrainingSchedules(EvaluationSchedules):
    """The public methods that train; the constructor of Experiment sets what they need."""

    _train_monitors: List[Any]
    _local_eval_frequency: Optional[int]
    _min_eval_frequency: Optional[int]
    _delay_workers_by_global_step: bool
    _train_steps_per_iteration: Optional[int]
    _checkpoint_and_export: bool
    _check_interval_secs: Optional[float]

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
        with end_of_training.announced(self._estimator, self._train_steps):
            return self._call_train(
                input_fn=self._train_input_fn,
                max_steps=self._train_steps,
                hooks=hooks,
                saving_listeners=self._saving_listeners,
            )

    def train_and_evaluate(self) -> Tuple[Any, Any]:
        """Trains, evaluates new checkpoints meanwhile, then evaluates and exports the last.

        With `checkpoint_and_export` every checkpoint is evaluated and exported.

        Returns:
          The last metrics by name, and what each export strategy returned. (None, []) on workers
          that a tf.distribute.Strategy spans, whose chief does it. (None, None) with
          `checkpoint_and_export` where an earlier run has trained to the end and exported it.
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
            monitors.append(self._validation_monitor(self._min_eval_frequency))
        with self._for_now("_train_monitors", monitors):
            self.train(delay_secs=0)
        if roles.is_coordinated(config) and not roles.is_in_charge(config):
            return None, []
        if listener is not None:
            listener.catch_up(self._turns.is_owed)
            exports = listener.export_results
            return listener.eval_result, exports and self._turns.finish()
        eval_result = self._evaluate_now(None)
        with self._for_now("_is_ending", True):
            return eval_result, self._maybe_export(eval_result)

    def _listener(self) -> EvaluateAndExport:
        return EvaluateAndExport(
            self._estimator.model_dir,
            lambda checkpoint: self._evaluate_now("intermediate_export", checkpoint),
            lambda result, checkpoint: self._maybe_export(result, checkpoint_path=checkpoint),
        )

    def _validation_monitor(self, frequency: int) -> ValidationMonitor:
        with internal():
            return ValidationMonitor(
                input_fn=self._eval_input_fn,
                eval_steps=self._eval_steps,
                metrics=self._eval_metrics,
                every_n_steps=frequency,
                check_interval_secs=self._check_interval_secs,
                hooks=self._eval_hooks,
            )

    def local_run(self) -> Tuple[Any, Any]:
        """Runs ``train_and_evaluate`` with `local_eval_frequency` for `min_eval_frequency`.

        Returns:
          What ``train_and_evaluate`` returns.
        """
        with self._for_now("_min_eval_frequency", self._local_eval_frequency):
            return self.train_and_evaluate()

    def continuous_train_and_eval(
        self, continuous_eval_predicate_fn: Optional[Callable[..., Any]] = None
    ) -> Tuple[Any, Any]:
        """Trains some steps, evaluates and exports, in turns, on a single machine.

        Where an earlier run has trained to the end, it evaluates, and exports what is not yet.

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
        was_complete = self._is_trained_to_the_end()
        while goes_on(eval_result, checkpoint if eval_result else None):
            if self._has_training_stopped(eval_result):
                break
            if not was_complete:
                self._call_train(
                    input_fn=self._train_input_fn,
                    steps=steps,
                    hooks=self._train_monitors,
                    saving_listeners=self._saving_listeners,
                )
            checkpoint = tf.train.latest_checkpoint(self._estimator.model_dir)
            eval_result = self._evaluate_now("one_pass", checkpoint)
            with self._for_now("_exports_again", not was_complete):
                exports = self._maybe_export(eval_result)
            if was_complete:
                break
        return eval_result, exports and self._turns.finish()

    def _is_trained_to_the_end(self) -> bool:
        """Tells whether the latest checkpoint is of the last step, or of one after it."""
        checkpoint = tf.train.latest_checkpoint(self._estimator.model_dir)
        if self._train_steps is None or checkpoint is None:
            return False
        reader = tf.train.load_checkpoint(checkpoint)
        # An estimator that is not core's may count no steps.
        has_step = reader.has_tensor(tf.GraphKeys.GLOBAL_STEP)
        return has_step and self._is_last_step(reader.get_tensor(tf.GraphKeys.GLOBAL_STEP))

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
