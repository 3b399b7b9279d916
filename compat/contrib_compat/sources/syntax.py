"""What the tool knows of a program's syntax, whichever engine has read it.

An engine keeps what matters to the names that it is asked for and passes over the rest: the scopes,
what binds such a name in each, and the dotted expressions that begin with one. All places are bytes
of the text in UTF-8.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple, Optional, Union

from contrib_compat.sources.contrib import public_names

#: What programs call TensorFlow.
TENSORFLOW = ("tf", "tensorflow")
#: Why it is doubtful what ``__import__("tensorflow.contrib")`` stands for: its next name follows.
ROOT_ALONE = (
    "__import__ gives the root of what it is asked for, or the module, by its other arguments"
)


#: The same of what getattr with a default, or hasattr, asks for.
ASKED = "the program asks whether there is such a name"
#: The same of the contrib of something that is no name of the file's.
UNSEEN = "it can't be followed what it is asked of"
#: The same of a text.
IN_TEXT = "a text names it, that may be imported, asked for or run"
#: The same of a comment that is a type.
IN_COMMENT = "a comment has it as a type"
#: The same of what is assigned to, or deleted.
SET = "the program changes what TensorFlow has there"

#: What a name is like that stands for TensorFlow.
ROOT = re.compile(r"_?(?:tf|tensorflow)(?:_?v?\d)?\Z")
_TF = re.compile(rb"tf(?:_?v?\d)?\b|tensorflow")


class Stretch(NamedTuple):
    """From a byte to the place behind another."""

    start: int
    end: int


class Scope:
    """A module, class, function or comprehension.

    Attributes:
      kind: "module", "class", "function" or "comprehension".
      parent: the scope around it; None for a module.
      bindings: what binds each name in it, in the order of the text.
      declared: the names that a ``global`` or ``nonlocal`` statement says are another scope's.
    """

    __slots__ = ("bindings", "declared", "kind", "parent")

    def __init__(self, kind: str, parent: Optional[Scope] = None) -> None:
        self.kind = kind
        self.parent = parent
        self.bindings: dict[str, list[Binding]] = {}
        self.declared: dict[str, str] = {}

    def owner(self, name: str) -> Optional[Scope]:
        """Returns the scope whose name it is, seen from here; None if nothing binds it."""
        scope: Optional[Scope] = self
        while scope is not None:
            declared = scope.declared.get(name)
            if declared == "global":
                return scope.module if name in scope.module.bindings else None
            # The body of a class is no scope for what is nested in it.
            seen_from_here = scope is self or scope.kind != "class"
            if declared is None and name in scope.bindings and seen_from_here:
                return scope
            scope = scope.parent
        return None

    @property
    def module(self) -> Scope:
        """The outermost scope."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def bind(self, binding: Binding) -> None:
        """Takes note of what binds a name here, or in the scope that a declaration names."""
        scope = self
        declared = self.declared.get(binding.name)
        if declared == "global":
            scope = self.module
        elif declared == "nonlocal" and self.parent is not None:
            scope = self.parent.owner(binding.name) or self
        scope.bindings.setdefault(binding.name, []).append(binding)


class Import(NamedTuple):
    """An import statement; where its names stand is read by :mod:`contrib_compat.sources.imports`.

    Attributes:
      start: its first byte.
      end: the place behind its last.
      scope: whose names it binds.
      module: what it imports from; None for ``import x``.
      level: the dots before that.
      names: what it imports and, where it says so, what that is called.
    """

    start: int
    end: int
    scope: Scope
    module: Optional[str]
    level: int
    names: tuple[tuple[str, Optional[str]], ...]

    def origin(self, package: tuple[str, ...]) -> tuple[str, ...]:
        """Returns the full name of the module that a from-import imports from.

        Args:
          package: the package that the file is in.
        """
        path = tuple(self.module.split(".")) if self.module else ()
        if not self.level:
            return path
        kept = len(package) - self.level + 1
        return (*package[:kept], *path) if kept >= 0 else ("?", *path)

    def target(self, name: str, asname: Optional[str], package: tuple[str, ...]) -> tuple[str, ...]:
        """Returns the full name of what one of the names is bound to; of a star, the module's.

        Args:
          name: what is imported.
          asname: what it is called.
          package: the package that the file is in.
        """
        if name == "*":
            return self.origin(package)
        path = tuple(name.split("."))
        if self.module is None and not self.level:
            return path if asname else path[:1]
        return (*self.origin(package), *path)


