"""Cleans up after a step: what becomes of imports of contrib that have no uses any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Optional

from contrib_compat.migrate import moving
from contrib_compat.migrate.context import CONTRIB, Context, Imported, Use
from contrib_compat.sources.edits import Change, Edits, Named
from contrib_compat.sources.imports import Statement
from contrib_compat.sources.syntax import Stretch
from contrib_compat.sources.text import Text

_ROOT = b"tensorflow"
_USED = re.compile(rb"(?<![\w.])tensorflow\.")
_IMPORT = re.compile(rb"(?:import|from)[ \t]+[\w.]+")
_CODE = re.compile(rb"[ \t\f]*(?![ \t\f#\r\n])")


class Idle(NamedTuple):
    """Names of an import statement that had uses, all of which are gone from the new text.

    Attributes:
      statement: it.
      imported: the names.
    """

    statement: Statement
    imported: list[Imported]


def idle(context: Context, edits: Edits, gone: list[Stretch]) -> Iterator[Idle]:
    """Yields what a file imports of contrib for nothing, after the edits.

    Args:
      context: the file.
      edits: what is to happen to it.
      gone: the stretches of its text that are not in the new one.
    """
    moved = set(edits.removed)
    for statement in context.names.statements:
        targets = context.names.targets(statement.place)
        imported = [
            Imported(statement, alias, target) for alias, target in zip(statement.aliases, targets)
        ]
        if not moved & {moving.named(statement, one.alias) for one in imported}:
            found = [one for one in imported if _is_idle(one, context, gone)]
            if found:
                yield Idle(statement, found)


def _is_idle(imported: Imported, context: Context, gone: list[Stretch]) -> bool:
    uses = [
        use for use in context.uses if use.comes_from(imported) and use.begins(imported.target[:2])
    ]
    return (
        imported.target[:2] == CONTRIB and bool(uses) and all(_is_gone(use, gone) for use in uses)
    )


def _is_gone(use: Use, gone: list[Stretch]) -> bool:
    return any(start <= use.chain.stretches[0].start < end for start, end in gone)


def clean(
    context: Context, edits: Edits, gone: list[Stretch], found: Idle
) -> Optional[tuple[moving.Move, list[Change]]]:
    """Returns what becomes of an import statement with idle names; None where it has to stay.

    Args:
      context: the file.
      edits: what is to happen to it.
      gone: see :func:`idle`.
      found: the statement, and its idle names.

    Returns:
      What becomes of it, and which of the edits are made by that.
    """
    statement, imported = found
    if any(_needs_root(one, context, edits, gone) for one in imported):
        is_plain = not any(one.alias.asname for one in imported)
        return (_roots(imported), []) if is_plain else None
    if any(_may_be_taken(one, context) for one in imported):
        return None
    move = moving.drop(context.text, statement, [one.alias for one in imported])
    (change,) = move.changes
    text = context.text
    inserted = [one for one in edits.changes if one.start == one.end == change.end]
    added = b"".join(one.text for one in inserted)
    if change.text:
        return move._replace(changes=[change._replace(text=change.text + added)]), inserted
    indent = moving.own_line(text, statement.place)
    if indent is None or (indent and not inserted and not _goes_on(text, change.end, indent)):
        return None
    added = added[len(text.line_end + indent) :]
    begin = change.start if added else change.start - len(indent)
    end = change.end if added else text.next_line_after(change.end)
    return move._replace(changes=[Change(begin, end, added)]), inserted


def _needs_root(imported: Imported, context: Context, edits: Edits, gone: list[Stretch]) -> bool:
    """Whether it is a plain import, which binds TensorFlow's root, and that has uses afterwards."""
    if imported.statement.module is not None or imported.alias.bound != _ROOT.decode():
        return False
    if imported.alias.asname:
        return False
    others = (use for use in context.uses if use.comes_from(imported))
    return any(not _is_gone(use, gone) for use in others) or any(
        _USED.search(_IMPORT.sub(b"", change.text)) for change in edits.changes
    )


def _roots(imported: list[Imported]) -> moving.Move:
    changes = [Change(*one.alias.stretch, _ROOT) for one in imported]
    removed = [moving.named(one.statement, one.alias) for one in imported]
    return moving.Move(changes, removed, [Named(None, 0, _ROOT.decode(), None)] * len(imported))


def _may_be_taken(imported: Imported, context: Context) -> bool:
    """Whether something else may ask the file for a name: by a text of it, or by importing it."""
    name = imported.alias.bound
    texts = (quote + name + quote for quote in "'\"")
    return (
        context.path.endswith("__init__.py")
        or any(text.encode() in context.text.data for text in texts)
        or context.names.is_taken(f"{context.module}.{name}")
    )


def _goes_on(text: Text, end: int, indent: bytes) -> bool:
    """Whether the block of a statement goes on behind it: it is not all of that."""
    at = text.next_line_after(end)
    while at < len(text.data):
        code = _CODE.match(text.data, at)
        if code:
            return code.group() == indent
        at = text.next_line_after(at)
    return False
