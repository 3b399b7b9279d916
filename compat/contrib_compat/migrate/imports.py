"""What an import statement says, read off its text: neither engine keeps where its names stand."""

from __future__ import annotations

import re
from typing import NamedTuple, Optional

from contrib_compat.migrate.syntax import Import, Stretch

_TOKEN = re.compile(rb"#[^\r\n]*|[^\W\d](?:\w|[\x80-\xff])*|[\x80-\xff]+\w*|\.|,|\(|\)|\*|;")


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
      place: where it stands.
      module: what it imports from; None for ``import x``.
      level: the dots before that.
      source: the stretch of dots and module.
      aliases: what it imports.
    """

    place: Import
    module: Optional[str]
    level: int
    source: Stretch
    aliases: tuple[Alias, ...]

    def target(self, alias: Alias, package: tuple[str, ...]) -> tuple[str, ...]:
        """Returns the full name of what an alias's name is bound to.

        Args:
          alias: one of the statement's; not a star.
          package: the package that the file is in, for imports relative to it.
        """
        path = tuple(alias.name.split("."))
        if self.module is None:
            return path if alias.asname else path[:1]
        return (*self.origin(package), *path)

    def origin(self, package: tuple[str, ...]) -> tuple[str, ...]:
        """Returns the full name of the module that a from-import imports from."""
        path = tuple(self.module.split(".")) if self.module else ()
        if not self.level:
            return path
        kept = len(package) - self.level + 1
        return (*package[:kept], *path) if kept >= 0 else ("?", *path)


def statement(data: bytes, place: Import) -> Statement:
    """Reads an import statement.

    Args:
      data: the text it stands in.
      place: where.
    """
    found = [
        (token.group().decode(), Stretch(token.start(), token.end()))
        for token in _TOKEN.finditer(data, place.start, place.end)
        if not token.group().startswith(b"#")
    ]
    at = 1
    module: Optional[str] = None
    level = 0
    source = Stretch(place.start, place.start)
    if found[0][0] == "from":
        begin = at
        while found[at][0] != "import":
            at += 1
        words = [token for token, _ in found[begin:at]]
        while level < len(words) and words[level] == ".":
            level += 1
        module = "".join(words[level:])
        source = Stretch(found[begin][1].start, found[at - 1][1].end)
        at += 1
    aliases = []
    rest = [item for item in found[at:] if item[0] not in "();"]
    while rest:
        end = next((i for i, item in enumerate(rest) if item[0] == ","), len(rest))
        if rest[:end]:
            aliases.append(_alias(rest[:end]))
        rest = rest[end + 1 :]
    return Statement(place, module, level, source, tuple(aliases))


def _alias(tokens: list[tuple[str, Stretch]]) -> Alias:
    words = [token for token, _ in tokens]
    stretch = Stretch(tokens[0][1].start, tokens[-1][1].end)
    if "as" not in words[1:]:
        return Alias("".join(words), None, stretch, stretch)
    at = words.index("as", 1)
    named = Stretch(stretch.start, tokens[at - 1][1].end)
    return Alias("".join(words[:at]), words[-1], stretch, named)
