"""Turns the answers of rules into edits of a text that go together.

The imports that edited uses need are added beside the import that their first name comes from, once
each; what becomes of the import statements themselves is in :mod:`contrib_compat.migrate.moving`.
"""

from __future__ import annotations

import bisect
import re
from operator import attrgetter
from typing import NamedTuple, Optional

from contrib_compat.migrate import cleaning, moving
from contrib_compat.migrate.context import Answer, Context, Imported, Need, Rewrite, Use
from contrib_compat.sources.edits import Change, Edits, Named, apply
from contrib_compat.sources.syntax import Chain, Import, Stretch, folded
from contrib_compat.sources.text import Text

_COMMENT = re.compile(rb"#[^\r\n]*")


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
        return bool(self.answer.moved or self.answer.changes or self.answer.rewrite)


class Plan(NamedTuple):
    """What is to happen to a text.

    Attributes:
      edits: all of it.
      applied: by the index of each proposal that is among it, the changes that it has a part in.
      idle: what is imported of contrib for nothing then, and stays.
    """

    edits: Edits
    applied: dict[int, tuple[Change, ...]]
    idle: list[Imported]


class _Brought(NamedTuple):
    """What imports a module beside a statement.

    Attributes:
      changes: of the text.
      named: what they add; None where that is there, or planned, already.
    """

    changes: tuple[Change, ...]
    named: Optional[Named] = None


def plan(context: Context, proposals: list[Proposal]) -> Plan:
    """Plans the edits of proposals that are all to be applied.

    One that would stand in another's way, or whose module can't be imported, is left out.
    """
    return _Planner(context).of(proposals)


