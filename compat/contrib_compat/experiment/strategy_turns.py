"""Calls the export strategies of an Experiment."""

from __future__ import annotations

import os
from typing import Any, Callable, Dict, List, Optional, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat.exporters.bridge import exporter_of, is_strategy
from contrib_compat.learn import roles
from contrib_compat.publishing.ledger import Ledger

__all__ = ["Exports", "checked_strategies"]


def checked_strategies(values: Any) -> Tuple[Any, ...]:
    """Returns the export strategies in `values`: one, an iterable, or None.

    Raises:
      ValueError: there is something else among them.
    """
    if not values:
        return ()
    if is_strategy(values):
        return (values,)
    strategies = tuple(values) if hasattr(values, "__iter__") else (values,)
    for strategy in strategies:
        if not is_strategy(strategy):
            raise ValueError(
                "`export_strategies` must be an ExportStrategy, an iterable of ExportStrategy, or "
                f"`None`, found {strategy}."
            )
    return strategies


class Exports:
    """Gives each strategy its turn: every one of them, and a last one when the run is over.

    Args:
      estimator: what is exported.
      strategies: the export strategies.
    """

    def __init__(self, estimator: Any, strategies: Tuple[Any, ...]) -> None:
        self._estimator = estimator
        self._strategies = strategies
        self._last_call: Optional[Tuple[Any, Optional[str]]] = None
        self._results: List[Any] = []
        self._was_final = False

    def run(
        self, eval_result: Optional[Dict[str, Any]], checkpoint_path: Optional[str], is_final: bool
    ) -> List[Any]:
        """Exports by each strategy.

        Args:
          eval_result: metrics of the evaluation before.
          checkpoint_path: the checkpoint to export; None for the latest.
          is_final: whether training has ended.

        Returns:
          What each strategy returned, in their order.

        Raises:
          Exception: what the first strategy that failed raised, after all have had their turn.
        """
        self._last_call, self._was_final = (eval_result, checkpoint_path), is_final
        self._results = self._each(
            lambda strategy, _: self._export(strategy, eval_result, checkpoint_path, is_final)
        )
        return self._results

    def finish(self) -> List[Any]:
        """Gives exporters that wait for the end of training their call, if they had none yet.

        That training ended may be known only now: the data ran out, or something stopped it early.
        Strategies that exported the last checkpoint already, or that know of no end, are left
        alone.

        Returns:
          The last result of each strategy.
        """
        if self._last_call is not None and not self._was_final:
            eval_result, checkpoint_path = self._last_call
            self._was_final = True
            self._results = self._each(
                lambda strategy, result: (
                    self._export(strategy, eval_result, checkpoint_path, True)
                    if not result and exporter_of(strategy) is not None
                    else result
                )
            )
        return self._results

    def _each(self, export: Callable[[Any, Any], Any]) -> List[Any]:
        results: List[Any] = []
        failures: List[Exception] = []
        before = self._results or [None] * len(self._strategies)
        for strategy, result in zip(self._strategies, before):
            try:
                results.append(export(strategy, result))
            except Exception as failure:
                tf.logging.error("Export strategy %r failed: %s", strategy.name, failure)
                failures.append(failure)
        if failures:
            raise failures[0]
        return results

    def _export(
        self,
        strategy: Any,
        eval_result: Optional[Dict[str, Any]],
        checkpoint_path: Optional[str],
        is_final: bool,
    ) -> Any:
        def export() -> Any:
            exporter = exporter_of(strategy)
            if exporter is None:
                return strategy.export(
                    self._estimator,
                    # bytes, as export functions of that time expect
                    os.path.join(_model_dir(self._estimator), b"export", tf.compat.as_bytes(name)),
                    checkpoint_path=checkpoint_path,
                    eval_result=eval_result,
                )
            return exporter.export(
                self._estimator,
                os.path.join(tf.compat.as_str_any(self._estimator.model_dir), "export", name),
                checkpoint_path or tf.train.latest_checkpoint(self._estimator.model_dir),
                eval_result,
                is_final,
            )

        name = strategy.name
        if not roles.has_company(self._estimator.config):
            return export()
        return Ledger(self._estimator.model_dir).once(name, checkpoint_path, export)


def _model_dir(estimator: Any) -> bytes:
    return tf.compat.as_bytes(estimator.model_dir)
