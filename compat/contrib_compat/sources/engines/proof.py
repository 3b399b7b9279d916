"""Proves an edit: the new text's tree equals the old one's but at what was to change.

Of the new text just the lines that are touched are parsed. Where nothing changed, a node of the
same kind in the same place, moved as far as the edits before it move it, stands over the same text
and so over the same tree; where something did, the nodes are compared field by field.
"""

from __future__ import annotations

import ast
import collections
from collections.abc import Callable
from typing import Any, Optional, Protocol

from contrib_compat.sources.edits import Edits, Named
from contrib_compat.sources.engines.moved import Moved
from contrib_compat.sources.engines.touched import touched
from contrib_compat.sources.syntax import Stretch
from contrib_compat.sources.text import Text

_IMPORTS = (ast.Import, ast.ImportFrom)


class Tree(Protocol):
    """A text that is parsed."""

    text: Text
    tree: ast.Module

    def stretch(self, node: Any) -> Stretch:
        """Returns where a node stands."""


def flaw(
    before: Tree, after: bytes, edits: Edits, parse: Callable[[bytes, int], Tree]
) -> Optional[str]:
    """Returns what is wrong with an edit, or None if it is as it was to be.

    Args:
      before: the text before it.
      after: the text afterwards.
      edits: what was to happen.
      parse: reads some lines, which begin at a place of the text afterwards.
    """
    comparison = _Comparison(before, edits)
    for lines in touched(before.text, before.tree, after, edits):
        try:
            new = parse(after[slice(*lines.after)], lines.after.start)
        except SyntaxError as error:
            return f"the new text is not Python: {error.msg}"
        found = comparison.flaw(lines.statements, new)
        if found:
            return found
    return comparison.flaw_of_imports()


class _Comparison:
    def __init__(self, old: Tree, edits: Edits) -> None:
        self._old = old
        self._new = old
        self._moved = Moved(edits)
        self._whole = {Stretch(one.start, one.end) for one in edits.changes}
        self._edits = edits
        self._gone: collections.Counter[Named] = collections.Counter()
        self._come: collections.Counter[Named] = collections.Counter()

    def flaw(self, statements: list[ast.stmt], new: Tree) -> Optional[str]:
        self._new = new
        before = ast.Module(statements, self._old.tree.type_ignores)
        stack: list[tuple[Any, Any]] = [(before, new.tree)]
        while stack:
            old, new = stack.pop()
            if self._is_whole(old, new):
                continue
            if type(old) is not type(new):
                return self._other(old)
            if not isinstance(old, ast.AST):
                if old != new:
                    return f"{old!r} has become {new!r}"
                continue
            if self._is_edited_text(old, new):
                continue
            # The one ast.Load that all trees share has no place, whatever is noted on it.
            if "end_col_offset" in old._attributes and self._is_untouched(old):
                if self._place_after(old) != self._new.stretch(new):
                    return self._other(old)
                continue
            for field in old._fields:
                one, two = getattr(old, field, None), getattr(new, field, None)
                if isinstance(one, list) and isinstance(two, list):
                    one, two = self._without_imports(one, two)
                    if len(one) != len(two):
                        return self._other(old)
                    stack += zip(one, two)
                else:
                    stack.append((one, two))
        return None

    def flaw_of_imports(self) -> Optional[str]:
        expected = collections.Counter(self._edits.added)
        expected.subtract(self._edits.removed)
        self._come.subtract(self._gone)
        if {k: n for k, n in self._come.items() if n} != {k: n for k, n in expected.items() if n}:
            return "the imports are not those that were to be"
        return None

    def _is_whole(self, old: Any, new: Any) -> bool:
        """Whether these are an expression that changed as a whole and what it was to become."""
        if not isinstance(old, ast.expr) or not isinstance(new, ast.expr):
            return False
        return self._old.stretch(old) in self._whole and (
            self._place_after(old) == self._new.stretch(new)
        )

    def _is_untouched(self, old: Any) -> bool:
        place = self._old.stretch(old)
        if isinstance(getattr(old, "body", None), list):
            # An import that comes behind its last statement makes it longer.
            place = Stretch(place.start, self._old.text.line_end_after(place.end) + 1)
        return not getattr(old, "decorator_list", None) and not self._moved.within(place)

    def _place_after(self, old: Any) -> Stretch:
        place = self._old.stretch(old)
        return Stretch(self._moved.start(place.start), self._moved.end(place.end))

    def _other(self, old: Any) -> str:
        line = f" of line {old.lineno}" if "lineno" in old._attributes else ""
        return f"{type(old).__name__}{line} has become something else"

    def _is_edited_text(self, old: Any, new: Any) -> bool:
        """Whether these are a text that names are edited in and what it was to become."""
        if not (isinstance(old, ast.Constant) and isinstance(new, ast.Constant)):
            return False
        if not (isinstance(old.value, str) and isinstance(new.value, str)):
            return False
        place = self._old.stretch(old)
        inside = [
            one for one in self._edits.changes if place.start < one.start and one.end < place.end
        ]
        expected = old.value
        for one in reversed(inside):
            at = one.start - place.start - 1
            piece = self._old.text.data[one.start : one.end].decode()
            before, found = expected.encode()[:at].decode(), expected.encode()[at:].decode()
            if not found.startswith(piece):
                return False
            expected = before + one.text.decode() + found[len(piece) :]
        return bool(inside) and expected == new.value

    def _without_imports(self, old: list[Any], new: list[Any]) -> tuple[list[Any], list[Any]]:
        """The items of two lists without the import statements that changed, which are counted."""
        if not (old and isinstance(old[0], ast.stmt)):
            return old, new
        kept = [node for node in old if not self._changes(node)]
        same = [node for node in new if not self._is_new(node)]
        self._gone.update(_named(node for node in old if self._changes(node)))
        self._come.update(_named(node for node in new if self._is_new(node)))
        return kept, same

    def _changes(self, node: Any) -> bool:
        return isinstance(node, _IMPORTS) and self._moved.within(self._old.stretch(node))

    def _is_new(self, node: Any) -> bool:
        return isinstance(node, _IMPORTS) and self._moved.is_written(self._new.stretch(node))


def _named(nodes: Any) -> list[Named]:
    found = []
    for node in nodes:
        for alias in node.names:
            if isinstance(node, ast.Import):
                found.append(Named(None, 0, alias.name, alias.asname))
            else:
                found.append(Named(node.module or "", node.level, alias.name, alias.asname))
    return found
