"""``tf.compat.v1.estimator.inputs`` on every TensorFlow.

Text of pandas 3 has a type of its own, which the queues of the estimator package don't know. So
what is of an extension type of text is handed on as the objects that it was up to pandas 2.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Callable

from contrib_compat.estimator._namespace import lazy_namespace

_public, __dir__ = lazy_namespace(__name__)


if TYPE_CHECKING:
    from contrib_compat.estimator._typed.inputs import *  # noqa: F403
else:

    def __getattr__(name: str) -> Any:
        value = _public(name)
        if name in ("numpy_input_fn", "pandas_input_fn"):
            # In place of the function itself, which the look-up has left among this module's names.
            globals()[name] = value = _taking_text(value)
        return value


def _taking_text(make_input_fn: Callable[..., Any]) -> Callable[..., Any]:
    """Wraps one of the two functions so that it takes text of any pandas."""

    @functools.wraps(make_input_fn)
    def wrapper(x: Any, y: Any = None, *args: Any, **kwargs: Any) -> Any:
        return make_input_fn(_without_text_types(x), _without_text_types(y), *args, **kwargs)

    wrapper.__module__ = __name__  # Where pickles find it.
    return wrapper


def _without_text_types(data: Any) -> Any:
    """Returns data whose text is of the type object; what holds none is returned as it is."""
    if isinstance(data, dict):
        converted = {key: _without_text_types(value) for key, value in data.items()}
        changed = any(converted[key] is not value for key, value in data.items())
        return type(data)(converted) if changed else data
    dtypes = getattr(data, "dtypes", None)
    if hasattr(data, "columns") and dtypes is not None:
        text = [name for name, dtype in zip(data.columns, dtypes) if _is_text(dtype)]
        return data.astype(dict.fromkeys(text, object)) if text else data
    return data.astype(object) if _is_text(getattr(data, "dtype", None)) else data


def _is_text(dtype: Any) -> bool:
    # By name, so that pandas need not be there.
    return type(dtype).__name__ == "StringDtype"
