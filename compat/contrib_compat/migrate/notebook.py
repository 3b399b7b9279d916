"""Notebooks: their code cells as one text, and edits put back into the JSON as it is written.

Only the sources of edited cells are replaced in the file's text; outputs, ids, order of keys,
indents and escapes stay byte for byte.
"""

from __future__ import annotations

import ast
import json
import re
from json.decoder import JSONDecoder, scanstring  # type: ignore[attr-defined]
from typing import NamedTuple, Optional

from contrib_compat.migrate.findings import FileResult, Finding
from contrib_compat.migrate.magics import masked
from contrib_compat.sources.text import Text

_BLANK = re.compile(r"[ \t\r\n]*")
_SOURCES = ("source", "input")
_CELLS = ("cells", "worksheets")
# Between two cells, in the text that is migrated: nothing that a rule would touch.
_BORDER = "#-tf-contrib-cell-border-#\n"


class NotebookError(ValueError):
    """A file is no notebook."""


class Cell(NamedTuple):
    """A code cell's source.

    Attributes:
      number: the cell's, counted with those that are not code, from 1.
      start: where its JSON value begins in the file's text.
      end: where it ends.
      source: the code.
      pieces: the text between the first two of its pieces, where it is a list of lines.
    """

    number: int
    start: int
    end: int
    source: str
    pieces: Optional[str]


class Notebook:
    """A notebook.

    Attributes:
      text: the text of its code cells, to be migrated.
    """

    def __init__(self, raw: str) -> None:
        """Reads a notebook's JSON.

        Raises:
          NotebookError: it is none.
        """
        self._raw = raw
        try:
            self._cells = _Reader(raw).cells()
        except (ValueError, IndexError, KeyError, TypeError, RecursionError) as error:
            raise NotebookError(f"not a notebook: {error}") from None
        sources = [_ended(cell.source) for cell in self._cells]
        self.text = Text(
            _BORDER.join(sources).encode(),
            code=_BORDER.join(map(masked, sources)).encode(),
        )

    def edited(self, after: str) -> str:
        """Returns the notebook's JSON with another text of its code cells."""
        pieces: list[str] = []
        done = 0
        for cell, source in zip(self._cells, after.split(_BORDER)):
            if source != _ended(cell.source):
                kept = source if cell.source.endswith("\n") else source[:-1]
                pieces += self._raw[done : cell.start], self._dumped(cell, kept)
                done = cell.end
        return "".join([*pieces, self._raw[done:]])

    def result(self, result: FileResult, after: str) -> FileResult:
        """Returns a result with findings that name cells, and with the texts of the notebook."""
        findings = tuple(map(self._placed, result.findings))
        texts = (self._raw, after) if findings else ("", "")
        failure = result.failure
        if failure and failure.line:
            number, line = self._broken_at(failure.line)
            reason = f"cell {number}: {failure.reason}"
            failure = failure._replace(reason=reason, line=line)
        before, after = texts
        return result._replace(findings=findings, before=before, after=after, failure=failure)

    def _broken_at(self, line: int) -> tuple[int, int]:
        """The number of the cell that a flaw is in, and its line there.

        A bracket that a cell leaves open is found in a later one, or at the end: a cell that parses
        by itself is none that is broken.
        """
        number, begin = self._cell_of(line)
        before = [cell for cell in self._cells if cell.number <= number]
        broken = [(cell.number, flaw) for cell in before for flaw in _flaws(cell)]
        if broken and broken[-1][0] != number:
            return broken[-1]
        return number, line - begin

    def _placed(self, finding: Finding) -> Finding:
        number, begin = self._cell_of(finding.span.line)
        span = finding.span
        span = span._replace(line=span.line - begin, end_line=span.end_line - begin)
        return finding._replace(span=span, cell=number)

    def _cell_of(self, line: int) -> tuple[int, int]:
        """The number of a line's cell, and how many lines come before it."""
        begin = 0
        for cell in self._cells:
            lines = _ended(cell.source).count("\n")
            if line <= begin + lines:
                return cell.number, begin
            begin += lines + 1
        return self._cells[-1].number, begin

    def _dumped(self, cell: Cell, source: str) -> str:
        escaped = not any(ord(character) > 127 for character in self._raw[cell.start : cell.end])
        if cell.pieces is None:
            return json.dumps(source, ensure_ascii=escaped)
        value = self._raw[cell.start : cell.end]
        head = value[: value.index('"')] if '"' in value else "["
        tail = value[value.rindex('"') + 1 :] if '"' in value else "]"
        lines = [
            json.dumps(line, ensure_ascii=escaped) for line in source.splitlines(keepends=True)
        ]
        return head + cell.pieces.join(lines) + tail


class _Reader:
    """Reads just enough of the JSON to know where the sources stand."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._decoder = JSONDecoder()
        self._found: list[Cell] = []
        self._count = 0

    def cells(self) -> list[Cell]:
        at = self._skip(0)
        if self._raw[at] != "{":
            raise ValueError("it doesn't begin with {")
        if self._object(at, False) is None:
            raise ValueError("it has no cells")
        return self._found

    def _skip(self, at: int) -> int:
        found = _BLANK.match(self._raw, at)
        return found.end() if found else at

    def _object(self, at: int, is_cell: bool) -> Optional[int]:
        """Reads an object, of a notebook or a cell; returns its end, or None without any cells."""
        kind = "code"
        source: Optional[tuple[int, int]] = None
        has_cells = is_cell
        at = self._skip(at + 1)
        while self._raw[at] != "}":
            key, at = scanstring(self._raw, at + 1)
            at = self._skip(self._skip(at) + 1)
            begin = at
            if not is_cell and key in _CELLS:
                has_cells = True
                at = self._list(at, key == "cells")
            else:
                value, at = self._decoder.raw_decode(self._raw, at)
                if key == "cell_type":
                    kind = value
                elif key in _SOURCES:
                    source = begin, at
            at = self._skip(at)
            if self._raw[at] == ",":
                at = self._skip(at + 1)
        if is_cell:
            self._count += 1
            if kind == "code" and source:
                self._found.append(self._cell(*source))
        return at + 1 if has_cells else None

    def _list(self, at: int, of_cells: bool) -> int:
        at = self._skip(at + 1)
        while self._raw[at] != "]":
            end = self._object(at, of_cells)
            at = self._skip(at + 1 if end is None else end)
            if self._raw[at] == ",":
                at = self._skip(at + 1)
        return at + 1

    def _cell(self, start: int, end: int) -> Cell:
        value = json.loads(self._raw[start:end])
        if isinstance(value, str):
            return Cell(self._count, start, end, value, None)
        between = ", "
        if len(value) > 1:
            first = scanstring(self._raw, self._raw.index('"', start) + 1)[1]
            between = self._raw[first : self._raw.index('"', first)]
        return Cell(self._count, start, end, "".join(value), between)


def _flaws(cell: Cell) -> list[int]:
    """The line where a cell by itself stops being Python, if there is one."""
    source = _ended(cell.source)
    try:
        ast.parse(masked(source))
    except SyntaxError as error:
        return [min(error.lineno or 1, source.count("\n"))]
    except ValueError:  # It holds a null byte.
        return [1]
    return []


def _ended(source: str) -> str:
    return source if source.endswith("\n") else source + "\n"
