"""Where a text has words of interest: only what holds one is walked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contrib_compat.sources.syntax import folded
from contrib_compat.sources.text import Text

#: What is of interest in each text.
ALWAYS = (b"import", b"contrib")

_NAME = re.compile(rb"[\w\x80-\xff]+")
_WORD = frozenset(bytes([byte]) for byte in range(128) if _NAME.match(bytes([byte])))
_OTHERWISE = re.compile(rb"\w*[\x80-\xff][\w\x80-\xff]*")


def lines(text: Text, names: Iterable[str]) -> list[int]:
    """Returns the numbers of the lines that have a word of interest, in order.

    Args:
      text: what is looked through.
      names: the words, beside those of each text.
    """
    data = folded(text.data)
    if data is not text.data:
        text = Text(data)
    found = set()
    for name in (*ALWAYS, *(name.encode() for name in names)):
        at = data.find(name)
        while at >= 0:
            end = at + len(name)
            if data[at - 1 : at] not in _WORD and data[end : end + 1] not in _WORD:
                found.add(text.line_of(at))
                end = text.next_line_after(at)
            at = data.find(name, end)
    return sorted(found)


def places(data: bytes, names: Iterable[str]) -> list[int]:
    """Returns the bytes at which a text may have a word of interest, in order.

    Args:
      data: what is looked through.
      names: the words, beside those of each text.
    """
    wanted = re.compile(b"|".join([*ALWAYS, *(re.escape(name.encode()) for name in sorted(names))]))
    found = {match.start() for match in wanted.finditer(data)}
    if not data.isascii():
        words = _OTHERWISE.finditer(data)
        found.update(word.start() for word in words if wanted.search(folded(word.group())))
    return sorted(found)
