"""Follows what becomes of a value in a file: through names, lists, functions that return it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contrib_compat.migrate.context import Context
from contrib_compat.sources.syntax import Around, Chain, Scope, Stretch, Syntax

_PARTIAL = re.compile(rb"(?:\w+\.)?partial\b")


class Fate(NamedTuple):
    """One thing that is done with a value, or with a function that returns it.

    Attributes:
      kind: "asked" for an attribute, "given" to a call, "dropped", "handed" to whoever imports a
        name of the module's, or "other" for all that can't be followed.
      name: the attribute, the keyword or the name.
      place: where.
      calls: how many calls away the value is: 0 for itself, 1 for a function that returns it.
      taker: the symbol of contrib that it is given to, by its last name; else empty.
    """

    kind: str
    name: str
    place: Stretch
    calls: int
    taker: str = ""


def fates(value: Stretch, context: Context, calls: int = 0) -> Iterator[Fate]:
    """Yields what is done with a value in its file, as far as that can be seen.

    Args:
      value: the expression.
      context: the file.
      calls: how many calls away from it is what is asked about.
    """
    waiting = [(value, calls)]
    seen = set()
    while waiting:
        item = waiting.pop()
        if item in seen:
            continue
        seen.add(item)
        place, calls = item
        found = context.engine.around(place)
        if found.kind == "within" or (found.kind == "given" and _is_partial(found, context)):
            waiting.append((found.stretch, calls))
        elif found.kind == "lambda":
            waiting.append((found.stretch, calls + 1))
        elif found == Around("asked", "()", found.stretch) and calls:
            waiting.append((found.stretch, calls - 1))
        elif found.kind in ("named", "returned"):
            calls += found.kind == "returned"
            syntax = context.engine.read([found.name])
            if _is_bound_at(syntax.module, found):
                yield Fate("handed", found.name, place, calls)
            elif _may_be_asked_for(found, context):
                yield Fate("other", found.name, place, calls)
            for chain in _named(found, syntax):
                if len(chain.names) > 1:
                    yield Fate("asked", chain.names[1], chain.stretches[1], calls)
                else:
                    waiting.append((chain.stretches[0], calls))
        else:
            yield Fate(found.kind, found.name, place, calls, _taker(found, context))


def _named(found: Around, syntax: Syntax) -> list[Chain]:
    """The uses of a name, where it may be what was bound at that place."""
    return [
        chain
        for chain in syntax.chains
        if chain.names[0] == found.name
        and chain.context == "load"
        and _is_bound_at(chain.scope.owner(found.name), found)
    ]


def _is_bound_at(scope: Scope | None, found: Around) -> bool:
    bindings = scope.bindings.get(found.name, []) if scope else []
    return any(binding.start == found.start for binding in bindings)


def _may_be_asked_for(found: Around, context: Context) -> bool:
    """Whether a function may be a method that something asks an object for, by its name."""
    name = rb"\.\s*" + re.escape(found.name.encode()) + rb"\b"
    return found.kind == "returned" and bool(re.search(name, context.text.data))


def _is_partial(found: Around, context: Context) -> bool:
    return bool(_PARTIAL.match(context.text.data, found.stretch.start))


def _taker(found: Around, context: Context) -> str:
    if found.kind == "given":
        for use in context.uses:
            call = use.chain.call
            if call is not None and context.engine.call(call).stretch == found.stretch:
                return use.meaning.target[-1]
    return ""
