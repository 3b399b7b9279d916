"""Makers of export strategies."""

import os
from typing import Any, Callable, Iterable, Mapping, Optional

import tensorflow.compat.v1 as tf

from contrib_compat import deprecation
from contrib_compat.publishing.asking import export_saved_model
from contrib_compat.publishing.assets import check_assets_extra
from contrib_compat.publishing.collection import collect_garbage
from contrib_compat.publishing.retention import exports_to_keep_of_strategy
from contrib_compat.serving.input_fn import build_parsing_serving_input_fn
from contrib_compat.serving.parsing import parse_example_spec
from contrib_compat.strategies.best_model import (
    BestModelSelector,
    CompareFn,
    best_model_export_fn,
)
from contrib_compat.strategies.export_strategy import ExportStrategy
from contrib_compat.strategies.extension import extend_export_fn

__all__ = [
    "extend_export_strategy",
    "make_best_model_export_strategy",
    "make_export_strategy",
    "make_parsing_export_strategy",
]


def _strategy(
    name: str, export_fn: Callable[..., Any], strip_default_attrs: Optional[bool] = None
) -> ExportStrategy:
    with deprecation.internal():
        return ExportStrategy(name, export_fn, strip_default_attrs)


def make_export_strategy(
    serving_input_fn: Callable[[], Any],
    default_output_alternative_key: Optional[str] = None,
    assets_extra: Optional[Mapping[str, str]] = None,
    as_text: bool = False,
    exports_to_keep: Optional[int] = 5,
    strip_default_attrs: Optional[bool] = None,
) -> ExportStrategy:
    """Makes a strategy that exports a SavedModel and keeps the newest few.

    Stands for ``tf.contrib.learn.make_export_strategy`` (TF 1.15). It is named ``Servo``, so that
    exports go to ``<model_dir>/export/Servo/<time in seconds>``.

    Args:
      serving_input_fn: a function without arguments that returns a ``ServingInputReceiver`` or an
        ``InputFnOps``. What can't be called is only a warning here, and the estimator's error.
      default_output_alternative_key: the head to serve by default, for estimators of native
        ``tf.contrib.learn`` with several heads. Others take None alone.
      assets_extra: dict of destination, relative to the export's ``assets.extra`` directory, to
        the path of the file to copy there.
      as_text: whether the SavedModel is written as text.
      exports_to_keep: how many exports stay, the newest; older ones are removed after each export.
        None keeps them all; a number less than 1 is taken for 1, with a warning, as natively such a
        strategy runs.
      strip_default_attrs: whether attributes that have their default value are left out of the
        graph, so that an older TensorFlow can read it.

    Returns:
      An ``ExportStrategy``. Its ``export`` returns the path of the export as the estimator does
      (bytes), and raises a ValueError where the estimator can't do what was asked for.

    Raises:
      TypeError: an argument is not of its type.
      ValueError: a destination leaves ``assets.extra``.
    """
    if not callable(serving_input_fn):
        # Not an error, because natively a strategy may be made with a placeholder.
        tf.logging.warning(
            "serving_input_fn: got %r, wanted a function; the estimator will fail to export",
            serving_input_fn,
        )
    check_assets_extra(assets_extra)
    exports_to_keep = exports_to_keep_of_strategy(exports_to_keep)

    def export_fn(
        estimator: Any,
        export_dir_base: Any,
        checkpoint_path: Optional[str] = None,
        strip_default_attrs: Optional[bool] = False,
    ) -> Any:
        check_assets_extra(assets_extra)  # It may have been added to by now.
        export_dir = export_saved_model(
            estimator,
            export_dir_base,
            serving_input_fn,
            {
                "default_output_alternative_key": default_output_alternative_key,
                "assets_extra": assets_extra,
                "as_text": as_text,
                "checkpoint_path": checkpoint_path,
                "strip_default_attrs": strip_default_attrs,
            },
        )
        collect_garbage(export_dir_base, exports_to_keep, export_dir)
        return export_dir

    return _strategy("Servo", export_fn, strip_default_attrs)


