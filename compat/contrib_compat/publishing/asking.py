"""How strategies and exporters ask an estimator, of whatever kind, to export itself."""

import inspect
import os
import sys
from typing import Any, Callable, Dict, Mapping, Optional, Sequence

from contrib_compat.disk import operations
from contrib_compat.disk.paths import as_text, check_directory
from contrib_compat.publishing import sharing
from contrib_compat.publishing.assets import check_sources
from contrib_compat.publishing.committing import publishing, turn
from contrib_compat.publishing.options import chosen
from contrib_compat.publishing.temporaries import is_temporary
from contrib_compat.serving.adapters import as_input_ops_fn, as_receiver_fn
from contrib_compat.versions import private_names as borrowed

__all__ = [
    "WrongKindError",
    "export_all_modes",
    "export_by_exporter",
    "export_saved_model",
    "export_session_bundle",
]

_LEGACY_METHOD = "export_savedmodel"
_METHOD = "export_saved_model"
_LEGACY_KEY = "default_output_alternative_key"
_STRIP = "strip_default_attrs"


class WrongKindError(AttributeError, TypeError):
    """Something is not of the kind that is wanted.

    Natively that is an AttributeError, which comes from wherever it is found out.
    """


def export_saved_model(
    estimator: Any,
    export_dir_base: Any,
    serving_input_fn: Callable[[], Any],
    options: Dict[str, Any],
) -> Any:
    """Exports an estimator as contrib's strategies do.

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
      WrongKindError: the estimator has neither method, or ``serving_input_fn`` returns None.
      TypeError: a path is none.
      ValueError: the estimator can't do what an option asks for, or ``export_dir_base`` is empty.
      tf.errors.NotFoundError: a file of ``assets_extra`` is not there.
    """
    # The v2 class of tf.estimator has the new one alone.
    name = _first_method(estimator, (_LEGACY_METHOD, _METHOD))
    options = dict(options)
    is_core = _is_core_estimator(estimator)
    if is_core:
        key = options.pop(_LEGACY_KEY)
        if key is not None:
            raise ValueError(f"{_LEGACY_KEY} is not supported in core Estimator. Given: {key}")
        if _is_tensorflows(estimator, name):
            # Which is what the legacy method does too, whose deprecation would name this line.
            options[_STRIP] = bool(options[_STRIP])
            mode = _prediction_mode()
            receiver_fns = {mode: as_receiver_fn(serving_input_fn)}
            made_of = {mode: serving_input_fn}
            method = borrowed.EXPORT_ALL_SAVED_MODELS
            return _ask(estimator, method, export_dir_base, receiver_fns, options, made_of)
    if name == _METHOD:
        # The new method always strips.
        del options[_STRIP]
    method = getattr(estimator, name)
    parameters = _parameters(method)
    if is_core or name == _METHOD:
        serving_input_fn = as_receiver_fn(serving_input_fn)
    elif parameters is not None and _LEGACY_KEY in parameters:
        serving_input_fn = as_input_ops_fn(serving_input_fn)
    selected = _select(options, parameters, method)
    return _ask(estimator, name, export_dir_base, serving_input_fn, selected)


def export_by_exporter(
    estimator: Any,
    export_dir_base: Any,
    serving_input_receiver_fn: Optional[Callable[[], Any]],
    options: Dict[str, Any],
) -> Any:
    """Exports an estimator as the exporters of ``tf.estimator`` do.

    Args:
      estimator: an estimator, or any object with an ``export_saved_model`` or
        ``export_savedmodel`` method.
      export_dir_base: the directory of the exports.
      serving_input_receiver_fn: a function without arguments.
      options: keyword arguments of the method: ``assets_extra``, ``as_text``,
        ``checkpoint_path``.

    Returns:
      What the method returns: the path of the export.

    Raises:
      WrongKindError: the estimator has neither method, or the function returns None.
      TypeError: a path is none.
      ValueError: ``export_dir_base`` is empty.
      tf.errors.NotFoundError: a file of ``assets_extra`` is not there.
    """
    # Estimators of tf.contrib.learn only have the old method.
    name = _first_method(estimator, (_METHOD, _LEGACY_METHOD))
    return _ask(estimator, name, export_dir_base, serving_input_receiver_fn, options)


def export_all_modes(
    estimator: Any,
    export_dir_base: Any,
    receiver_fns: Mapping[str, Optional[Callable[[], Any]]],
    options: Dict[str, Any],
) -> Any:
    """Exports the graphs of several modes of an estimator of ``tf.estimator``.

    Args:
      estimator: the estimator.
      export_dir_base: the directory of the exports.
      receiver_fns: dict of mode to a function without arguments.
      options: keyword arguments: ``assets_extra``, ``as_text``, ``checkpoint_path``, and
        ``strip_default_attrs``, or None to leave that to the estimator.

    Returns:
      The path of the export, as bytes.

    Raises:
      WrongKindError: a function returns None.
      TypeError: a path is none.
      ValueError: ``export_dir_base`` is empty.
      tf.errors.NotFoundError: a file of ``assets_extra`` is not there.
    """
    options = dict(options)
    if options[_STRIP] is None:
        del options[_STRIP]
        name = "experimental_export_all_saved_models"
    else:
        # Since 1.13 only the method behind the public one still has the choice.
        name = borrowed.EXPORT_ALL_SAVED_MODELS
    return _ask(estimator, name, export_dir_base, dict(receiver_fns), options)


