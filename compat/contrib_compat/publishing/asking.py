"""How a strategy asks an estimator, of whatever kind, to export itself."""

import inspect
import sys
from typing import Any, Callable, Dict, Optional

from contrib_compat.serving.adapters import as_input_ops_fn, as_receiver_fn

__all__ = ["export_saved_model"]

_LEGACY_KEY = "default_output_alternative_key"


def export_saved_model(
    estimator: Any,
    export_dir_base: Any,
    serving_input_fn: Callable[[], Any],
    options: Dict[str, Any],
) -> Any:
    """Exports an estimator as a SavedModel into a new directory named by the time.

    Estimators of ``tf.estimator`` get a function that returns a ``ServingInputReceiver``,
    those of native ``tf.contrib.learn`` one that returns an ``InputFnOps``, whichever
    ``serving_input_fn`` was written for.

    Args:
      estimator: an estimator of either kind, or any object with an ``export_savedmodel`` or
        ``export_saved_model`` method.
      export_dir_base: the directory of the exports.
      serving_input_fn: a function without arguments.
      options: keyword arguments of the method: ``default_output_alternative_key``,
        ``assets_extra``, ``as_text``, ``checkpoint_path``, ``strip_default_attrs``. What the
        method does not take is left out where it asks for nothing.

    Returns:
      What the method returns: the path of the export.

    Raises:
      TypeError: the estimator has neither method.
      ValueError: the estimator can't do what an option asks for.
    """
    # The v2 class of tf.estimator has the new one alone.
    method = getattr(estimator, "export_savedmodel", None)
    is_legacy_method = method is not None
    if method is None:
        method = getattr(estimator, "export_saved_model", None)
    if method is None:
        raise TypeError(
            f"estimator: got {estimator!r}, wanted an object with a method export_savedmodel or "
            "export_saved_model"
        )
    options = dict(options)
    is_core = _is_core_estimator(estimator)
    if is_core:
        key = options.pop(_LEGACY_KEY)
        if key is not None:
            raise ValueError(f"{_LEGACY_KEY} is not supported in core Estimator. Given: {key}")
    if not is_legacy_method:
        # The new method always strips.
        del options["strip_default_attrs"]
    parameters = _parameters(method)
    if is_core or not is_legacy_method:
        serving_input_fn = as_receiver_fn(serving_input_fn)
    elif parameters is not None and _LEGACY_KEY in parameters:
        serving_input_fn = as_input_ops_fn(serving_input_fn)
    return method(export_dir_base, serving_input_fn, **_select(options, parameters, method))


def _is_core_estimator(estimator: Any) -> bool:
    # There is no instance of a class whose package was never imported.
    if "tensorflow_estimator" not in sys.modules:
        return False
    from contrib_compat import estimator as tf_estimator

    return isinstance(estimator, tf_estimator.Estimator)


def _parameters(method: Callable[..., Any]) -> Optional[Any]:
    """Returns the parameters of a method by name; None if it takes any keyword."""
    try:
        parameters = inspect.signature(method).parameters
    except (TypeError, ValueError):  # Some callables that are not written in Python.
        return None
    kinds = [parameter.kind for parameter in parameters.values()]
    return None if inspect.Parameter.VAR_KEYWORD in kinds else parameters


def _select(
    options: Dict[str, Any], parameters: Optional[Any], method: Callable[..., Any]
) -> Dict[str, Any]:
    if parameters is None:
        return options
    refused = {name: value for name, value in options.items() if name not in parameters}
    asked_for = {name: value for name, value in refused.items() if value}
    if asked_for:
        raise ValueError(f"estimator: {method!r} takes none of {asked_for}")
    return {name: value for name, value in options.items() if name not in refused}
