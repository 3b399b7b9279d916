"""Resolves names: what each dotted expression of a file stands for, by its full name.

A name may be bound in several places. Where they agree (the branches of a guard do, mostly), that
is what it stands for; where they don't, the use is known to be doubtful and is left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple, Optional, Protocol

from contrib_compat.sources import contrib, imports
from contrib_compat.sources.edits import Edits
from contrib_compat.sources.handed import VALUE, Handed
from contrib_compat.sources.syntax import (
    ROOT,
    SET,
    TENSORFLOW,
    UNSEEN,
    Around,
    Binding,
    Call,
    Chain,
    Import,
    Stretch,
    Syntax,
    folded,
    unseen,
)
from contrib_compat.sources.text import Text

# What a program calls TensorFlow, also where it is nothing that the file binds.
_TF = re.compile(rb"(?<![A-Za-z0-9_.])tf\b")
# Where something may be asked for its contrib, and the dotted expression that ends before that.
_ASKED = re.compile(rb"contrib\b")
_DOTTED = re.compile(rb"(?<![\w\x80-\xff])(\w+)(?:[\s\\]*\.[\s\\]*\w+)*\Z")
_BLANK = b" \t\f\r\n\\"
_NEAR = 200
_BARE = re.compile(rb"(?<![\w.\x80-\xff])contrib[\s\\]*\.")
_ROOTS = ("tensorflow", "tensorflow_core", "tf_contrib", "contrib_compat")


class Engine(Protocol):
    """What reads a text."""

    text: Text

    def read(self, names: Iterable[str]) -> Syntax:
        """Returns what matters to some names, and all imports."""

    def call(self, node: Any) -> Call:
        """Returns what a call is given."""

    def literal(self, node: Any) -> Any:
        """Returns what a literal stands for; ``...`` where it is none."""

    def around(self, place: Stretch) -> Around:
        """Returns what is done with the value of the expression at a place."""

    def flaw(self, after: bytes, edits: Edits) -> Optional[str]:
        """Returns what is wrong with the text that edits have made, or None: all else is there."""


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
      statements: the import statements that import from TensorFlow or from here, in order.
      stars: the import statements that import all that a module has, with that module.
    """

    def __init__(
        self, engine: Engine, package: tuple[str, ...] = (), handed: Optional[Handed] = None
    ) -> None:
        """Reads a file.

        Args:
          engine: has its text.
          package: the package that it is a module of.
          handed: what other modules of the code base hand on.
        """
        self._package = package
        self._handed = handed or Handed()
        # What the names of new imports stand for by now.
        data = folded(engine.text.data)
        names = {name for name in _ROOTS if name.encode() in data}
        if _TF.search(data):
            names.add("tf")
        if b"contrib" in data:
            names |= _asked(data)
            if _BARE.search(data):
                names.add("contrib")
        while True:
            self.syntax = engine.read(names)
            self.stars: list[tuple[Import, tuple[str, ...]]] = []
            wanted = self._bind_imports()
            for name, value in self.syntax.assigned:
                meaning = self.meaning(value)
                if meaning and _is_handle(meaning.target):
                    wanted.add(name)
            if wanted <= names:
                break
            names |= wanted
        self.statements = [
            imports.statement(engine.text.data, place)
            for place in sorted(self.syntax.imports, key=lambda place: place.start)
            if any(target[0] in _ROOTS for target in self.targets(place))
        ]

    def meaning(self, chain: Chain) -> Optional[Meaning]:
        """Returns what a dotted expression stands for; None if that is nothing of TensorFlow's."""
        return self._meaning(chain, ())

    def value(self, chain: Chain) -> Optional[tuple[str, ...]]:
        """Returns what another module hands on behind a dotted expression, where it's a value."""
        first, *rest = chain.names
        owner = chain.scope.owner(first)
        bindings = owner.bindings[first] if owner else ()
        origins = [binding.target for binding in bindings if binding.target]
        if owner is None:
            origins = [(*origin, first) for _, origin in reversed(self.stars)]
        for origin in origins:
            target = self._handed.through((*origin, *rest))
            if target[0] == VALUE:
                return target
        return None

    def keeps(self, name: str) -> bool:
        """Tells whether another module says that the value behind a full name has to stay."""
        return self._handed.keeps(name)

    def is_taken(self, name: str) -> bool:
        """Tells whether another module may take a name, by its full name, from where it is."""
        return self._handed.is_taken(name)

    def taken(self) -> set[str]:
        """Returns the full names of what the file takes from modules that hand it on."""
        found = set()
        for name in self.imported():
            module, _, last = name.rpartition(".")
            names = self._handed.by(module)
            if last == "*":
                found |= {f"{module}.{one}" for one in names}
            elif last in names:
                found.add(name)
        for chain in self.syntax.chains:
            owner = chain.scope.owner(chain.names[0])
            for binding in owner.bindings[chain.names[0]] if owner else ():
                path = (*binding.target, *chain.names[1:])
                for count in range(1, len(path)):
                    if path[count] in self._handed.by(".".join(path[:count])):
                        found.add(".".join(path[: count + 1]))
        return found

    def exports(self) -> dict[str, tuple[str, ...]]:
        """Returns what other modules can import from this one that is, or leads to, contrib."""
        module = self.syntax.module
        found = {}
        for _, origin in self.stars:
            found.update({name: (*origin, name) for name in self._starred(origin)})
        for name in module.bindings:
            chain = Chain((name,), (), module)
            meaning, value = self.meaning(chain), self.value(chain)
            if value:
                found[name] = value
            elif meaning and not meaning.doubt and _is_handle(meaning.target):
                found[name] = meaning.spelled
        return found

    def targets(self, place: Import) -> list[tuple[str, ...]]:
        """Returns the full names of what an import statement imports; of a star, the module's."""
        return [place.target(name, asname or name, self._package) for name, asname in place.names]

    def imported(self) -> frozenset[str]:
        """Returns the full names of what the file imports; a star stands for all of a module."""
        found = set()
        for place in self.syntax.imports:
            for (name, _), target in zip(place.names, self.targets(place)):
                found.add(".".join((*target, "*") if name == "*" else target))
        return frozenset(found)

    def _bind_imports(self) -> set[str]:
        """Binds what import statements bind, and returns the names of interest among it."""
        wanted = set()
        for place in self.syntax.imports:
            for name, asname in place.names:
                target = place.target(name, asname, self._package)
                if name == "*":
                    self.stars.append((place, target))
                    wanted |= self._starred(target)
                    continue
                target = self._handed.through(target)
                bound = asname or name.partition(".")[0]
                place.scope.bind(Binding(bound, place, place.start, target))
                if self._matters(target):
                    wanted.add(bound)
        self.stars.sort(key=lambda star: star[0].start)
        return wanted

    def _matters(self, target: tuple[str, ...]) -> bool:
        if target[0] == VALUE:
            return True
        if target[0] in _ROOTS:
            return target[1:2] != ("python",)
        return self._handed.leads(".".join(target))

    def _starred(self, origin: tuple[str, ...]) -> set[str]:
        """The names of interest that a star import of a module may bind."""
        path = canonical(origin)
        if path[:2] == ("tensorflow", "contrib"):
            return set(contrib.public_names(".".join(path[2:])))
        if path == ("tensorflow",):
            return {"contrib", "estimator"}
        return set(self._handed.by(".".join(origin)))

    def _meaning(self, chain: Chain, seen: tuple[Binding, ...]) -> Optional[Meaning]:
        first, *rest = chain.names
        if not first:
            return Meaning(canonical(tuple(rest)), tuple(rest), (), chain.doubtful)
        owner = chain.scope.owner(first)
        if owner is None:
            return self._from_star(first, rest)
        found: list[tuple[str, ...]] = []
        bindings = []
        doubt = chain.doubtful
        for binding in owner.bindings[first]:
            if binding.harmless or binding in seen:
                continue
            target, unsure = self._bound(binding, (*seen, binding))
            if target is None:
                doubt = doubt or f"{first} is given something else too"
            else:
                found.append(self._handed.through((*target, *rest)))
                bindings.append(binding)
                doubt = doubt or unsure
        targets = {canonical(target) for target in found}
        if len(targets) > 1:
            doubt = doubt or f"{first} stands for several things"
        ours = [target for target in found if target[0] in _ROOTS]
        if not ours:
            return self._unseen(chain, any(one.target for one in owner.bindings[first]))
        if chain.context != "load" and canonical(ours[0]) == ("tensorflow", "contrib"):
            doubt = doubt or (SET if rest else "")
        return Meaning(canonical(ours[0]), ours[0], tuple(bindings), doubt)

    def _unseen(self, chain: Chain, is_imported: bool) -> Optional[Meaning]:
        """What may be asked of TensorFlow by a name of something that nothing is known of."""
        at = unseen(chain.names, b"")
        if chain.names[1:] == ("contrib",) and chain.names[0] not in ("self", "cls"):
            # All of it may be given a name, or passed on.
            at = 1 if chain.context == "load" else at
        if at < 0 or (is_imported and not (at and ROOT.match(chain.names[at - 1]))):
            # What another package has under this name is its own.
            return None
        path = (TENSORFLOW[-1], *chain.names[at:])
        return Meaning(path, path, (), UNSEEN)

    def _bound(
        self, binding: Binding, seen: tuple[Binding, ...]
    ) -> tuple[Optional[tuple[str, ...]], str]:
        """What a name gets there, and why it may be something else."""
        if binding.target:
            return binding.target, ""
        if not isinstance(binding.value, Chain):
            return None, ""
        meaning = self._meaning(binding.value, seen)
        return (meaning.spelled, meaning.doubt) if meaning else (None, "")

    def _from_star(self, first: str, rest: list[str]) -> Optional[Meaning]:
        for _, origin in reversed(self.stars):
            if first in self._starred(origin):
                target = self._handed.through((*origin, first, *rest))
                return Meaning(canonical(target), target, ())
        if first in ("tf", "tensorflow") and rest[:1] == ["contrib"]:
            target = ("tensorflow", *rest)
            return Meaning(target, target, (), f"nothing binds {first} here")
        return self._unseen(Chain((first, *rest), (), self.syntax.module), False)


def _asked(data: bytes) -> set[str]:
    """The first names of what a text asks for its contrib, whatever TensorFlow is called there."""
    found = set()
    for place in _ASKED.finditer(data):
        before = data[max(place.start() - _NEAR, 0) : place.start()].rstrip(_BLANK)
        before, dot = before[:-1].rstrip(_BLANK), before[-1:]
        if dot == b"." and not before.endswith((b"tensorflow", b"tf")):
            name = _DOTTED.search(before)
            found |= {name.group(1).decode()} if name else set()
    return found


def _is_handle(target: tuple[str, ...]) -> bool:
    """Whether a name for this is worth following: TensorFlow, or a part of it that has moved."""
    return target == ("tensorflow",) or target[:2] in (
        ("tensorflow", "contrib"),
        ("tensorflow", "estimator"),
        ("tensorflow", "compat"),
    )