def make_parsing_export_strategy(
    feature_columns: Iterable[Any],
    default_output_alternative_key: Optional[str] = None,
    assets_extra: Optional[Mapping[str, str]] = None,
    as_text: bool = False,
    exports_to_keep: Optional[int] = 5,
    target_core: bool = False,
    strip_default_attrs: Optional[bool] = None,
) -> ExportStrategy:
    """Makes a strategy whose exports are fed serialized ``tf.Example`` protos.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.make_parsing_export_strategy``
    (TF 1.15). It is like ``make_export_strategy`` with a serving input function made from feature
    columns.

    Args:
      feature_columns: an iterable, or a dict with them for values, of columns of
        ``tf.feature_column`` or native ``tf.contrib.layers``: the features of a request.
      default_output_alternative_key: see ``make_export_strategy``.
      assets_extra: see ``make_export_strategy``.
      as_text: see ``make_export_strategy``.
      exports_to_keep: see ``make_export_strategy``.
      target_core: natively, whether the estimator is one of ``tf.estimator``. Either value works
        with either kind here.
      strip_default_attrs: see ``make_export_strategy``.

    Returns:
      An ``ExportStrategy`` named ``Servo``.

    Raises:
      TypeError: see ``make_export_strategy``; or something is not a feature column.
      ValueError: see ``make_export_strategy``; or there are no feature columns.
    """
    return make_export_strategy(
        build_parsing_serving_input_fn(parse_example_spec(feature_columns)),
        default_output_alternative_key=default_output_alternative_key,
        assets_extra=assets_extra,
        as_text=as_text,
        exports_to_keep=exports_to_keep,
        strip_default_attrs=strip_default_attrs,
    )


def make_best_model_export_strategy(
    serving_input_fn: Callable[[], Any],
    exports_to_keep: Optional[int] = 1,
    model_dir: Optional[str] = None,
    event_file_pattern: Optional[str] = None,
    compare_fn: Optional[CompareFn] = None,
    default_output_alternative_key: Optional[str] = None,
    strip_default_attrs: Optional[bool] = None,
) -> ExportStrategy:
    """Makes a strategy that exports a model if it is better than all before it.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.make_best_model_export_strategy``
    (TF 1.15). It is named ``best_model``; exports go to
    ``<model_dir>/export/best_model/<name of the checkpoint>/<time in seconds>``.

    Args:
      serving_input_fn: see ``make_export_strategy``.
      exports_to_keep: how many exports *of one checkpoint* stay.
      model_dir: the directory of the model whose earlier evaluations count.
      event_file_pattern: a pattern, relative to ``model_dir``, of the event files with the
        earlier evaluations, such as ``"eval/*.tfevents.*"``. Without both of these the first
        model of each run is the best. With them, a file ``.best.json`` beside the exports says
        which of the evaluations was exported.
      compare_fn: called with the best evaluation result and a candidate (dicts of metric to
        value), returns whether the candidate is better. By default that has the smaller ``loss``.
      default_output_alternative_key: see ``make_export_strategy``.
      strip_default_attrs: see ``make_export_strategy``.

    Returns:
      An ``ExportStrategy``. Its ``export`` returns the path of the export, or ``""`` where the
      model was not better, and raises a ValueError where there is no checkpoint or no result.

    Raises:
      TypeError: see ``make_export_strategy``.
      ValueError: see ``make_export_strategy``.
    """
    if callable(model_dir):
        raise TypeError(
            f"model_dir: got {model_dir!r}, wanted a path; compare_fn, which stood here before "
            "TF 1.5, comes fifth"
        )
    servo = make_export_strategy(
        serving_input_fn,
        exports_to_keep=exports_to_keep,
        default_output_alternative_key=default_output_alternative_key,
        strip_default_attrs=strip_default_attrs,
    )
    recorded = model_dir and event_file_pattern and os.path.join(model_dir, event_file_pattern)
    with deprecation.internal():
        selector = BestModelSelector(recorded, compare_fn)

    export_fn = best_model_export_fn(servo.export, selector, remembers=bool(recorded))
    return _strategy("best_model", export_fn)


def extend_export_strategy(
    base_export_strategy: ExportStrategy,
    post_export_fn: Callable[[Any, str], Any],
    post_export_name: Optional[str] = None,
) -> ExportStrategy:
    """Makes a strategy that changes what another strategy exports.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.extend_export_strategy``
    (TF 1.15).

    Args:
      base_export_strategy: the other strategy. It exports into a temporary directory, so that its
        ``exports_to_keep`` finds nothing to remove, as natively: all extended exports stay.
      post_export_fn: called with the path of that export, as it was returned, and an empty
        temporary directory. Writes what is to be published into the latter and returns its path.
      post_export_name: the name of the new strategy; by default that of the other one.

    Returns:
      An ``ExportStrategy``. Its ``export`` moves what ``post_export_fn`` wrote to the same place
      below the directory of the exports and returns its path (str). Where the other strategy did
      not export (best models), nor does this one. Its ``export`` raises a ValueError if
      ``post_export_fn`` returns something else than a path below its directory, and a
      RuntimeError if the place is taken; where that is the version of the other strategy's export,
      the next one that is free is taken. Temporary directories are removed in every case.

    Raises:
      TypeError: ``post_export_fn`` is no function.
    """
    if not callable(post_export_fn):
        raise TypeError(f"post_export_fn: got {post_export_fn!r}, wanted a function")
    return _strategy(
        post_export_name or base_export_strategy.name,
        extend_export_fn(base_export_strategy, post_export_fn),
    )