class Chain(NamedTuple):
    """A dotted expression: a name and the attributes asked of it.

    Attributes:
      names: ``("tf", "contrib", "learn")``. An absolute name, of ``import_module("tensorflow.x")``,
        has an empty one first.
      stretches: that of each beginning of it: of ``tf``, of ``tf.contrib``, of all.
      scope: where it stands.
      context: "load", "store" or "del".
      call: the engine's node of the call whose function it is; None elsewhere.
      doubtful: why it can't be told what it stands for; empty where that is plain.
    """

    names: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    scope: Scope
    context: str = "load"
    call: Any = None
    doubtful: str = ""


def unseen(names: Sequence[str], base: bytes) -> int:
    """Tells where a dotted expression that nothing is known of asks for a contrib of TensorFlow's.

    What it is asked of is called so, or what follows is a name that tf.contrib had.

    Args:
      names: those in it, in order.
      base: what the first is asked of, where that is no name.

    Returns:
      How many names there are before ``contrib``; -1 without one.
    """
    for at, name in enumerate(names):
        if name == "contrib":
            is_theirs = ROOT.match(names[at - 1]) if at else _TF.search(base)
            if is_theirs or (names[at + 1 : at + 2] and names[at + 1] in public_names("")):
                return at
    return -1


def folded(data: bytes) -> bytes:
    """Returns a text, line by line, with names as Python reads them: a wide ``c`` is a ``c``."""
    if data.isascii():
        return data
    return unicodedata.normalize("NFKC", data.decode(errors="replace")).encode()


class Argument(NamedTuple):
    """What a call is given in one place.

    Attributes:
      value: where the value stands.
      keyword: the name that it is given by; empty where it has none.
      stars: ``"*"`` or ``"**"`` before it.
      node: the engine's node of the value.
    """

    value: Stretch
    keyword: str
    stars: str
    node: Any


class Call(NamedTuple):
    """A call.

    Attributes:
      stretch: where it stands, from the beginning of its function.
      arguments: what it is given, in the order of the text.
    """

    stretch: Stretch
    arguments: tuple[Argument, ...]

    def by_name(self, *parameters: str) -> Optional[dict[str, Argument]]:
        """Returns the arguments by the names of a function's parameters.

        Args:
          *parameters: the names, in the order in which the function takes them.

        Returns:
          What is given, in the order of the text; None where stars hide it, a name is unknown, or
          there are too many.
        """
        found: dict[str, Argument] = {}
        for index, argument in enumerate(self.arguments):
            if argument.stars or (not argument.keyword and index >= len(parameters)):
                return None
            name = argument.keyword or parameters[index]
            if name not in parameters or name in found:
                return None
            found[name] = argument
        return found


class Around(NamedTuple):
    """What is done with the value of an expression, right where it stands.

    Attributes:
      kind: "asked" for an attribute or called; "given" to a call; "within" an expression that may
        have it as its value or in it; "named"; "returned" by a function; "lambda" if that has no
        name; "dropped"; "other".
      name: the attribute, ``"()"`` for a call; the keyword; the name; the function's.
      stretch: where the call, the expression around it or the lambda stands.
      start: where the name, or the function, is bound: the start of a :class:`Binding`.
    """

    kind: str
    name: str = ""
    stretch: Stretch = Stretch(0, 0)
    start: int = 0


class Binding(NamedTuple):
    """Something that gives a name its value.

    Attributes:
      name: the name.
      value: the import statement or the dotted expression that it gets; None for anything else.
      target: the full name that an import gives it.
      start: where it stands.
      harmless: whether it only says that there is no such thing: ``learn = None`` in a guard.
    """

    name: str
    value: Union[Import, Chain, None]
    start: int
    target: tuple[str, ...] = ()
    harmless: bool = False


class Syntax(NamedTuple):
    """What an engine has kept of a module.

    Attributes:
      module: its outermost scope.
      chains: the dotted expressions that begin with a name asked for, in no order.
      imports: the import statements.
      assigned: the names that are given such an expression, with it.
    """

    module: Scope
    chains: list[Chain]
    imports: list[Import]
    assigned: list[tuple[str, Chain]]
