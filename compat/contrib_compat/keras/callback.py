"""A callback of ``fit`` by which exporters and export strategies have their turns."""

from __future__ import annotations

import os
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional

import tensorflow as tf

from contrib_compat.disk.paths import checked_text
from contrib_compat.evaluations.event_writing import write_metrics
from contrib_compat.exporters.bridge import as_exporter, is_strategy
from contrib_compat.exporters.saved_model import Exporter
from contrib_compat.keras.keras_estimator import KerasEstimator
from contrib_compat.keras.kinds import step_of
from contrib_compat.publishing import options
from contrib_compat.publishing.marks import mark
from contrib_compat.publishing.names import check_name

__all__ = ["ExporterCallback"]

_VALIDATION = "val_"
_HOOKS = [
    f"on_{mode}{moment}"
    for mode, moments in {
        "batch": ("_begin", "_end"),
        "epoch": ("_begin",),
        "train": ("_begin", "_batch_begin", "_batch_end"),
        "test": ("_begin", "_end", "_batch_begin", "_batch_end"),
        "predict": ("_begin", "_end", "_batch_begin", "_batch_end"),
    }.items()
    for moment in moments
]


class ExporterCallback:
    """Gives exporters their turns after the validations of ``fit``, as an EvalSpec does.

    Each writes below ``<model_dir>/export/<its name>``, in directories named by versions, as it did
    for an Estimator. A checkpoint is saved before each turn. The exporters are told of the metrics
    of the validation (``loss`` is the validation's) and of ``global_step``, the optimizer's steps.
    Metrics are written to event files of ``model_dir`` and of ``eval`` in it, as by an Estimator.

    It works with Keras 3 on TensorFlow, with tf-keras and with the Keras 2 in TensorFlow. It is an
    instance of neither one's ``Callback``, for which neither asks.

    Args:
      exporters: ``tf.estimator`` exporters, the exporters of ``contrib_compat.exporters``, export
        strategies, or one of them.
      model_dir: the directory of checkpoints and exports.
      serving: a function without arguments that returns a ``ServingInputReceiver`` or an
        ``InputFnOps``, for exporters that bring none; by default the model's inputs are fed.
      every: after how many epochs with a validation there is a turn.

    Raises:
      TypeError: something is no exporter, no path or no function.
      ValueError: two exporters share a name, ``every`` is no positive integer, or ``model_dir`` is
        empty.
    """

    # Keras 3 asks so that it can run ahead: what is exported has to be complete.
    async_safe = False

    def __init__(
        self,
        exporters: Any,
        model_dir: Any,
        serving: Optional[Callable[[], Any]] = None,
        every: int = 1,
    ) -> None:
        if isinstance(every, bool) or not isinstance(every, int) or every < 1:
            raise ValueError(f"every: got {every!r}, wanted a positive integer")
        if serving is not None and not callable(serving):
            raise TypeError(f"serving: got {serving!r}, wanted a function without arguments")
        self._exporters = _checked(exporters)
        self._model_dir = checked_text("model_dir", model_dir)
        self._serving = serving
        self._every = every
        self._estimator: Optional[KerasEstimator] = None
        self._params: Dict[str, Any] = {}
        self._validations = 0
        self._last: Optional[Dict[str, Any]] = None
        self._exported: Dict[str, Any] = {}

    @property
    def estimator(self) -> KerasEstimator:
        """The model as its exporters see it.

        Raises:
          ValueError: ``fit`` was not called yet.
        """
        if self._estimator is None:
            raise ValueError("The callback has no model before fit is called with it")
        return self._estimator

    @property
    def model(self) -> Any:
        """The Keras model."""
        return self.estimator.model

    def set_model(self, model: Any) -> None:
        """Is told by Keras which model it is for.

        Args:
          model: the model.
        """
        if self._estimator is None or self._estimator.model is not model:
            self._estimator = KerasEstimator(model, self._model_dir, self._serving)

    def set_params(self, params: Mapping[str, Any]) -> None:
        """Is told by Keras how many epochs there are.

        Args:
          params: ``fit``'s parameters.
        """
        self._params = dict(params)

    def on_train_begin(self, logs: Optional[Mapping[str, Any]] = None) -> None:
        """Begins anew.

        Args:
          logs: not looked at.

        Raises:
          tf.errors.OpError: ``model_dir`` can't be a directory.
        """
        self._validations, self._last, self._exported = 0, None, {}
        # Better found out now than after the first epoch.
        tf.io.gfile.makedirs(self._model_dir)

    def on_epoch_end(self, epoch: int, logs: Optional[Mapping[str, Any]] = None) -> None:
        """Gives the exporters their turns, if there was a validation.

        Args:
          epoch: the number of the epoch, from 0.
          logs: the metrics of training and, after ``val_``, of the validation.
        """
        metrics = _after_prefix(_VALIDATION, logs or {})
        if not metrics:
            return
        self._validations += 1
        self._note(metrics, logs or {})
        self._last = metrics
        self._exported = {}
        if self._validations % self._every == 0:
            self._take_turns(metrics, is_the_final_export=False)

    def on_train_end(self, logs: Optional[Mapping[str, Any]] = None) -> None:
        """Gives those a last turn who did not export the last validation.

        Args:
          logs: the metrics of training, which stand for a validation where there was none.
        """
        metrics = self._last
        if metrics is None:
            tf.get_logger().warning("fit did not validate: exporting by the metrics of training.")
            metrics = {name: _number(value) for name, value in (logs or {}).items()}
        self._take_turns(metrics, is_the_final_export=True)

    def _take_turns(self, metrics: Mapping[str, Any], is_the_final_export: bool) -> None:
        estimator = self.estimator
        due = [exporter for exporter in self._exporters if not self._exported.get(exporter.name)]
        if not due:
            return
        checkpoint_path = estimator.save_checkpoint()
        eval_result = {**metrics, "global_step": step_of(estimator.model)}
        for exporter in due:
            self._exported[exporter.name] = result = exporter.export(
                estimator,
                os.path.join(self._model_dir, "export", exporter.name),
                checkpoint_path,
                dict(eval_result),
                is_the_final_export,
            )
            mark(estimator, exporter.name, result, checkpoint_path, eval_result)

    def _note(self, validation: Mapping[str, Any], logs: Mapping[str, Any]) -> None:
        """Writes metrics where an Estimator would, so that a restart and TensorBoard find them."""
        if not options.chosen().summaries:
            return
        step = step_of(self.estimator.model)
        training = {name: logs[name] for name in logs if not name.startswith(_VALIDATION)}
        write_metrics(self._model_dir, step, training)
        write_metrics(os.path.join(self._model_dir, "eval"), step, validation)

    # Keras 2 asks each callback whether batches concern it, so that it need not wait for them.
    def _implements_train_batch_hooks(self) -> bool:
        return False

    _implements_test_batch_hooks = _implements_predict_batch_hooks = _implements_train_batch_hooks


