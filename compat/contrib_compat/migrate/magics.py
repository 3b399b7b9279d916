"""IPython's magics: what in a cell is none of Python's, hidden from what parses it.

What is hidden becomes as many characters of a comment, so that all places stay.
"""

from __future__ import annotations

import re

# Cell magics after which the rest of the cell is Python.
_PYTHON = ("time", "timeit", "capture", "prun", "python", "python3", "pypy", "debug")
_CELL = re.compile(r"\s*%%(\w+)")
# A line of a magic's, of the shell's, or one that asks for help.
_LINE = re.compile(r"[ \t]*(?:[%!?].*|[\w.]+\?{1,2}[ \t]*(?:#.*)?)\Z")
_TIMED = re.compile(
    r"([ \t]*)%(?:time|timeit|prun)[ \t]+(?:-(?:[nrpv][ \t]*\d+|[tcqo])[ \t]+)*(?=[^-\s%!])"
)
_ASSIGNED = re.compile(r"([ \t]*[\w.]+(?:[ \t]*,[ \t]*[\w.]+)*[ \t]*=[ \t]*)([%!].+)\Z")


def masked(source: str) -> str:
    """Returns a cell's source with its magics hidden; all of it, where the cell is no Python."""
    lines = source.splitlines(keepends=True)
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    cell = _CELL.match(lines[first]) if lines else None
    if cell and cell.group(1) not in _PYTHON:
        return "".join(map(_comment, lines))
    continued = False
    for at, line in enumerate(lines):
        text = line.rstrip("\r\n")
        end = line[len(text) :]
        if continued or (cell and at == first):
            lines[at] = _comment(line)
        else:
            lines[at] = _masked_line(text) + end
        continued = (continued or lines[at] != line) and text.endswith("\\")
    return "".join(lines)


def _masked_line(text: str) -> str:
    timed = _TIMED.match(text)
    if timed:
        # "0;" is a statement that does nothing, and the one that is timed comes behind it.
        indent = timed.group(1)
        return indent + "0;".ljust(len(timed.group()) - len(indent)) + text[timed.end() :]
    assigned = _ASSIGNED.match(text)
    if assigned:
        return assigned.group(1) + "0" + _same_length("#", assigned.group(2)[1:])
    return _comment(text) if _LINE.match(text) else text


def _comment(line: str) -> str:
    """A comment as long as a line; a blank line, or one without room for it, stays blank."""
    text = line.rstrip("\r\n")
    indent = text[: len(text) - len(text.lstrip())]
    body = text[len(indent) :]
    return indent + (_same_length("#", body) if body else "") + line[len(text) :]


def _same_length(start: str, text: str) -> str:
    """Something that takes as many bytes of UTF-8 as ``text``."""
    return start + "-" * (len(text.encode()) - len(start))
