"""What reads programs: each engine keeps of a text what ``syntax`` has."""

from __future__ import annotations

import re
import sys
from typing import NamedTuple, Optional, Union

from contrib_compat.sources.engines import parsed, tolerant
from contrib_compat.sources.engines.parsed import Parsed
from contrib_compat.sources.engines.tolerant import Tolerant
from contrib_compat.sources.text import Text

# Python 2's way to name the exception, which is another thing from Python 3.14 on.
_EXCEPT_COMMA = re.compile(rb"^[ \t]*except[ \t]+[\w.]+[ \t]*,[ \t]*\w+[ \t]*:", re.MULTILINE)
_EXTRA = "; to read Python 2 and damaged files: pip install tf-contrib-compat[migrate]"


class Opened(NamedTuple):
    """A text as far as an engine can read it.

    Attributes:
      engine: what reads it; None if none can.
      flaw: what keeps it from being edited; empty where nothing does.
      line: where that is, from 1.
      column: its place in the line.
    """

    engine: Union[Parsed, Tolerant, None]
    flaw: str = ""
    line: Optional[int] = None
    column: Optional[int] = None


def opened(text: Text) -> Opened:
    """Reads a text by the first engine that can: the interpreter's own, then tree-sitter."""
    error = None
    if sys.version_info < (3, 14) or not _EXCEPT_COMMA.search(text.code):
        try:
            return Opened(Parsed(text))
        except SyntaxError as raised:
            error = raised
    line, column = (error.lineno, error.offset) if error else (None, None)
    if line is None and b"\0" in text.code:  # Which the interpreter doesn't say the place of.
        line, column = text.place(text.code.index(b"\0"))
    reason = f"not Python {parsed.VERSION}: {error.msg}" if error else "not Python 3"
    if not tolerant.is_installed():
        return Opened(None, reason + _EXTRA, line, column)
    engine = Tolerant(text)
    if engine.is_damaged and not engine.is_python_2():
        return Opened(engine, f"{reason}; nor is it Python 2", line, column)
    return Opened(engine)
