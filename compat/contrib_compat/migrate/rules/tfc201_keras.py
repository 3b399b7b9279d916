"""TFC201: what of tf.contrib and tf.estimator a Keras model does otherwise.

``--to keras`` changes nothing: which layers a model_fn is made of is no matter of names. It tells
for each use what takes its place.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate.context import CONTRIB, ESTIMATOR, Answer, Context, Use
from contrib_compat.migrate.rules import Rule

_FIT = "model.fit(train_data, validation_data=...), which trains in this process alone"
_EXPORT = "model.export(path), after training or in a callback's on_epoch_end"
_RECIPES = {
    "BestExporter": "keras.callbacks.ModelCheckpoint(save_best_only=True), then model.export(path)",
    "DNNClassifier": "keras.Sequential of Dense layers with a softmax",
    "DNNRegressor": "keras.Sequential of Dense layers with one output",
    "EstimatorSpec": "model.compile(optimizer, loss, metrics)",
    "EvalSpec": "the validation_data, validation_steps and validation_freq of model.fit",
    "Estimator": "keras.Model: the layers of the model_fn in its call, its loss in compile",
    "Experiment": _FIT,
    "ExportStrategy": _EXPORT,
    "LatestExporter": _EXPORT,
    "FinalExporter": "model.export(path) after training",
    "LinearClassifier": "keras.Sequential of one Dense layer with a softmax",
    "LinearRegressor": "keras.Sequential of one Dense layer",
    "ModelFnOps": "model.compile(optimizer, loss, metrics)",
    "RunConfig": "callbacks: keras.callbacks.BackupAndRestore and ModelCheckpoint",
    "TrainSpec": "the epochs and steps_per_epoch of model.fit",
    "add_metrics": "the metrics of model.compile",
    "make_export_strategy": _EXPORT,
    "make_best_model_export_strategy": "keras.callbacks.ModelCheckpoint(save_best_only=True)",
    "make_early_stopping_hook": "keras.callbacks.EarlyStopping",
    "run": _FIT,
    "stop_if_no_decrease_hook": "keras.callbacks.EarlyStopping(patience=...)",
    "train_and_evaluate": _FIT,
}


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Tells the recipe for a use, or the route table's advice where there is none."""
    target = use.meaning.target
    if use.begins(ESTIMATOR) and len(target) > 2:
        symbol, name, advice = ".".join(("tf", *target[1:])), target[-1], ""
    elif use.begins(CONTRIB):
        found = context.symbol(target)
        symbol, name, advice = found.full_name, found.name, found.advice
    else:
        return None
    return Answer(f"{symbol} is no part of Keras", symbol, _RECIPES.get(name, advice))


RULE = Rule("TFC201", "what Keras does in its place", ("keras",), None, on_use)
