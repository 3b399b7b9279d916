"""The rules, one file each: a file is named after its rule's code, and registers it by being here.

A rule looks at what a file imports and at what it uses, and answers for what it is about. The first
to answer, by code, has the say.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType
from typing import Callable, NamedTuple, Optional

from contrib_compat.migrate.context import Answer, Context, Imported, Use
from contrib_compat.migrate.fates import Fate

OnImport = Callable[[Imported, Context], Optional[Answer]]
OnUse = Callable[[Use, Context], Optional[Answer]]
Accepts = Callable[[str, Fate], bool]

STEPS = ("shim", "core", "keras")


class Rule(NamedTuple):
    """A rule.

    Attributes:
      code: what findings name it by, ``"TFC001"``.
      summary: what it is about, in a few words.
      steps: those that it belongs to.
      on_import: answers for one imported name; None where the rule isn't about imports.
      on_use: answers for one dotted expression.
      accepts: of a rule whose fixes are right with those of others alone, tells whether what takes
        the place of a symbol's value can bear what is done with that; None for other rules.
      symbols: what of contrib.learn such a rule is about, by name, with how many calls away from
        what it makes that value is: 1 where it makes a function.
      manual: the text of ``tf-contrib explain CODE``: the docstring of its file.
    """

    code: str
    summary: str
    steps: tuple[str, ...]
    on_import: Optional[OnImport] = None
    on_use: Optional[OnUse] = None
    accepts: Optional[Accepts] = None
    symbols: Mapping[str, int] = MappingProxyType({})
    manual: str = ""


@functools.cache
def every() -> dict[str, Rule]:
    """Returns all rules by code, in its order."""
    found = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        file = importlib.import_module(f"{__name__}.{module}")
        rule: Rule = file.RULE
        found[rule.code] = rule._replace(manual=(file.__doc__ or "").strip())
    return found


@functools.cache
def of_step(step: str) -> tuple[Rule, ...]:
    """Returns the rules of a step, in the order in which they are asked."""
    return tuple(rule for rule in every().values() if step in rule.steps)