class _Planner:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._plan = Plan(Edits([], [], []), {}, [])
        #: Stretches of the text that are not in the new one.
        self._gone: list[Stretch] = []
        #: The changes that import a module, by the import statement that it is beside.
        self._bound: dict[tuple[int, str], tuple[Change, ...]] = {}

    def of(self, proposals: list[Proposal]) -> Plan:
        self._move_imports(proposals)
        # What is written anew takes up what has changed inside: the innermost comes first.
        order = sorted(range(len(proposals)), key=lambda index: _size(proposals[index]))
        for index in order:
            answer = proposals[index].answer
            if not (answer.changes or answer.rewrite):
                continue
            if not _is_as_told(self._context.text, proposals[index]):
                continue
            brought = self._brought(answer.need) if answer.need else {}
            if brought is None:
                continue
            changes = answer.changes or self._rewritten(answer.rewrite)
            if not changes or any(map(self._is_taken, changes)):
                continue
            needed = self._bring(brought)
            for change in (*changes, *needed):
                if change not in self._plan.edits.changes:
                    self._take(change)
            self._plan.applied[index] = (*changes, *needed)
            self._gone += [Stretch(one.start, one.end) for one in answer.changes]
            self._gone += answer.rewrite.dropped if answer.rewrite else ()
        if self._context.settings.step == "core":
            self._clean()
        return self._plan

    def _clean(self) -> None:
        """Sees to imports of contrib that had uses and have none any more."""
        edits = self._plan.edits
        for found in list(cleaning.idle(self._context, edits, self._gone)):
            cleaned = cleaning.clean(self._context, edits, self._gone, found)
            if cleaned is None:
                self._plan.idle.extend(found.imported)
                continue
            move, taken_up = cleaned
            for one in taken_up:
                edits.changes.remove(one)
            for change in move.changes:
                self._take(change)
            edits.removed.extend(move.removed)
            edits.added.extend(move.added)

    def _rewritten(self, rewrite: Optional[Rewrite]) -> tuple[Change, ...]:
        """The change that writes an expression anew; none where one inside would be lost."""
        assert rewrite is not None
        region = rewrite.region
        inside = [
            one
            for one in self._plan.edits.changes
            if region.start <= one.start and one.end <= region.end
        ]
        text = b""
        used = []
        opened = -1
        for piece in rewrite.pieces:
            if isinstance(piece, str):
                if opened < 0 and "(" in piece:
                    opened = len(text) + len(piece.partition("(")[0].encode()) + 1
                text += piece.encode()
                continue
            kept = [one for one in inside if piece.start <= one.start and one.end <= piece.end]
            used += kept
            moved = [Change(a - piece.start, b - piece.start, new) for a, b, new in kept]
            text += apply(self._context.text.data[piece.start : piece.end], moved)
        if sorted(used) != inside:
            return ()
        for one in inside:
            self._plan.edits.changes.remove(one)
        if opened > 0:
            text = text[:opened] + self._comments(rewrite, text[opened:]) + text[opened:]
        return (Change(region.start, region.end, text),)

    def _comments(self, rewrite: Rewrite, rest: bytes) -> bytes:
        """The comments of what isn't kept, to be put behind the bracket that the rest is in."""
        text = self._context.text
        found = [one for gap in rewrite.dropped for one in _COMMENT.findall(text.data, *gap)]
        if not found:
            return b""
        margin = text.line(text.line_of(rewrite.region.start))
        deeper = text.line_end + margin[: len(margin) - len(margin.lstrip())] + b"    "
        return b"  " + deeper.join(found) + (b"" if rest.startswith(text.line_end) else deeper)

    def _take(self, change: Change) -> None:
        at = bisect.bisect_right(self._plan.edits.changes, change)
        self._plan.edits.changes.insert(at, change)

    def _is_taken(self, change: Change) -> bool:
        at = bisect.bisect_right(self._plan.edits.changes, change)
        before = self._plan.edits.changes[at - 1 : at]
        after = self._plan.edits.changes[at : at + 1]
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
            self._plan.edits.removed.extend(move.removed)
            self._plan.edits.added.extend(move.added)
            for named in move.added:
                if named.module is None and named.asname is None:
                    key = statement.place.start, named.name.partition(".")[0]
                    self._bound[key] = tuple(move.changes)
            for index, _, _ in aliases.values():
                self._plan.applied[index] = tuple(move.changes)

    def _brought(self, need: Need) -> Optional[dict[tuple[int, str], _Brought]]:
        """What imports a module for a use, beside which statement; None where that can't be."""
        found: dict[tuple[int, str], _Brought] = {}
        for place in self._anchors(need.use):
            if place.scope.declared:
                # What it binds may be another scope's, and so would have to be what is added.
                return None
            key = place.start, need.bound
            if key in self._bound:
                found[key] = _Brought(self._bound[key])
                continue
            owner = place.scope.owner(need.bound)
            known = owner.bindings[need.bound] if owner else []
            if any(".".join(one.target) != need.module for one in known):
                return None
            if any(binding.start < need.use.chain.stretches[0].start for binding in known):
                found[key] = _Brought(())
            else:
                named = Named(None, 0, need.module, need.asname or None)
                change = moving.beside(self._context.text, place, named)
                found[key] = _Brought((change,), named)
        return found

    def _bring(self, brought: dict[tuple[int, str], _Brought]) -> tuple[Change, ...]:
        """Has the plan import what a use needs, and returns the changes that do so."""
        for key, one in brought.items():
            self._bound[key] = one.changes
            self._plan.edits.added.extend([one.named] if one.named else [])
        return tuple(change for one in brought.values() for change in one.changes)

    def _anchors(self, use: Use) -> list[Import]:
        """The import statements that a use's first name comes from, without those that add nothing.

        One at the margin always runs: what comes after it in the same scope needs no more.
        """
        margin = self._context.text.starts
        every = [statement.place for statement in self._context.names.statements]
        first = next((place for place in every if place.start in margin), None)
        found: list[Import] = []
        for place in sorted(_anchors(self._context, use.meaning.bindings), key=attrgetter("start")):
            always = [one for one in found if one.start in margin]
            if any(one.scope is place.scope for one in always):
                continue
            at_margin = place.start in margin
            found.append(first if first and at_margin and first.start < place.start else place)
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


def _size(proposal: Proposal) -> int:
    rewrite = proposal.answer.rewrite
    return rewrite.region.end - rewrite.region.start if rewrite else 0


def _is_as_told(text: Text, proposal: Proposal) -> bool:
    """Whether the names stand where the engine says: not so in an f-string before Python 3.12."""
    assert proposal.use is not None
    chain = proposal.use.chain
    names = chain.names[1:] if not chain.names[0] else chain.names
    stretches = chain.stretches[1:] if not chain.names[0] else chain.stretches
    start, end = stretches[0]
    if folded(text.data[start:end]) != names[0].encode():
        return False
    return all(
        text.data[: one.end].endswith(b")") or folded(text.data[start : one.end]).endswith(name)
        for name, one in zip((name.encode() for name in names[1:]), stretches[1:])
    )
