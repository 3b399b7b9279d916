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
import weakref
from types import CodeType, FrameType, FunctionType, MethodType
from typing import Any, Callable, Dict, Iterator, List, Tuple, Type, TypeVar

from contrib_compat import identity, routes
from contrib_compat.frames import call_from, caller_of_class, class_statement

__all__ = [
    "MODES",
    "ContribDeprecationWarning",
    "deprecated",
    "deprecated_class",
    "internal",
    "mode",
    "set_mode",
]

#: What the switch takes.
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


def _mode_of_environment() -> str:
    """Returns the position that the environment asks for; what it can't be is said and left out."""
    given = os.environ.get(ENVIRONMENT_VARIABLE, "")
    value = given.strip().lower() or "once"
    if value in MODES:
        return value
    warnings.warn(
        f"{ENVIRONMENT_VARIABLE}: got {given!r}, wanted one of {', '.join(MODES)}; "
        "going on as if it were not set",
        RuntimeWarning,
        stacklevel=2,
    )
    return "once"


_mode = _mode_of_environment()
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
    if value not in MODES:
        raise ValueError(f"mode: got {value!r}, wanted one of {', '.join(MODES)}")
    before, _mode = _mode, value
    for notice in list(_notices):
        notice.quiet.clear()
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


# The call sites that have had their warning, the oldest first. They are remembered by what they
# are called, so that a notebook's cell that is run again is the one it was.
_had: Dict[Tuple[str, str, int, int], None] = {}
# Programs that make code as they run have no end of them.
_MOST_SITES = 4096
# The filters under which they had it; changed ones start afresh, as the standard registry does.
_filters: Any = None
_filters_then: List[Any] = []


