"""The text of a source file: what its bytes say, where its lines begin, how edits change it.

All engines count in bytes of UTF-8, so that is what a text is held as, whatever its file is written
in. Line ends stay as they are.
"""

from __future__ import annotations

import bisect
import codecs
import functools
import re
from itertools import accumulate, repeat
from operator import add
from typing import Optional

# What Python takes for the end of a line; a form feed is none.
_LINE_END = re.compile(rb"\r\n|\r|\n")
# PEP 263: in one of the first two lines, the first of which is a comment or blank.
_DECLARED = re.compile(
    rb"\A(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)"
)


class UndecodableError(ValueError):
    """The bytes of a file are not text in the encoding that it has."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.line = line


class Text:
    """What a file says.

    Attributes:
      data: it, in UTF-8, without a byte order mark.
      encoding: what the file is written in.
      has_mark: whether it begins with a byte order mark.
      code: what engines parse in its place, as long as it, byte for byte: where a notebook has a
        magic this has a comment.
    """

    def __init__(
        self,
        data: bytes,
        encoding: str = "utf-8",
        has_mark: bool = False,
        code: Optional[bytes] = None,
    ) -> None:
        self.data = data
        self.code = data if code is None else code
        self.encoding = encoding
        self.has_mark = has_mark

    @classmethod
    def decoded(cls, raw: bytes) -> Text:
        """Reads a file's bytes.

        Raises:
          UndecodableError: its encoding is unknown, or it isn't written in it.
        """
        has_mark = raw.startswith(codecs.BOM_UTF8)
        if has_mark:
            raw = raw[len(codecs.BOM_UTF8) :]
        found = _DECLARED.match(raw)
        encoding = found.group(1).decode("ascii") if found else "utf-8"
        try:
            name = codecs.lookup(encoding).name
            name = "utf-8" if name == "utf-8-sig" else name
            data = raw.decode(name).encode("utf-8")
        except LookupError:
            raise UndecodableError(f"unknown encoding {encoding!r}") from None
        except UnicodeError as error:
            before = raw[: error.start] if isinstance(error, UnicodeDecodeError) else b""
            line = 1 + len(_LINE_END.findall(before))
            if found:
                raise UndecodableError(f"not written in {encoding}, as it says", line) from None
            # Python 2 took such bytes in comments for granted; each is a character of Latin-1.
            return cls(raw.decode("latin-1").encode("utf-8"), "latin-1")
        if has_mark and name != "utf-8":
            raise UndecodableError(f"it says {encoding}, but has the mark of utf-8")
        text = cls(raw if name == "utf-8" else data, name, has_mark)
        # What isn't edited has to stay byte for byte; some encodings spell a text in several ways.
        if name != "utf-8" and text.encoded(data) != raw:
            raise UndecodableError(f"not written as {encoding} is by this tool")
        return text

    def encoded(self, data: bytes) -> bytes:
        """Returns the bytes of a file like this one with another text, given in UTF-8."""
        mark = codecs.BOM_UTF8 if self.has_mark else b""
        return mark + (data if self.encoding == "utf-8" else data.decode().encode(self.encoding))

    @functools.cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        if b"\r" in self.data:
            return [0, *(found.end() for found in _LINE_END.finditer(self.data))]
        lengths = map(len, self.data.split(b"\n"))
        # Each line is as long as its text and what ends it.
        return [0, *accumulate(map(add, lengths, repeat(1)))][:-1]

    @functools.cached_property
    def line_end(self) -> bytes:
        """How its lines end: as the first does."""
        found = _LINE_END.search(self.data)
        return found.group() if found else b"\n"

    def offset(self, line: int, column: int) -> int:
        """Returns the byte at a line, from 1, and a column in bytes, from 0."""
        return self.starts[line - 1] + column

    def line_of(self, offset: int) -> int:
        """Returns the number of a byte's line, from 1."""
        return bisect.bisect_right(self.starts, offset)

    def line(self, number: int) -> bytes:
        """Returns a line without its end."""
        end = self.starts[number] if number < len(self.starts) else len(self.data)
        return self.data[self.starts[number - 1] : end].rstrip(b"\r\n")

    def line_end_after(self, offset: int) -> int:
        """Returns where the line of a byte ends, before what ends it."""
        number = self.line_of(offset)
        return self.starts[number - 1] + len(self.line(number))

    def next_line_after(self, offset: int) -> int:
        """Returns where the line after that of a byte begins, or where the text ends."""
        number = self.line_of(offset)
        return self.starts[number] if number < len(self.starts) else len(self.data)

    def place(self, offset: int) -> tuple[int, int]:
        """Returns a byte's line and its column in characters, both from 1."""
        line = self.line_of(offset)
        return line, 1 + len(self.data[self.starts[line - 1] : offset].decode())