def _nothing(self: ExporterCallback, *arguments: Any, **keywords: Any) -> None:
    """Does nothing: only epochs and the end of training concern an exporter."""


for _hook in _HOOKS:
    if _hook not in vars(ExporterCallback):
        setattr(ExporterCallback, _hook, _nothing)


def _checked(exporters: Any) -> List[Any]:
    given = [exporters] if _is_one(exporters) else exporters
    if not isinstance(given, Iterable):
        raise TypeError(f"exporters: got {exporters!r}, wanted exporters or export strategies")
    made: Dict[str, Any] = {}
    for one in given:
        if not _is_one(one):
            raise TypeError(f"exporters: got {one!r}, wanted an exporter or an export strategy")
        exporter = one if isinstance(one, Exporter) else as_exporter(one)
        check_name("exporter.name", exporter.name)
        if exporter.name in made:
            raise ValueError(f"exporters: two are named {exporter.name!r}, wanted different names")
        made[exporter.name] = exporter
    return list(made.values())


def _is_one(value: Any) -> bool:
    return isinstance(value, Exporter) or is_strategy(value)


def _after_prefix(prefix: str, logs: Mapping[str, Any]) -> Dict[str, Any]:
    return {
        name[len(prefix) :]: _number(value)
        for name, value in logs.items()
        if name.startswith(prefix)
    }


def _number(value: Any) -> Any:
    return float(value) if getattr(value, "shape", ()) == () else value
