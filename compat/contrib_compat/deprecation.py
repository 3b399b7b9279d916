"""Deprecation warnings for the legacy names, aimed at the line of the user's that uses them.

Two things decide whether a warning is seen. First the switch, set by :func:`set_mode` or the
environment variable ``TF_CONTRIB_COMPAT_DEPRECATIONS``: ``silent``, ``once`` (the default: once a
call site), ``always`` or ``error``. Then Python's own warning filters.
"""

import contextlib
import functools
import importlib
import os
import sys
import threading
import warnings
from types import CodeType, MethodType
from typing import Any, Callable, Dict, Iterator, Tuple, Type, TypeVar

from contrib_compat import routes

__all__ = [
    "MODES",
    "ContribDeprecationWarning",
    "deprecated",
    "deprecated_class",
    "internal",
    "mode",
    "set_mode",
]

MODES = ("silent", "once", "always", "error")
ENVIRONMENT_VARIABLE = "TF_CONTRIB_COMPAT_DEPRECATIONS"

_THIS_PACKAGE = "contrib_compat."

C = TypeVar("C", bound=type)


class ContribDeprecationWarning(FutureWarning):
    """A name of ``tf.contrib`` was used that has a successor.

    It is a :class:`FutureWarning` so that it is shown by default, and it names the line that used
    the legacy name. To silence all of them::

        warnings.filterwarnings("ignore", category=ContribDeprecationWarning)

    or, without touching the code, ``TF_CONTRIB_COMPAT_DEPRECATIONS=silent``. To find every use in
    a test suite, set it to ``error``.
    """


def _checked_mode(value: str, source: str) -> str:
    if value not in MODES:
        raise ValueError("{}: got {!r}, wanted one of {}".format(source, value, ", ".join(MODES)))
    return value


_mode = _checked_mode(os.environ.get(ENVIRONMENT_VARIABLE, "once"), ENVIRONMENT_VARIABLE)
_thread = threading.local()


def mode() -> str:
    """Returns the switch's position, one of :data:`MODES`."""
    return _mode


def set_mode(value: str) -> str:
    """Sets the switch for the whole process.

    Args:
      value: one of :data:`MODES`.

    Returns:
      The position it had before.

    Raises:
      ValueError: ``value`` is not a mode.
    """
    global _mode
    before, _mode = _mode, _checked_mode(value, "mode")
    return before


@contextlib.contextmanager
def internal() -> Iterator[None]:
    """Within it, this thread may use deprecated classes without a warning.

    For implementations that build what a legacy function is expected to return.
    """
    depth = getattr(_thread, "internal", 0)
    _thread.internal = depth + 1
    try:
        yield
    finally:
        _thread.internal = depth


class _Notice:
    """The warning of one symbol, and the call sites that have had it."""

    __slots__ = ("_filters", "_seen", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._filters: Any = None
        # Code objects are kept alive by being the values: an id is only unique among the living.
        self._seen: Dict[Tuple[int, int], CodeType] = {}

    def give(self, depth: int) -> None:
        """Warns the frame ``depth`` levels above the caller, if its call site is due."""
        if _mode == "silent":
            return
        frame = sys._getframe(depth + 1)
        if frame.f_globals.get("__name__", "").startswith(_THIS_PACKAGE):
            return  # Also for files of TensorFlow 1.15, which are executed below this package.
        code = frame.f_code
        site = (id(code), frame.f_lasti)
        # Changed filters (catch_warnings, pytest) start afresh, as the standard registry does.
        if site in self._seen and self._filters is warnings.filters and _mode == "once":
            return
        if _mode == "error":
            raise ContribDeprecationWarning(self.text)
        warnings.warn(self.text, ContribDeprecationWarning, stacklevel=depth + 2)
        if self._filters is not warnings.filters:
            self._filters = warnings.filters
            self._seen.clear()
        self._seen[site] = code


def _load(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)


def deprecated(
    function: Callable[..., Any], route: routes.Route, module: str
) -> Callable[..., Any]:
    """Wraps a function so that a call warns the caller, once a call site.

    Args:
      function: the implementation.
      route: the entry of the route table that holds the text.
      module: the importable module that shows the wrapper under ``route.name``; pickles name it.

    Returns:
      A wrapper with the function's signature, docstring and name, and with ``__deprecated__``.
    """
    # Imported on first use: wrapt 2 brings asyncio, more than all else an unused import costs.
    import wrapt

    notice = _Notice(route.deprecation)
    # The call site of the last call, to be quick in a loop.
    last_code: Any = None
    last_instruction: Any = None
    last_filters: Any = None

    # A class for each function: attributes of a proxy are slow, variables of a closure are not,
    # and wrapt's own FunctionWrapper takes three times as long to call.
    class Deprecated(wrapt.ObjectProxy):
        """A function that warns its caller; pickled and copied as the legacy name."""

        __deprecated__ = notice.text

        def __call__(_self_, *args: Any, **kwargs: Any) -> Any:
            nonlocal last_code, last_instruction, last_filters
            frame = sys._getframe(1)
            if (
                frame.f_lasti != last_instruction
                or frame.f_code is not last_code
                or warnings.filters is not last_filters
                or _mode != "once"
            ):
                notice.give(1)
                last_code, last_instruction = frame.f_code, frame.f_lasti
                last_filters = warnings.filters
            return function(*args, **kwargs)

        def __get__(self, instance: Any, owner: Any = None) -> Any:
            return self if instance is None else MethodType(self, instance)

        def __reduce_ex__(self, protocol: Any) -> Tuple[Any, ...]:
            return _load, (module, route.name)

        def __copy__(self) -> Any:
            return self

        def __deepcopy__(self, memo: Any) -> Any:
            return self

    wrapper: Callable[..., Any] = Deprecated(function)
    return wrapper


def deprecated_class(full_name: str) -> Callable[[C], C]:
    """Makes a class warn when it, exactly, is constructed, and when it is subclassed.

    The class stays what it is: ``isinstance``, pickling and subclassing see no proxy, and
    instances of subclasses do not warn again.

    Args:
      full_name: the class's name in the route table, such as ``"learn.ExportStrategy"``.
    """
    notice = _Notice(routes.by_name(full_name).deprecation)

    def decorate(cls: C) -> C:
        # Tuples get their arguments in __new__, everything else in __init__.
        constructor = "__new__" if issubclass(cls, tuple) else "__init__"
        original = getattr(cls, constructor)

        @functools.wraps(original)
        def construct(instance: Any, *args: Any, **kwargs: Any) -> Any:
            exact = instance is cls or type(instance) is cls
            if exact and not getattr(_thread, "internal", 0):
                notice.give(1)
            return original(instance, *args, **kwargs)

        setattr(cls, constructor, construct)
        _warn_subclasses(cls, notice)
        cls.__deprecated__ = notice.text  # type: ignore[attr-defined]
        return cls

    return decorate


def _warn_subclasses(cls: Type[Any], notice: _Notice) -> None:
    inherited = cls.__dict__.get("__init_subclass__")

    def __init_subclass__(subclass: Type[Any], **kwargs: Any) -> None:
        ours = subclass.__module__.startswith("contrib_compat.")
        if not ours and not getattr(_thread, "internal", 0) and cls in subclass.__bases__:
            notice.give(2 if sys._getframe(1).f_globals.get("__name__") == "abc" else 1)
        if inherited is not None:
            inherited.__get__(None, subclass)(**kwargs)
        else:
            super(cls, subclass).__init_subclass__(**kwargs)

    cls.__init_subclass__ = classmethod(__init_subclass__)  # type: ignore[assignment, arg-type]
