"""What an import statement says, read off its text: neither engine keeps where its names stand."""

from __future__ import annotations

import re
from typing import NamedTuple, Optional

from contrib_compat.sources.syntax import Import, Scope, Stretch, folded

_TOKEN = re.compile(rb"#[^\r\n]*|(?:[^\W\d]|[\x80-\xff])(?:\w|[\x80-\xff])*|\.|,|\(|\)|\*|;")


class Alias(NamedTuple):
    """One of the names that a statement imports.

    Attributes:
      name: what is imported: ``"tensorflow.contrib"``, of a from-import ``"learn"`` or ``"*"``.
      asname: what it is called then; None where the statement doesn't say.
      stretch: from its name to the end of its alias.
      named: that of ``name``.
    """

    name: str
    asname: Optional[str]
    stretch: Stretch
    named: Stretch

    @property
    def bound(self) -> str:
        """The name that gets a value, of a plain import the first part."""
        return self.asname or self.name.partition(".")[0]


class Statement(NamedTuple):
    """An import statement.

    Attributes:
      place: where it stands, and what it says.
      source: the stretch of dots and module.
      aliases: what it imports.
    """

    place: Import
    source: Stretch
    aliases: tuple[Alias, ...]

    @property
    def module(self) -> Optional[str]:
        """What it imports from; None for ``import x``."""
        return self.place.module


def statement(data: bytes, place: Import) -> Statement:
    """Finds the names of an import statement in the text.

    Args:
      data: the text.
      place: where the statement stands.
    """
    found = _tokens(data, place.start, place.end)
    at = 1
    source = Stretch(place.start, place.start)
    if place.module is not None:
        while found[at][0] != "import":
            at += 1
        source = Stretch(found[1][1].start, found[at - 1][1].end)
        at += 1
    aliases = []
    rest = [item for item in found[at:] if item[0] not in "();"]
    while rest:
        end = next((i for i, item in enumerate(rest) if item[0] == ","), len(rest))
        if rest[:end]:
            aliases.append(_alias(rest[:end]))
        rest = rest[end + 1 :]
    return Statement(place, source, tuple(aliases))


def read(data: bytes, start: int, end: int, scope: Scope) -> Import:
    """Returns the import statement of a stretch, for an engine that has no contents of it."""
    words = [word for word, _ in _tokens(data, start, end)]
    module, level = None, 0
    if words[0] == "from":
        path = words[1 : words.index("import")]
        level = next((at for at, word in enumerate(path) if word != "."), len(path))
        module = "".join(path[level:])
    place = Import(start, end, scope, module, level, ())
    aliases = statement(data, place).aliases
    return place._replace(names=tuple((alias.name, alias.asname) for alias in aliases))


def _tokens(data: bytes, start: int, end: int) -> list[tuple[str, Stretch]]:
    return [
        (folded(token.group()).decode(), Stretch(token.start(), token.end()))
        for token in _TOKEN.finditer(data, start, end)
        if not token.group().startswith(b"#")
    ]


def _alias(tokens: list[tuple[str, Stretch]]) -> Alias:
    words = [token for token, _ in tokens]
    stretch = Stretch(tokens[0][1].start, tokens[-1][1].end)
    if "as" not in words[1:]:
        return Alias("".join(words), None, stretch, stretch)
    at = words.index("as", 1)
    named = Stretch(stretch.start, tokens[at - 1][1].end)
    return Alias("".join(words[:at]), words[-1], stretch, named)
