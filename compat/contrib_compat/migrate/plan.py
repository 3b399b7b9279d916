"""Turns the answers of rules into edits of a text that go together.

The imports that edited uses need are added beside the import that their first name comes from, once
each; what becomes of the import statements themselves is in :mod:`contrib_compat.migrate.moving`.
"""

from __future__ import annotations

import bisect
from typing import NamedTuple, Optional

from contrib_compat.migrate import moving
from contrib_compat.migrate.context import Answer, Context, Imported, Need, Use
from contrib_compat.migrate.moving import Named
from contrib_compat.migrate.syntax import Chain, Import, Stretch
from contrib_compat.migrate.text import Change, Text


class Proposal(NamedTuple):
    """A rule's answer, and what it is about.

    Attributes:
      code: the rule's.
      answer: what it said.
      imported: the imported name that it is about; None for a use.
      use: the use that it is about; None for an imported name.
    """

    code: str
    answer: Answer
    imported: Optional[Imported] = None
    use: Optional[Use] = None

    @property
    def stretch(self) -> Stretch:
        """Where the finding stands."""
        if self.imported:
            return self.imported.alias.stretch
        assert self.use is not None
        return self.use.chain.stretches[-1]

    @property
    def edits(self) -> bool:
        """Whether anything would change in the text."""
        return bool(self.answer.moved or self.answer.changes)


class Plan(NamedTuple):
    """What is to happen to a text.

    Attributes:
      changes: in order, without overlap.
      applied: by the index of each proposal that is among them, the changes that it has a part in.
      removed: the imported names that go.
      added: those that come.
      regions: the expressions that are edited as a whole.
    """

    changes: list[Change]
    applied: dict[int, tuple[Change, ...]]
    removed: list[Named]
    added: list[Named]
    regions: list[Stretch]


def plan(context: Context, proposals: list[Proposal]) -> Plan:
    """Plans the edits of proposals that are all to be applied.

    One that would stand in another's way, or whose module can't be imported, is left out.
    """
    return _Planner(context).of(proposals)


class _Planner:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._plan = Plan([], {}, [], [], [])
        self._starts: list[int] = []
        #: The changes that import a module, by the import statement that it is beside.
        self._bound: dict[tuple[int, str], tuple[Change, ...]] = {}

    def of(self, proposals: list[Proposal]) -> Plan:
        self._move_imports(proposals)
        for index, proposal in enumerate(proposals):
            changes = proposal.answer.changes
            if not changes or not _is_as_told(self._context.text, proposal):
                continue
            need = proposal.answer.need
            if any(map(self._is_taken, changes)):
                continue
            needed = self._needed(need) if need else ()
            if needed is None:
                continue
            for change in changes:
                self._take(change)
            for change in needed:
                if change not in self._plan.changes:
                    self._take(change)
            self._plan.applied[index] = (*changes, *needed)
            self._plan.regions.extend(proposal.answer.regions)
        return self._plan

    def _take(self, change: Change) -> None:
        at = bisect.bisect_right(self._plan.changes, change)
        self._plan.changes.insert(at, change)

    def _is_taken(self, change: Change) -> bool:
        at = bisect.bisect_right(self._plan.changes, change)
        before = self._plan.changes[at - 1 : at]
        after = self._plan.changes[at : at + 1]
        return any(one.end > change.start for one in before) or any(
            one.start < change.end for one in after
        )

    def _move_imports(self, proposals: list[Proposal]) -> None:
        statements: dict[int, dict[int, tuple[int, Imported, Answer]]] = {}
        for index, proposal in enumerate(proposals):
            if proposal.imported and proposal.answer.moved:
                one = proposal.imported
                aliases = statements.setdefault(one.statement.place.start, {})
                aliases[one.alias.stretch.start] = (index, one, proposal.answer)
        for aliases in statements.values():
            statement = next(iter(aliases.values()))[1].statement
            moved = {start: answer for start, (_, _, answer) in aliases.items()}
            move = moving.move(self._context.text, statement, moved)
            for change in move.changes:
                self._take(change)
            self._plan.removed.extend(move.removed)
            self._plan.added.extend(move.added)
            for named in move.added:
                if named.module is None and named.asname is None:
                    key = statement.place.start, named.name.partition(".")[0]
                    self._bound[key] = tuple(move.changes)
            for index, _, _ in aliases.values():
                self._plan.applied[index] = tuple(move.changes)

    def _needed(self, need: Need) -> Optional[tuple[Change, ...]]:
        """The changes that import a module for a use; None where that can't be."""
        found: list[Change] = []
        for place in self._anchors(need.use):
            if place.scope.declared:
                # What it binds may be another scope's, and so would have to be what is added.
                return None
            key = place.start, need.module
            if key not in self._bound:
                owner = place.scope.owner(need.module)
                known = owner.bindings[need.module] if owner else []
                if any(binding.target[:1] != (need.module,) for binding in known):
                    return None
                early = any(binding.start < need.use.chain.stretches[0].start for binding in known)
                if early:
                    self._bound[key] = ()
                else:
                    self._bound[key] = (moving.beside(self._context.text, place, need.module),)
                    self._plan.added.append(Named(None, 0, need.module, None))
            found += self._bound[key]
        return tuple(found)

    def _anchors(self, use: Use) -> list[Import]:
        """The import statements that a use's first name comes from, without those that add nothing.

        One at the margin always runs: what comes after it in the same scope needs no more.
        """
        found: list[Import] = []
        for place in sorted(_anchors(self._context, use.meaning.bindings), key=_start):
            always = [one for one in found if one.start in self._context.text.starts]
            if not any(one.scope is place.scope for one in always):
                found.append(place)
        return found


def _anchors(context: Context, bindings: tuple) -> list[Import]:  # type: ignore[type-arg]
    """The import statements that a name comes from; of a starred one the last star import."""
    if not bindings:
        return [place for place, _ in context.names.stars[-1:]]
    found: list[Import] = []
    for binding in bindings:
        if isinstance(binding.value, Import):
            found.append(binding.value)
        elif isinstance(binding.value, Chain):
            meaning = context.names.meaning(binding.value)
            inner = tuple(one for one in meaning.bindings if one != binding) if meaning else ()
            found += _anchors(context, inner) if inner else []
    return found


def _start(place: Import) -> int:
    return place.start


def _is_as_told(text: Text, proposal: Proposal) -> bool:
    """Whether the names stand where the engine says: not so in an f-string before Python 3.12."""
    assert proposal.use is not None
    chain = proposal.use.chain
    names = chain.names[1:] if not chain.names[0] else chain.names
    stretches = chain.stretches[1:] if not chain.names[0] else chain.stretches
    start, end = stretches[0]
    if text.data[start:end] != names[0].encode():
        return False
    return all(
        text.data[: one.end].endswith((name.encode(), b")"))
        for name, one in zip(names[1:], stretches[1:])
    )
