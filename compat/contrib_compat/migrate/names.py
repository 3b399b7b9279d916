"""Resolves names: what each dotted expression of a file stands for, by its full name.

A name may be bound in several places. Where they agree (the branches of a guard do, mostly), that
is what it stands for; where they don't, the use is known to be doubtful and is left to a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Optional, Protocol

from contrib_compat.migrate import contrib, imports
from contrib_compat.migrate.syntax import Binding, Chain, Syntax
from contrib_compat.migrate.text import Text

#: What the modules of a code base hand on: the full name of each name of theirs, by module.
Exports = Mapping[str, Mapping[str, tuple[str, ...]]]

_ROOTS = ("tensorflow", "tensorflow_core", "tf_contrib", "contrib_compat")


class Engine(Protocol):
    """What reads a text."""

    text: Text

    def read(self, names: Iterable[str]) -> Syntax:
        """Returns what matters to some names, and all imports."""


class Meaning(NamedTuple):
    """What a dotted expression stands for.

    Attributes:
      target: its full name, whichever root the program uses for it:
        ``("tensorflow", "contrib", "learn", "Experiment")``.
      spelled: the same as the program's imports have it: it may begin with ``"tf_contrib"``.
      bindings: what binds its first name; none where a star import may.
      doubt: why it may be something else; empty where it can't.
    """

    target: tuple[str, ...]
    spelled: tuple[str, ...]
    bindings: tuple[Binding, ...]
    doubt: str = ""


def canonical(target: tuple[str, ...]) -> tuple[str, ...]:
    """Returns a full name as native TensorFlow 1.15 has it first.

    >>> canonical(("tensorflow", "compat", "v1", "estimator"))
    ('tensorflow', 'estimator')
    >>> canonical(("tf_contrib", "learn"))
    ('tensorflow', 'contrib', 'learn')
    """
    root = target[:1]
    if root == ("tf_contrib",):
        return ("tensorflow", "contrib", *target[1:])
    if root == ("tensorflow_core",) or target[:2] == ("contrib_compat", "estimator"):
        return canonical(("tensorflow", *target[1:]))
    if target[:3] == ("tensorflow", "compat", "v1"):
        return canonical(("tensorflow", *target[3:]))
    return target


class Names:
    """The names of one file.

    Attributes:
      syntax: what the engine has kept, for all names that matter.
      statements: the import statements, in order.
      stars: those of them that import all that a module has, with that module.
    """

    def __init__(
        self, engine: Engine, package: tuple[str, ...] = (), handed: Optional[Exports] = None
    ) -> None:
        """Reads a file.

        Args:
          engine: has its text.
          package: the package that it is a module of.
          handed: what other modules of the code base hand on.
        """
        self._package = package
        self._handed = handed or {}
        # What the names of new imports stand for by now.
        names = {name for name in _ROOTS if name.encode() in engine.text.data}
        while True:
            self.syntax = engine.read(names)
            self.statements = sorted(
                (imports.statement(engine.text.data, place) for place in self.syntax.imports),
                key=lambda statement: statement.place.start,
            )
            self.stars: list[tuple[imports.Statement, tuple[str, ...]]] = []
            wanted = self._bind_imports()
            for name, value in self.syntax.assigned:
                meaning = self.meaning(value)
                if meaning and _is_handle(meaning.target):
                    wanted.add(name)
            if wanted <= names:
                break
            names |= wanted

    def meaning(self, chain: Chain) -> Optional[Meaning]:
        """Returns what a dotted expression stands for; None if that is nothing of TensorFlow's."""
        return self._meaning(chain, ())

    def exports(self) -> dict[str, tuple[str, ...]]:
        """Returns what other modules can import from this one that is, or leads to, contrib."""
        module = self.syntax.module
        found = {}
        for _, origin in self.stars:
            found.update({name: (*origin, name) for name in self._starred(origin)})
        for name in module.bindings:
            meaning = self.meaning(Chain((name,), (), module))
            if meaning and not meaning.doubt and _is_handle(meaning.target):
                found[name] = meaning.spelled
        return found

    def imported_modules(self) -> set[str]:
        """Returns the full names that import statements may ask for."""
        found = set()
        for statement in self.statements:
            if statement.module is not None:
                found.add(".".join(statement.origin(self._package)))
            for alias in statement.aliases:
                found.add(".".join(statement.target(alias._replace(asname="x"), self._package)))
        return found

    def _bind_imports(self) -> set[str]:
        """Binds what import statements bind, and returns the names of interest among it."""
        wanted = set()
        for statement in self.statements:
            place = statement.place
            for alias in statement.aliases:
                if alias.name == "*":
                    origin = statement.origin(self._package)
                    self.stars.append((statement, origin))
                    wanted |= self._starred(origin)
                    continue
                target = self._through(statement.target(alias, self._package))
                place.scope.bind(Binding(alias.bound, place, alias.stretch.start, target))
                if self._matters(target):
                    wanted.add(alias.bound)
        return wanted

    def _matters(self, target: tuple[str, ...]) -> bool:
        if target[0] in _ROOTS:
            return target[1:2] != ("python",)
        dotted = ".".join(target)
        return any(name == dotted or name.startswith(dotted + ".") for name in self._handed)

    def _starred(self, origin: tuple[str, ...]) -> set[str]:
        """The names of interest that a star import of a module may bind."""
        path = canonical(origin)
        if path[:2] == ("tensorflow", "contrib"):
            return set(contrib.public_names(".".join(path[2:])))
        if path == ("tensorflow",):
            return {"contrib", "estimator"}
        return set(self._handed.get(".".join(origin), ()))

    def _through(self, target: tuple[str, ...]) -> tuple[str, ...]:
        """The full name behind one that a module of the code base hands on."""
        for count in range(len(target) - 1, 0, -1):
            names = self._handed.get(".".join(target[:count]))
            if names and target[count] in names:
                return (*names[target[count]], *target[count + 1 :])
        return target

    def _meaning(self, chain: Chain, seen: tuple[Binding, ...]) -> Optional[Meaning]:
        first, *rest = chain.names
        if not first:
            return Meaning(canonical(tuple(rest)), tuple(rest), ())
        owner = chain.scope.owner(first)
        if owner is None:
            return self._from_star(first, rest)
        found: list[tuple[str, ...]] = []
        bindings = []
        doubt = chain.doubtful
        for binding in owner.bindings[first]:
            if binding.harmless or binding in seen:
                continue
            target = self._bound(binding, (*seen, binding))
            if target is None:
                doubt = doubt or f"{first} is given something else too"
            else:
                found.append(self._through((*target, *rest)))
                bindings.append(binding)
        targets = {canonical(target) for target in found}
        if len(targets) > 1:
            doubt = doubt or f"{first} stands for several things"
        ours = [target for target in found if target[0] in _ROOTS]
        if not ours:
            return None
        return Meaning(canonical(ours[0]), ours[0], tuple(bindings), doubt)

    def _bound(self, binding: Binding, seen: tuple[Binding, ...]) -> Optional[tuple[str, ...]]:
        if binding.target:
            return binding.target
        if not isinstance(binding.value, Chain):
            return None
        meaning = self._meaning(binding.value, seen)
        return meaning.spelled if meaning and not meaning.doubt else None

    def _from_star(self, first: str, rest: list[str]) -> Optional[Meaning]:
        for _, origin in reversed(self.stars):
            if first in self._starred(origin):
                target = self._through((*origin, first, *rest))
                return Meaning(canonical(target), target, ())
        return None


def _is_handle(target: tuple[str, ...]) -> bool:
    """Whether a name for this is worth following: TensorFlow, or a part of it that has moved."""
    return target == ("tensorflow",) or target[:2] in (
        ("tensorflow", "contrib"),
        ("tensorflow", "estimator"),
        ("tensorflow", "compat"),
    )
