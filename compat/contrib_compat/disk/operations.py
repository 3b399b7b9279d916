"""The log of file operations: each call that looks at the disk of an export, or changes it.

Tests observe it: they take the state of the disk after every operation, and have any one fail.
Without an observer an operation costs a look at an empty list.
"""

from __future__ import annotations

import contextlib
import functools
import os
import threading
from typing import Any, Callable, Iterator, List, NamedTuple, Optional, TypeVar, cast

__all__ = ["Observer", "Operation", "observed", "operation", "performing"]

Function = TypeVar("Function", bound=Callable[..., Any])


class Operation(NamedTuple):
    """One call.

    Attributes:
      kind: the name of the function of the store.
      path: what it is about.
      other: where that goes, for operations with two paths; else None.
    """

    kind: str
    path: str
    other: Optional[str] = None


class Observer:
    """Sees operations; derive from it."""

    def before(self, operation: Operation) -> None:
        """Is called before an operation; what it raises takes the place of the operation."""

    def after(self, operation: Operation) -> None:
        """Is called after an operation that did not fail."""


_OBSERVERS: List[Observer] = []
_TELLING = threading.local()


@contextlib.contextmanager
def observed(observer: Observer) -> Iterator[None]:
    """Shows all operations of this process to an observer.

    Args:
      observer: sees them.
    """
    _OBSERVERS.append(observer)
    try:
        yield
    finally:
        _OBSERVERS.remove(observer)


@contextlib.contextmanager
def performing(kind: str, path: str, other: Optional[str] = None) -> Iterator[None]:
    """Says that what is done within is one operation.

    Args:
      kind: what kind.
      path: what it is about.
      other: where that goes, or None.
    """
    performed = Operation(kind, path, other)
    _tell([observer.before for observer in _OBSERVERS], performed)
    yield
    _tell([observer.after for observer in _OBSERVERS], performed)


def _tell(listeners: List[Callable[[Operation], None]], performed: Operation) -> None:
    # What an observer does to the disk itself is nobody's business.
    if getattr(_TELLING, "now", False):
        return
    _TELLING.now = True
    try:
        for listener in listeners:
            listener(performed)
    finally:
        _TELLING.now = False


def operation(function: Function) -> Function:
    """Makes every call of a function an operation, of the function's name and first two paths."""

    @functools.wraps(function)
    def perform(path: Any, *arguments: Any, **options: Any) -> Any:
        if not _OBSERVERS:
            return function(path, *arguments, **options)
        second = arguments[0] if arguments and isinstance(arguments[0], str) else None
        with performing(function.__name__, os.fsdecode(path), second):
            return function(path, *arguments, **options)

    return cast(Function, perform)
