"""What rules are shown of a file, and what they answer."""

from __future__ import annotations

from typing import NamedTuple, Optional, Union

from contrib_compat.migrate.findings import Applicability
from contrib_compat.migrate.settings import Settings
from contrib_compat.sources import contrib
from contrib_compat.sources.edits import Change
from contrib_compat.sources.imports import Alias, Statement
from contrib_compat.sources.names import Engine, Meaning, Names, canonical
from contrib_compat.sources.syntax import Chain, Stretch
from contrib_compat.sources.text import Text

CONTRIB = ("tensorflow", "contrib")
ESTIMATOR = ("tensorflow", "estimator")


class Imported(NamedTuple):
    """One name of an import statement.

    Attributes:
      statement: the statement.
      alias: the name.
      spelled: the full name of what it imports; a star import's is that of the module.
    """

    statement: Statement
    alias: Alias
    spelled: tuple[str, ...]

    @property
    def target(self) -> tuple[str, ...]:
        """The same, whichever root it is spelled with."""
        return canonical(self.spelled)


class Use(NamedTuple):
    """A dotted expression that stands for something of TensorFlow's.

    Attributes:
      chain: the expression.
      meaning: what it stands for.
    """

    chain: Chain
    meaning: Meaning

    def begins(self, root: tuple[str, ...]) -> bool:
        """Tells whether it leads into a package."""
        return self.meaning.target[: len(root)] == root

    def written(self, root: tuple[str, ...]) -> Optional[Stretch]:
        """Returns where the file spells a package out; None where an import's alias stands for it.

        Args:
          root: the package's full name, which the use begins with.
        """
        at = len(self.chain.names) - 1 - (len(self.meaning.target) - len(root))
        # A star import of TensorFlow's root binds the package's own name.
        return self.chain.stretches[at] if at > 0 or (at == 0 and self.is_starred) else None

    def comes_from(self, imported: Imported) -> bool:
        """Tells whether its first name is an imported one."""
        values = [binding.value for binding in self.meaning.bindings]
        return imported.statement.place in values and self.chain.names[0] == imported.alias.bound

    @property
    def is_starred(self) -> bool:
        """Whether its first name comes from a star import."""
        return not self.meaning.bindings and bool(self.chain.names[0])


class Need(NamedTuple):
    """A module that has to be imported where the first name of a use comes from.

    Attributes:
      module: its full name.
      use: what needs it.
      asname: what it is called there; by default its name, which then has no dots.
    """

    module: str
    use: Use
    asname: str = ""

    @property
    def bound(self) -> str:
        """What the file knows it by."""
        return self.asname or self.module


class Rewrite(NamedTuple):
    """An expression that is written anew.

    Attributes:
      region: where it stands.
      pieces: what takes its place: texts, and stretches of the region.
    """

    region: Stretch
    pieces: tuple[Union[str, Stretch], ...]

    @property
    def dropped(self) -> list[Stretch]:
        """What of the expression is not kept."""
        kept = sorted(piece for piece in self.pieces if isinstance(piece, Stretch))
        ends = [self.region.start, *(piece.end for piece in kept)]
        starts = [*(piece.start for piece in kept), self.region.end]
        return [Stretch(end, start) for end, start in zip(ends, starts)]


class Answer(NamedTuple):
    """What a rule says of an imported name or a use.

    Attributes:
      message: see :class:`~contrib_compat.migrate.findings.Finding`.
      symbol: see there too.
      advice: see there too.
      applicability: how far ``moved`` or ``changes`` may be trusted.
      moved: for an imported name, the full name that it is imported by from now on; for a star
        import the module's.
      asname: what an ``import a.b`` without an alias is to be called from now on.
      changes: for a use, what changes in the text.
      need: the module that these take for granted.
      rewrite: for a use, in place of ``changes``: an expression and what it becomes. Of this the
        stretches are pieces of the text that stay, with what changes in them.
    """

    message: str
    symbol: str
    advice: str = ""
    applicability: Applicability = Applicability.SAFE
    moved: tuple[str, ...] = ()
    asname: Optional[str] = None
    changes: tuple[Change, ...] = ()
    need: Optional[Need] = None
    rewrite: Optional[Rewrite] = None


class Context(NamedTuple):
    """A file, and what is to be done with it.

    Attributes:
      engine: what has read it.
      text: what it says.
      names: what its names stand for.
      uses: all its uses of TensorFlow, in the order of the file.
      settings: the step, the target and the user's choices.
      path: what findings call the file.
      package: the package that it is a module of.
    """

    engine: Engine
    text: Text
    names: Names
    uses: tuple[Use, ...]
    settings: Settings
    path: str = ""
    package: tuple[str, ...] = ()

    @property
    def module(self) -> str:
        """The file's full name as a module."""
        stem = self.path.rpartition("/")[2].rpartition(".")[0]
        return ".".join(self.package if stem == "__init__" else (*self.package, stem))

    def symbol(self, target: tuple[str, ...]) -> contrib.Symbol:
        """Returns what a full name below tf.contrib leads to."""
        return contrib.locate(target[2:])

    def served(self, target: tuple[str, ...]) -> bool:
        """Tells whether ``tf_contrib`` has an answer to a full name below tf.contrib."""
        return contrib.served(contrib.locate(target[2:]), self.settings.with_copy)
