"""Which line of the program it was, seen from what runs beneath it."""

import ast
import sys
from functools import lru_cache
from types import CodeType, FrameType
from typing import Any, Callable, Dict, Tuple

__all__ = ["call_from", "caller_of_class", "class_statement", "level_outside"]


def level_outside(*packages: str) -> int:
    """Returns the ``stacklevel`` with which the caller's warning is for a line of the program.

    Args:
      *packages: top-level packages whose lines are not meant.
    """
    level, frame = 1, sys._getframe(1)
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] in packages:
        level, frame = level + 1, frame.f_back
    return level


def call_from(
    frame: FrameType, function: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any]
) -> Any:
    """Calls a function that finds its caller by counting frames, as if a frame itself called it.

    Args:
      frame: the one that is to be found: by its file, its line and its globals.
      function: the function.
      args: its arguments.
      kwargs: those by name.

    Returns:
      What the function does.
    """
    code = _call(frame.f_code.co_filename, frame.f_lineno)
    return eval(code, frame.f_globals, {"function": function, "args": args, "kwargs": kwargs})


@lru_cache(maxsize=4096)
def _call(file: str, line: int) -> CodeType:
    """Compiles a call at a line of a file; tracebacks show the line without a mark in it."""
    tree = ast.parse("function(*args, **kwargs)", mode="eval")
    for node in ast.walk(tree):
        # Only where there is a place: all trees of the process share one ast.Load.
        for name in node._attributes:
            setattr(node, name, line if name.endswith("lineno") else 0)
    return compile(tree, file, "eval")


def caller_of_class(cls: type, frame: FrameType) -> FrameType:
    """Returns the frame that makes an instance of a class, by calling it.

    Args:
      cls: the class, of which a metaclass may have a call of its own, as TensorFlow's resources.
      frame: what calls ``__init__``.
    """
    code = getattr(type(cls).__call__, "__code__", None)
    outer: Any = frame if code else None
    while outer is not None and not (
        outer.f_code is code and outer.f_locals.get(code.co_varnames[0]) is cls
    ):
        outer = outer.f_back
    return (outer.f_back if outer is not None else None) or frame


def class_statement(cls: type, frame: FrameType) -> FrameType:
    """Returns the frame that defines a class.

    Args:
      cls: the class, which is being made.
      frame: the innermost frame that has to do with it: that of the class statement, or of a
        method of a metaclass or another maker of classes that stands before it.
    """
    candidates = []
    outer = frame
    while True:
        if not _makes_classes(outer):
            candidates.append(outer)
            if outer.f_globals.get("__name__") == cls.__module__:
                return outer
        if outer.f_back is None:
            return candidates[0] if candidates else frame
        outer = outer.f_back


def _makes_classes(frame: FrameType) -> bool:
    """Tells whether a method of a metaclass runs in it, or ``types.new_class``."""
    if frame.f_globals.get("__name__") == "types":
        return True
    code = frame.f_code
    first = frame.f_locals.get(code.co_varnames[0]) if code.co_argcount else None
    if not (isinstance(first, type) and issubclass(first, type)):
        return False
    kinds: Any = (first, type(first))
    attributes = (value for kind in kinds for cls in kind.__mro__ for value in vars(cls).values())
    functions = (getattr(value, "__func__", value) for value in attributes)
    return any(getattr(function, "__code__", None) is code for function in functions)
