"""Migrates one text: asks the rules, plans, applies and proves. Pure: no file is touched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Optional

from contrib_compat.migrate import rules, together
from contrib_compat.migrate.context import Answer, Context, Imported, Use
from contrib_compat.migrate.findings import (
    Applicability,
    Edit,
    Failure,
    FileResult,
    Finding,
    Fix,
    Span,
    Status,
)
from contrib_compat.migrate.plan import Plan, Proposal, plan
from contrib_compat.migrate.rules import tfc190_by_hand
from contrib_compat.migrate.settings import Settings
from contrib_compat.migrate.todo import with_comments
from contrib_compat.migrate.together import Company
from contrib_compat.sources import engines
from contrib_compat.sources.edits import Change, Edits, apply
from contrib_compat.sources.handed import TAKEN, Handed
from contrib_compat.sources.names import Engine, Names
from contrib_compat.sources.text import Text

_CONTRIB = re.compile(rb"\bcontrib\b")
_IGNORED = re.compile(rb"#\s*tfc:\s*ignore(?:\[([\w\s,]*)\])?")


class Outcome(NamedTuple):
    """What came of a text.

    Attributes:
      result: as reports have it.
      after: the new text, in UTF-8.
      exports: what other modules of the code base can import from it.
      imported: the full names of what it imports.
    """

    result: FileResult
    after: bytes = b""
    exports: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    imported: frozenset[str] = frozenset()


def migrate(
    text: Text,
    path: str,
    settings: Settings,
    package: tuple[str, ...] = (),
    handed: Optional[Handed] = None,
) -> Outcome:
    """Migrates a text.

    Args:
      text: what the file says.
      path: what findings call it.
      settings: what is to be done.
      package: the package that it is a module of.
      handed: what other modules of the code base hand on.

    Returns:
      What is found and the new text; a text that can't be read, or whose edit can't be proved, is a
      failure, and stays as it is.
    """
    opened = engines.opened(text)
    if opened.engine is None:
        uses = len(_CONTRIB.findall(text.data))
        failure = Failure(opened.flaw, opened.line, opened.column, uses)
        return Outcome(FileResult(path, Status.FAILED, failure=failure))
    names = Names(opened.engine, package, handed)
    context = Context(opened.engine, text, names, tuple(_uses(names)), settings, path, package)
    proposals = _proposals(context)
    if opened.flaw:
        failure = Failure(opened.flaw, opened.line, opened.column, len(proposals))
        found = tuple(_finding(text, path, one, None) for one in proposals)
        result = FileResult(path, Status.FAILED, found, failure=failure)
        parts = _company(context, [])
        return Outcome(result, exports={**parts.exports, **parts.kept()})
    chosen = [one for one in proposals if _is_chosen(one.answer, settings)]
    parts = _company(context, chosen)
    chosen, planned, obstacle = _planned(context, chosen, parts)
    if obstacle:
        proposals = [together.kept(one, obstacle) for one in proposals]
    proposals = _with_idle(proposals, planned, context)
    applied = {id(chosen[index]): changes for index, changes in planned.applied.items()}
    findings = tuple(_finding(text, path, one, applied.get(id(one))) for one in proposals)
    before = text.data.decode()
    edits = planned.edits
    if settings.todo:
        left = [one for one in proposals if id(one) not in applied]
        commented = edits._replace(changes=with_comments(text, edits.changes, left))
        # A comment in what turns out to be a string is no comment.
        if _flaw(opened.engine, commented) is None:
            edits = commented
    after = apply(text.data, edits.changes)
    if edits.changes:
        flaw = _flaw(opened.engine, edits)
        if flaw:
            failure = Failure(f"the edit could not be proved: {flaw}", uses=len(findings))
            unchanged = tuple(finding._replace(applied=False) for finding in findings)
            result = FileResult(path, Status.FAILED, unchanged, before, before, failure)
            return Outcome(result, exports={**parts.exports, **parts.kept()})
        status = Status.CHANGED
    else:
        status = Status.FINDINGS if findings else Status.CLEAN
    kept = (before, after.decode()) if findings else ("", "")
    return Outcome(
        FileResult(path, status, findings, *kept),
        after,
        {
            **names.exports(),
            **parts.exports,
            **dict.fromkeys(names.taken(), TAKEN),
            **(parts.kept() if obstacle else {}),
        },
        names.imported() | parts.awaited() | _droppable(context),
    )


def _with_idle(proposals: list[Proposal], planned: Plan, context: Context) -> list[Proposal]:
    """Adds what is to be said of imports that have nothing left to do, and can't be dropped."""
    idle = []
    for imported in planned.idle:
        symbol = context.symbol(imported.target)
        told = f"{symbol.full_name} is imported here, and has no use any more"
        answer = Answer(told, symbol.full_name, "drop the import, and what is there for its sake")
        idle.append(Proposal(tfc190_by_hand.RULE.code, answer, imported=imported))
    return _speaking([*proposals, *idle], context)


