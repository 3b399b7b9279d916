"""Moves imports: what a statement says after some of its names have got another home."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, Optional

from contrib_compat.migrate.context import Answer
from contrib_compat.sources.edits import Change, Named
from contrib_compat.sources.imports import Alias, Statement
from contrib_compat.sources.syntax import Import
from contrib_compat.sources.text import Text

_WIDTH = 79
_COMMENT = re.compile(rb"#[^\r\n]*")
_REST = re.compile(rb"[ \t\f]*(?:#[^\r\n]*)?(?:\r|\n|\Z)")


class Move(NamedTuple):
    """What becomes of a statement.

    Attributes:
      changes: of its text.
      removed: the names that it no longer imports.
      added: what is imported in their place.
    """

    changes: list[Change]
    removed: list[Named]
    added: list[Named]


def move(text: Text, statement: Statement, moved: Mapping[int, Answer]) -> Move:
    """Moves some of the names of an import statement.

    Args:
      text: what it stands in.
      statement: it.
      moved: by the start of each name that is moved, where it is imported from now on.
    """
    gone = [alias for alias in statement.aliases if alias.stretch.start in moved]
    removed = [named(statement, alias) for alias in gone]
    added = [_moved(statement, alias, moved[alias.stretch.start]) for alias in gone]
    if statement.module is None:
        changes = [Change(*alias.stretch, _plain(name)) for alias, name in zip(gone, added)]
    elif len(gone) == len(statement.aliases) and len({one.module for one in added}) == 1:
        changes = [Change(*statement.source, (added[0].module or "").encode())]
        if added[0].module is None:
            changes = [Change(*statement.place[:2], b"import " + _plain(added[0]))]
        else:
            for alias, name in zip(gone, added):
                if alias.name != name.name:
                    changes.append(Change(*alias.stretch, _plain(name)))
    else:
        changes = [
            _anew(text, statement, [one for one in statement.aliases if one not in gone], added)
        ]
    return Move(changes, removed, added)


def drop(text: Text, statement: Statement, dropped: list[Alias]) -> Move:
    """Imports less: the statement goes with its last name, as do comments in it.

    Args:
      text: what it stands in.
      statement: it; it has its lines for itself.
      dropped: the names that are no longer wanted.
    """
    place = statement.place
    kept = [alias for alias in statement.aliases if alias not in dropped]
    removed = [named(statement, alias) for alias in dropped]
    if not kept:
        return Move([Change(place.start, text.line_end_after(place.end), b"")], removed, [])
    names = [text.data[slice(*alias.stretch)] for alias in kept]
    if statement.module is None:
        line = b"import " + b", ".join(names)
    else:
        line = _from(text.data[slice(*statement.source)], names, text, b"")
    # Nothing of it is new: the names that stay count as gone and come again.
    again = [named(statement, alias) for alias in kept]
    return Move([Change(place.start, place.end, line)], [*removed, *again], again)


def named(statement: Statement, alias: Alias) -> Named:
    """Returns a name of a statement as a tree has it."""
    return Named(statement.module, statement.place.level, alias.name, alias.asname)


def beside(text: Text, place: Import, wanted: Named) -> Change:
    """Imports a module behind an import statement: on a line of its own where that has one."""
    line = b"import " + _plain(wanted)
    indent = own_line(text, place)
    if indent is None:
        return Change(place.end, place.end, b"; " + line)
    end = text.line_end_after(place.end)
    return Change(end, end, text.line_end + indent + line)


def _moved(statement: Statement, alias: Alias, answer: Answer) -> Named:
    path = answer.moved
    if statement.module is None:
        return Named(None, 0, ".".join(path), alias.asname or answer.asname)
    if alias.name == "*":
        return Named(".".join(path), 0, "*", None)
    if len(path) == 1:
        asname = alias.bound if alias.bound != path[0] else None
        return Named(None, 0, path[0], asname)
    asname = alias.asname or (alias.name if alias.name != path[-1] else None)
    return Named(".".join(path[:-1]), 0, path[-1], asname)


def _plain(named: Named) -> bytes:
    return (f"{named.name} as {named.asname}" if named.asname else named.name).encode()


def _anew(text: Text, statement: Statement, kept: list[Alias], added: list[Named]) -> Change:
    """Writes a statement whose names part ways: what is kept, and a line for each new home."""
    place = statement.place
    indent = own_line(text, place)
    modules: dict[Optional[str], list[bytes]] = {}
    for name in added:
        modules.setdefault(name.module, []).append(_plain(name))
    parts = []
    if kept:
        source = text.data[slice(*statement.source)].decode()
        names = [text.data[slice(*alias.stretch)] for alias in kept]
        parts.append(_from(source.encode(), names, text, indent))
    for module, names in modules.items():
        if module is None:
            parts += [b"import " + name for name in names]
        else:
            parts.append(_from(module.encode(), names, text, indent))
    if indent is None:
        return Change(*place[:2], b"; ".join(parts))
    comments = _COMMENT.findall(text.data, place.start, place.end)
    return Change(*place[:2], (text.line_end + indent).join([*comments, *parts]))


def _from(module: bytes, names: list[bytes], text: Text, indent: Optional[bytes]) -> bytes:
    line = b"from %s import %s" % (module, b", ".join(names))
    if indent is None or len(indent + line) <= _WIDTH:
        return line
    rows = b"".join(text.line_end + indent + b"    " + name + b"," for name in names)
    return b"from %s import (%s%s)" % (module, rows, text.line_end + indent)


def own_line(text: Text, place: Import) -> Optional[bytes]:
    """Returns the blanks before a statement that has its lines for itself; None if it hasn't."""
    before = text.data[text.starts[text.line_of(place.start) - 1] : place.start]
    return None if before.strip(b" \t\f") or not _REST.match(text.data, place.end) else before