def export_session_bundle(estimator: Any, export_dir: Any, options: Dict[str, Any]) -> Any:
    """Exports an estimator of ``tf.contrib.learn`` in the format that came before SavedModel.

    Args:
      estimator: an object with a method ``export``.
      export_dir: the directory of the exports.
      options: its keyword arguments.

    Returns:
      What the method returns: the path of the export, or None.

    Raises:
      TypeError: ``export_dir`` is no path.
      ValueError: ``export_dir`` is empty.
    """
    directory = check_directory("export_dir", export_dir)
    with turn(directory):
        return estimator.export(directory, **options)


# --- asking --------------------------------------------------------------------------------------


def _ask(
    estimator: Any,
    name: str,
    export_dir_base: Any,
    receiver_fns: Any,
    options: Dict[str, Any],
    made_of: Optional[Mapping[str, Any]] = None,
) -> Any:
    """Calls a method of an estimator.

    Args:
      estimator: the estimator.
      name: the method's name.
      export_dir_base: the directory of the exports.
      receiver_fns: the method's second argument: a function, a dict of functions, or None.
      options: its other arguments.
      made_of: the users' functions that ``receiver_fns`` do no more than adapt, by mode; where
        these are the same again, so are those. By default they are the users' own.
    """
    method = getattr(estimator, name)
    directory = check_directory("export_path", export_dir_base)
    options = {option: _plain(value) for option, value in options.items()}
    if not _is_tensorflows(estimator, name):
        with turn(directory):
            return method(directory, receiver_fns, **options)
    check_sources(options["assets_extra"])
    # What is extended is edited, and so no place for files that another export has too.
    asked = (
        None
        if is_temporary(as_text(directory))
        else sharing.request(estimator, name, made_of or receiver_fns, options)
    )
    if isinstance(receiver_fns, dict):
        receiver_fns = {mode: _returning(fn) for mode, fn in receiver_fns.items()}
    else:
        receiver_fns = _returning(receiver_fns)
    with publishing(directory) as place:
        again = sharing.tree_again(estimator, asked, place.directory, chosen().links)
        if again is not None:
            place.written, place.is_known = os.fsencode(again[0]), again[1]
        else:
            # TensorFlow notes all frames for each op: each between here and there costs an export.
            with operations.performing("write", place.directory):
                place.written = method(place.directory, receiver_fns, **options)
    sharing.note(estimator, asked, place.path)
    return place.path


def _plain(value: Any) -> Any:
    """Makes text of an ``os.PathLike``, and of those in a dict, for TensorFlow 1.15."""
    if isinstance(value, Mapping):
        return {_plain(key): _plain(item) for key, item in value.items()}
    return os.fspath(value) if isinstance(value, os.PathLike) else value


def _returning(receiver_fn: Optional[Callable[[], Any]]) -> Optional[Callable[[], Any]]:
    """Makes a function that returns what another returns, unless that is None."""
    if receiver_fn is None:
        return None

    def checked_receiver_fn() -> Any:
        inputs = receiver_fn()
        if inputs is None:
            raise WrongKindError(
                f"serving_input_fn: {receiver_fn!r} returned None, wanted a ServingInputReceiver"
            )
        return inputs

    return checked_receiver_fn


# --- estimators ----------------------------------------------------------------------------------


def _first_method(estimator: Any, names: Sequence[str]) -> str:
    """Returns the first of the names that is a method of an estimator."""
    for name in names:
        if getattr(estimator, name, None) is not None:
            return name
    raise WrongKindError(
        f"estimator: got {estimator!r}, wanted an object with a method "
        f"{_LEGACY_METHOD} or {_METHOD}"
    )


def _is_tensorflows(estimator: Any, name: str) -> bool:
    """Tells whether a method is TensorFlow's own.

    Of those it is known that they write one new directory, which has a version for a name, below
    the directory that they are given.
    """
    if name in getattr(estimator, "__dict__", ()):
        return False
    definer = next((c for c in type(estimator).__mro__ if name in vars(c)), object)
    module = definer.__module__.replace("tensorflow_core", "tensorflow")
    return module.startswith("tensorflow.contrib.learn.") or (
        _is_core_estimator(estimator) and definer in _core_estimator().__mro__
    )


def _core_estimator() -> Any:
    from contrib_compat import estimator as tf_estimator

    return tf_estimator.Estimator


def _prediction_mode() -> str:
    from contrib_compat import estimator as tf_estimator

    return str(tf_estimator.ModeKeys.PREDICT)


def _is_core_estimator(estimator: Any) -> bool:
    # There is no instance of a class whose package was never imported.
    if "tensorflow_estimator" not in sys.modules:
        return False
    return isinstance(estimator, _core_estimator())


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