class _Notice:
    """The warning of one symbol.

    Attributes:
      text: what it says.
      quiet: where the symbol may be used without a second look: a function's code, by the offset
        of the use in it. All others are looked up in ``_had``. The code of modules and cells runs
        once and is not kept for it.
    """

    __slots__ = ("__weakref__", "quiet", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.quiet: Dict[int, CodeType] = {}
        _notices.add(self)

    def give(self, frame: FrameType) -> None:
        """Warns what runs in a frame, if this call site is due."""
        if (
            self.quiet.get(frame.f_lasti) is frame.f_code
            and warnings.filters is _filters
            and _filters == _filters_then
        ):
            return
        if frame.f_globals.get("__name__", "").startswith(_THIS_PACKAGE):
            return  # Also for files of TensorFlow 1.15, which are executed below this package.
        if _mode == "silent":
            return
        if _mode == "error":
            raise ContribDeprecationWarning(self.text)
        if _mode == "always":
            self._show(frame, registry=None)
            return
        _forget_under_other_filters()
        code = frame.f_code
        site = (self.text, code.co_filename, frame.f_lineno, frame.f_lasti)
        if site not in _had:
            self._show(frame, frame.f_globals.setdefault("__warningregistry__", {}))
            _had[site] = None
            if len(_had) > _MOST_SITES:
                _had.pop(next(iter(_had)), None)
        if code.co_flags & _OF_A_FUNCTION:
            self.quiet[frame.f_lasti] = code

    def _show(self, frame: FrameType, registry: Any) -> None:
        warnings.warn_explicit(
            self.text,
            ContribDeprecationWarning,
            frame.f_code.co_filename,
            frame.f_lineno,
            frame.f_globals.get("__name__", "<string>"),
            registry,
        )


_notices: "weakref.WeakSet[_Notice]" = weakref.WeakSet()
_OF_A_FUNCTION = 0x1  # inspect.CO_OPTIMIZED


def _forget_under_other_filters() -> None:
    global _filters, _filters_then
    if warnings.filters is _filters and _filters == _filters_then:
        return
    _filters, _filters_then = warnings.filters, list(warnings.filters)
    _had.clear()
    for notice in list(_notices):
        notice.quiet.clear()


def _load(module: str, name: str) -> Any:
    """Finds a function for pickles that were written when functions were pickled by way of it."""
    return getattr(importlib.import_module(module), name)


def deprecated(
    function: Callable[..., Any], route: routes.Route, module: str, *, is_native: bool = False
) -> Callable[..., Any]:
    """Wraps a function so that a call warns the caller, once a call site.

    Where earlier releases had other arguments, a call may have those too.

    Args:
      function: the implementation.
      route: the entry of the route table that holds the text.
      module: the importable module that shows the wrapper under ``route.name``. It is the
        wrapper's ``__module__``, and pickles name it.
      is_native: whether it is TensorFlow 1.15's own: what that logs of a call, by way of
        TensorFlow's decorators, is to name the caller's line and not the wrapper's.

    Returns:
      A wrapper with the function's signature and docstring, and with ``__deprecated__``.
    """
    # Imported on first use: wrapt 2 brings asyncio, more than all else an unused import costs.
    import wrapt

    notice = _Notice(route.deprecation)
    quiet_at = notice.quiet.get
    caller = sys._getframe
    call = _accepting(function, route)

    # A class for each function: attributes of a proxy are slow, variables of a closure are not,
    # and wrapt's own FunctionWrapper takes three times as long to call.
    class Deprecated(wrapt.ObjectProxy):
        """A function that warns its caller; pickled and copied as the legacy name."""

        __deprecated__ = notice.text

        def __call__(_self_, *args: Any, **kwargs: Any) -> Any:
            frame = caller(1)
            # What give() looks at first, without the price of a call.
            if (
                quiet_at(frame.f_lasti) is not frame.f_code
                or warnings.filters is not _filters
                or _filters != _filters_then
            ):
                notice.give(frame)
                if is_native:
                    return call_from(frame, call, args, kwargs)
            return call(*args, **kwargs)

        def __getattribute__(self, name: str) -> Any:
            # Not a property: wrapt 2 asks the function for this one whatever the class has.
            return module if name == "__module__" else super().__getattribute__(name)

        def __get__(self, instance: Any, owner: Any = None) -> Any:
            return self if instance is None else MethodType(self, instance)

        def __repr__(self) -> str:
            return f"<deprecated function {module}.{route.name}>"

        def __reduce_ex__(self, protocol: Any) -> str:
            return route.name  # As any function: the name in its module.

        def __copy__(self) -> Any:
            return self

        def __deepcopy__(self, memo: Any) -> Any:
            return self

    wrapper: Callable[..., Any] = Deprecated(function)
    return wrapper


def _accepting(function: Callable[..., Any], route: routes.Route, method: bool = False) -> Any:
    """Returns a function, with earlier forms of its calls where there were some."""
    if not route.before:
        return function
    from contrib_compat import earlier_calls  # Few functions pay for inspecting signatures.

    return earlier_calls.accepting(function, route, method)


def deprecated_class(full_name: str, *, is_native: bool = False) -> Callable[[C], C]:
    """Makes a class warn when it, exactly, is constructed, and when it is subclassed.

    The class stays what it is: ``isinstance``, pickling and subclassing see no proxy, and
    instances of subclasses do not warn again. Copies and unpickled objects are no constructions.
    It is known by its legacy path, see :mod:`contrib_compat.identity`.

    Args:
      full_name: the class's name in the route table, such as ``"learn.ExportStrategy"``.
      is_native: whether it is TensorFlow 1.15's own, as for `deprecated`.
    """
    route = routes.by_name(full_name)
    notice = _Notice(route.deprecation)

    def decorate(cls: C) -> C:
        _warn_when_made(cls, notice, route, is_native)
        identity.copy_without_constructor(cls)
        _warn_subclasses(cls, notice)
        cls.__deprecated__ = notice.text  # type: ignore[attr-defined]
        # A class out of TensorFlow 1.15's own file keeps the path of that, as natively.
        if not cls.__module__.startswith(identity.LEGACY_ROOT + "."):
            identity.rename(cls, f"{identity.LEGACY_ROOT}.{route.modules[0]}")
        return cls

    return decorate


def _warn_when_made(cls: Type[Any], notice: _Notice, route: routes.Route, is_native: bool) -> None:
    # Tuples get their arguments in __new__, which is what pickles and _make call, too.
    is_tuple = issubclass(cls, tuple)
    constructor = cls.__new__ if is_tuple else _accepting(cls.__init__, route, method=True)

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        frame = sys._getframe(1)
        if type(self) is cls:
            frame = caller_of_class(cls, frame)
            if not getattr(_thread, "internal", 0):
                notice.give(frame)
        if is_native and not is_tuple:
            call_from(frame, constructor, (self, *args), kwargs)
        elif not is_tuple:
            constructor(self, *args, **kwargs)

    functools.update_wrapper(__init__, constructor, ("__doc__", "__module__"))
    if isinstance(constructor, FunctionType):
        # `inspect.getfullargspec`, by which code of the time asks, doesn't look at what is wrapped.
        import inspect

        __init__.__signature__ = inspect.signature(constructor)  # type: ignore[attr-defined]
    cls.__init__ = __init__


def _warn_subclasses(cls: Type[Any], notice: _Notice) -> None:
    inherited = cls.__dict__.get("__init_subclass__")

    def __init_subclass__(subclass: Type[Any], **kwargs: Any) -> None:
        ours = subclass.__module__.startswith("contrib_compat.")
        if not ours and not getattr(_thread, "internal", 0) and cls in subclass.__bases__:
            notice.give(class_statement(subclass, sys._getframe(1)))
        if inherited is not None:
            inherited.__get__(None, subclass)(**kwargs)
        else:
            super(cls, subclass).__init_subclass__(**kwargs)

    cls.__init_subclass__ = classmethod(__init_subclass__)  # type: ignore[assignment, arg-type]
