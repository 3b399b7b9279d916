"""Tracebacks that look as if Python itself had run the program."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Iterator, Optional

from contrib_compat.views import without_views

_PROGRAMS = os.path.dirname(__file__)
_LEGACY = os.path.join(os.path.dirname(_PROGRAMS), "legacy")

# What no name of the time can mend, by what the error says, and what the program's owner can do.
_ADVICE = {
    "only 0-dimensional arrays can be converted to Python scalars": (
        "From numpy 2.5 on, int() and float() take no array of one element: "
        "write x.item() in the program, or install numpy<2.5."
    ),
}


@contextmanager
def as_python_shows_them() -> Iterator[None]:
    """Has an error that ends the process shown from the program's first frame on.

    The error goes on to Python, which shows it by ``sys.excepthook``, ends the process as it ends
    any other (a Ctrl-C by the signal), and runs what the program left to be run at its exit.
    """
    try:
        yield
    except SystemExit:
        raise
    except BaseException:
        hook = sys.excepthook

        def show(kind: Any, error: BaseException, traceback: Optional[TracebackType]) -> None:
            notes = getattr(error, "__notes__", ())
            error.__traceback__ = sys.last_traceback = of_program(traceback, is_missing=bool(notes))
            # Python forgets that a Ctrl-C is to end it by the signal where any text is evaluated,
            # as imports do that make named tuples.
            advice = _advice(error) if isinstance(error, Exception) else ""
            if advice:
                notes = [*notes, advice]
                error.__notes__ = notes  # type: ignore[attr-defined]
            hook(kind, error, error.__traceback__)
            if notes and sys.version_info < (3, 11):
                print(*notes, sep="\n", file=sys.stderr)

        sys.excepthook = show
        raise


def _advice(error: Exception) -> str:
    from contrib_compat.programs import own_classes  # Errors alone pay for it.

    return _ADVICE.get(str(error)) or own_classes.advice(error, error.__traceback__)


def of_program(
    traceback: Optional[TracebackType], is_missing: bool = False
) -> Optional[TracebackType]:
    """Returns a traceback without the frames that lead to the program's first.

    Args:
      traceback: that of an error as it leaves this package.
      is_missing: whether it is about a missing name: it ends where the program asked for it.
    """
    entry, first = traceback, None
    # The last of ours before the program's: further ones of ours are what the program called.
    while entry is not None and entry.tb_next is not None and first is None:
        if _is_in(_PROGRAMS, entry) and not _is_in(_PROGRAMS, entry.tb_next):
            first = entry.tb_next
        entry = entry.tb_next
    entry = first if is_missing else None
    while entry is not None and entry.tb_next is not None:
        if _is_in(_LEGACY, entry.tb_next):
            entry.tb_next = None
        entry = entry.tb_next
    return without_views(first)


def _is_in(room: str, entry: TracebackType) -> bool:
    return os.path.dirname(entry.tb_frame.f_code.co_filename) == room
