"""Tracebacks that look as if Python itself had run the program."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Iterator, Optional

from contrib_compat.views import without_views

_HERE = os.path.dirname(os.path.dirname(__file__))


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
            error.__traceback__ = sys.last_traceback = of_program(traceback)
            hook(kind, error, error.__traceback__)

        sys.excepthook = show
        raise


def of_program(traceback: Optional[TracebackType]) -> Optional[TracebackType]:
    """Returns a traceback without the frames that lead to the program's first."""
    entry, found = traceback, None
    # Frames of ours, of contextlib and of whoever called us are all above the last that is ours
    # before the program's; further ones of ours are what the program called.
    while entry is not None and entry.tb_next is not None:
        if _is_ours(entry) and not _is_ours(entry.tb_next):
            found = entry.tb_next
            break
        entry = entry.tb_next
    return without_views(found)


def _is_ours(entry: TracebackType) -> bool:
    return os.path.dirname(entry.tb_frame.f_code.co_filename) == os.path.join(_HERE, "programs")
