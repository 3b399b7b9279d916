"""Gives the export strategies of an Experiment their turns."""

from __future__ import annotations

import os
from typing import Any, Callable, Dict, List, Optional, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.disk.paths import as_text
from contrib_compat.exporters.bridge import exporter_of, is_strategy
from contrib_compat.learn import roles
from contrib_compat.publishing.ledger import Ledger, keys_of
from contrib_compat.publishing.marks import mark
from contrib_compat.publishing.names import check_name

__all__ = ["StrategyTurns", "checked_strategies"]


def checked_strategies(values: Any) -> Tuple[Any, ...]:
    """Returns the export strategies in `values`.

    Args:
      values: one strategy, an iterable of them, or None.

    Raises:
      ValueError: there is something else among them, or a name that is not that of a directory.
      TypeError: a name is no text.
    """
    if not values:
        return ()
    is_one = is_strategy(values) or isinstance(values, (str, bytes))
    strategies = (values,) if is_one or not hasattr(values, "__iter__") else tuple(values)
    for index, strategy in enumerate(strategies):
        if not is_strategy(strategy):
            raise ValueError(
                "`export_strategies` must be an ExportStrategy, an iterable of ExportStrategy, or "
                f"`None`, found {strategy}.{_hint(strategy)}"
            )
        check_name(f"export_strategies[{index}].name", _text(strategy.name))
    return strategies


def _hint(value: Any) -> str:
    if not isinstance(value, tf_estimator.Exporter):
        return ""
    return " contrib_compat.exporters.as_export_strategy(exporter) makes a strategy of an exporter."


def _text(name: Any) -> Any:
    # Native contrib took names of bytes as well; what is no text either way is check_name's to say.
    return as_text(name) if isinstance(name, bytes) else name


class StrategyTurns:
    """Gives each strategy its turn: every one of them, and a last one when the run is over.

    All exports are noted in the ledger of the model directory. A task of a cluster does not export
    a checkpoint again that it finds there, because tasks are killed and restarted as a matter of
    course. A process on its own exports as often as it is told to, as natively.

    Args:
      estimator: what is exported.
      strategies: the export strategies. Several may have one name.
    """

    def __init__(self, estimator: Any, strategies: Tuple[Any, ...]) -> None:
        self._estimator = estimator
        self._strategies = strategies
        self._keys = keys_of([_text(strategy.name) for strategy in strategies])
        self._last_turn: Optional[Tuple[Any, Optional[str]]] = None
        self._results: List[Any] = []
        self._was_final = False

    def take(
        self,
        eval_result: Optional[Dict[str, Any]],
        checkpoint_path: Optional[str],
        is_final: bool,
        again: bool = True,
    ) -> List[Any]:
        """Exports by each strategy.

        Args:
          eval_result: metrics of the evaluation before.
          checkpoint_path: the checkpoint to export; None for the latest.
          is_final: whether training has ended.
          again: whether a process on its own exports what was exported before.

        Returns:
          What each strategy returned, in their order.

        Raises:
          Exception: what the first strategy that failed raised, after all have had their turn.
        """
        self._last_turn, self._was_final = (eval_result, checkpoint_path), is_final
        self._results = self._each(
            lambda strategy, key, _: self._export(
                strategy, key, eval_result, checkpoint_path, is_final, again
            )
        )
        return self._results

    def finish(self) -> List[Any]:
        """Gives exporters that wait for the end of training their turn, if they had none yet.

        That training ended may be known only now: the data ran out, or something stopped it early.
        Strategies that exported the last checkpoint already, or that know of no end, are left
        alone.

        Returns:
          The last result of each strategy.

        Raises:
          Exception: see :meth:`take`.
        """
        if self._last_turn is not None and not self._was_final:
            eval_result, checkpoint_path = self._last_turn
            self._was_final = True
            self._results = self._each(
                lambda strategy, key, result: (
                    self._export(strategy, key, eval_result, checkpoint_path, True, True)
                    if not result and exporter_of(strategy) is not None
                    else result
                )
            )
        return self._results

    def is_owed(self, checkpoint_path: str) -> bool:
        """Tells whether a strategy that has exported before had no turn with a checkpoint.

        That is so where the process was killed before the turn, or during it.

        Args:
          checkpoint_path: the checkpoint.
        """
        ledger = Ledger(self._estimator.model_dir)
        return any(ledger.is_owed(key, checkpoint_path) for key in self._keys)

    def _each(self, export: Callable[[Any, str, Any], Any]) -> List[Any]:
        results: List[Any] = []
        failures: List[Exception] = []
        before = self._results or [None] * len(self._strategies)
        for strategy, key, result in zip(self._strategies, self._keys, before):
            try:
                results.append(export(strategy, key, result))
            except Exception as failure:
                tf.logging.error("Export strategy %r failed: %s", strategy.name, failure)
                failures.append(failure)
        if failures:
            raise failures[0]
        return results

    def _export(
        self,
        strategy: Any,
        key: str,
        eval_result: Optional[Dict[str, Any]],
        checkpoint_path: Optional[str],
        is_final: bool,
        again: bool,
    ) -> Any:
        model_dir = self._estimator.model_dir

        def export() -> Any:
            exporter = exporter_of(strategy)
            if exporter is not None:
                checkpoint = checkpoint_path or tf.train.latest_checkpoint(model_dir)
                result = exporter.export(
                    self._estimator,
                    os.path.join(as_text(model_dir), "export", strategy.name),
                    checkpoint,
                    eval_result,
                    is_final,
                )
                mark(self._estimator, strategy.name, result, checkpoint, eval_result)
                return result
            name = tf.compat.as_bytes(strategy.name)
            return strategy.export(
                self._estimator,
                # Natively the path is bytes, and that is what export functions expect.
                os.path.join(tf.compat.as_bytes(model_dir), b"export", name),
                checkpoint_path=checkpoint_path,
                eval_result=eval_result,
            )

        ledger = Ledger(model_dir)
        # An estimator that is not core's need not have a configuration to be exported.
        repeats = again and not roles.has_company(getattr(self._estimator, "config", None))
        note = ledger.always if repeats else ledger.once
        return note(key, checkpoint_path, export)
