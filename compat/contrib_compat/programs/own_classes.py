"""What is said where a program calls a class as an earlier release took it, and it is TensorFlow's.

A class that contrib only showed is TensorFlow's or Keras' object itself where it has all arguments
of then, in another place or as keywords of any name, and wherever contrib is native. Nothing of
ours stands between the program and its constructor: what that raises gets advice here. Of the
others :mod:`contrib_compat.earlier_classes` says it.
"""

from __future__ import annotations

import linecache
import re
import sys
from inspect import signature
from types import TracebackType
from typing import Any, Iterator, Optional, Tuple

from contrib_compat import earlier_calls, earlier_classes
from contrib_compat.routes.route import Route

_LEGACY = "contrib_compat.legacy.module"


def advice(error: BaseException, traceback: Optional[TracebackType]) -> str:
    """Returns how a call that was refused reads today; empty where the error is about another.

    Args:
      error: what ends the program.
      traceback: its own, from the program's first frame on.
    """
    lines = list(_lines(traceback)) if isinstance(error, TypeError) else []
    for route, cls in _own_classes() if lines else ():
        if any(re.search(rf"\b{route.name}\s*\(", line) for line in lines):
            forms = earlier_calls.forms(route, signature(cls))
            return f"tf.contrib.{route.full_name} is TensorFlow's own class; {'; '.join(forms)}."
    return ""


def _own_classes() -> Iterator[Tuple[Route, Any]]:
    """The classes of TensorFlow's that the program asked for, and that had other arguments."""
    module = sys.modules.get(_LEGACY)
    if module is None:
        return
    for route, value in module.answered():
        # What stands in for one says so itself.
        if route.before and module.is_tensorflows(value) and not earlier_classes.is_stand_in(value):
            yield route, value


def _lines(traceback: Optional[TracebackType]) -> Iterator[str]:
    while traceback is not None:
        yield linecache.getline(traceback.tb_frame.f_code.co_filename, traceback.tb_lineno)
        traceback = traceback.tb_next