def _speaking(proposals: list[Proposal], context: Context) -> list[Proposal]:
    """What of it may be said, in the order of the places."""
    settings, text = context.settings, context.text
    found = [one for one in proposals if settings.speaks(one.code) and not _ignored(text, one)]
    return sorted(found, key=lambda one: (one.stretch, one.code))


def _droppable(context: Context) -> frozenset[str]:
    """The questions whether imports that may be dropped are taken from here by another file."""
    statements = context.names.statements if context.settings.step == "core" else ()
    bound = (alias.bound for statement in statements for alias in statement.aliases)
    return frozenset(f"{context.module}.{name}?" for name in bound)


def _company(context: Context, chosen: list[Proposal]) -> Company:
    """What of a file goes together, where such things are to be applied at all."""
    settings = context.settings
    if not (settings.step == "core" and settings.unsafe_fixes):
        return Company("", {}, frozenset())
    return together.company(context, chosen)


def _planned(
    context: Context, chosen: list[Proposal], parts: Company
) -> tuple[list[Proposal], Plan, str]:
    """Plans what is chosen, without what goes together where some of that can't be done.

    Returns:
      What is left of it, the plan, and what it is that stops the others.
    """
    obstacle = parts.obstacle
    if not obstacle:
        planned = plan(context, chosen)
        skipped = [one for at, one in enumerate(chosen) if at not in planned.applied]
        bound = [one for one in skipped if together.is_bound(one)]
        if not bound:
            return chosen, planned, ""
        obstacle = f"line {context.text.line_of(bound[0].stretch.start)}"
    rest = [one for one in chosen if not together.is_bound(one)]
    return rest, plan(context, rest), obstacle


def _flaw(engine: Engine, edits: Edits) -> Optional[str]:
    return engine.flaw(apply(engine.text.code, edits.changes), edits)


def _uses(names: Names) -> list[Use]:
    found = []
    for chain in names.syntax.chains:
        meaning = names.meaning(chain)
        if meaning:
            found.append(Use(chain, meaning))
    return sorted(found, key=lambda use: use.chain.stretches[0])


def _proposals(context: Context) -> list[Proposal]:
    """What the rules say that may speak, in the order of the places."""
    settings = context.settings
    found = []
    asked = rules.of_step(settings.step)
    for statement in context.names.statements:
        for alias, spelled in zip(statement.aliases, context.names.targets(statement.place)):
            imported = Imported(statement, alias, spelled)
            for rule in asked:
                answer = rule.on_import(imported, context) if rule.on_import else None
                if answer:
                    found.append(Proposal(rule.code, answer, imported=imported))
                    break
    for use in context.uses:
        for rule in asked:
            answer = rule.on_use(use, context) if rule.on_use else None
            if answer:
                found.append(Proposal(rule.code, answer, use=use))
                break
    return _speaking(found, context)


def _ignored(text: Text, proposal: Proposal) -> bool:
    """Whether a comment on one of the finding's lines says to leave it alone."""
    start, end = proposal.stretch
    for number in range(text.line_of(start), text.line_of(end) + 1):
        found = _IGNORED.search(text.line(number))
        if found:
            codes = found.group(1)
            if codes is None or proposal.code in codes.decode().replace(",", " ").split():
                return True
    return False


def _is_chosen(answer: Answer, settings: Settings) -> bool:
    if answer.applicability is Applicability.UNSAFE:
        return settings.unsafe_fixes
    return answer.applicability is Applicability.SAFE


def _span(text: Text, start: int, end: int) -> Span:
    return Span(*text.place(start), *text.place(end))


def _edit(text: Text, change: Change) -> Edit:
    return Edit(_span(text, change.start, change.end), change.text.decode())


def _finding(text: Text, path: str, proposal: Proposal, applied: object) -> Finding:
    answer = proposal.answer
    start, end = proposal.stretch
    fix = None
    if applied is not None:
        changes = sorted(set(applied))  # type: ignore[call-overload]
        fix = Fix(answer.applicability, tuple(_edit(text, change) for change in changes))
    elif proposal.edits:
        fix = Fix(answer.applicability, tuple(_edit(text, one) for one in answer.changes))
    return Finding(
        proposal.code,
        path,
        _span(text, start, end),
        answer.symbol,
        answer.message,
        answer.advice,
        fix,
        applied is not None,
        text.line(text.line_of(start)).strip().decode(),
    )
