"""The schedules of an Experiment that evaluate, while another process trains."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

from contrib_compat.experiment import end_of_training
from contrib_compat.experiment.continuous import evaluate_continuously, wait
from contrib_compat.experiment.estimator_calls import EstimatorCalls, InputFn

__all__ = ["EvaluationSchedules"]


class EvaluationSchedules(EstimatorCalls):
    """The public methods that evaluate; the constructor of Experiment sets what they need."""

    _train_input_fn: InputFn
    _eval_input_fn: InputFn
    _eval_steps: Optional[int]
    _eval_hooks: List[Any]
    _eval_delay_secs: float
    _continuous_eval_throttle_secs: float

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
          evaluate_checkpoint_only_once: False to evaluate the latest checkpoint again and again
            while there is no newer one.
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

        Args:
          delay_secs: see :meth:`continuous_eval`.
          throttle_delay_secs: see :meth:`continuous_eval`.
          continuous_eval_predicate_fn: see :meth:`continuous_eval`.
          name: suffix of the directory for the results.

        Raises:
          ValueError: the predicate can't be called.
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
                or end_of_training.is_known(self._estimator, checkpoint, self._train_steps)
            ),
            predicate_fn=continuous_eval_predicate_fn,
            only_once=evaluate_checkpoint_only_once,
            delay_secs=delay_secs,
            throttle_secs=throttle_delay_secs,
        )
        if export:
            self._turns.finish()
