"""What the modules of a code base hand on to one another of TensorFlow and of contrib."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Target = tuple[str, ...]

#: The beginning of what is handed on under a name that stands for no symbol, but for a value that
#: one has made, or a function that makes such: the name's full name, the symbol's last one, and how
#: many calls away the value is follow.
VALUE = "<value>"
#: What is handed on, by the full name, of such a name whose value has to stay what it is.
KEPT: Target = ("<kept>",)
#: The same of a name of another module that a file takes from there, and so has to stay there.
TAKEN: Target = ("<taken>",)

_IMPORT = re.compile(rb"import\b")
_LINE = re.compile(rb"[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import\b|import[ \t]+([\w., \t]+))")


class Handed:
    """What can be imported from each module, by full names; it grows while files are read."""

    def __init__(self) -> None:
        self._exports: dict[str, Mapping[str, Target]] = {}
        self._leading: set[str] = set()
        self._kept: set[str] = set()
        self._taken: set[str] = set()

    def add(self, module: str, exports: Mapping[str, Target]) -> None:
        """Takes note of what a module hands on, and of what it says that others have to keep."""
        self._kept.update(name for name, target in exports.items() if target == KEPT)
        self._taken.update(_tail(name) for name, target in exports.items() if target == TAKEN)
        exports = {name: target for name, target in exports.items() if target not in (KEPT, TAKEN)}
        self._exports[module] = exports
        path = module.split(".") if exports else []
        self._leading.update(".".join(path[:count]) for count in range(1, len(path) + 1))

    def by(self, module: str) -> Mapping[str, Target]:
        """Returns what a module hands on: the full name behind each name."""
        return self._exports.get(module, {})

    def keeps(self, name: str) -> bool:
        """Tells whether the value behind a full name has to stay what it is."""
        return name in self._kept

    def is_taken(self, name: str) -> bool:
        """Tells whether another module may take a name, by its full name, from where it is."""
        return _tail(name) in self._taken

    def leads(self, name: str) -> bool:
        """Tells whether a module hands something on, or has one in it that does."""
        return name in self._leading

    def through(self, target: Target) -> Target:
        """Returns the full name behind one that leads through a module that hands it on."""
        if target[0] not in self._leading:
            return target
        for count in range(len(target) - 1, 0, -1):
            names = self._exports.get(".".join(target[:count]))
            if names and target[count] in names:
                return (*names[target[count]], *target[count + 1 :])
        return target

    def gives(self, name: str) -> bool:
        """Tells whether an imported name is handed on, or is a module that hands some on.

        Args:
          name: its full name; that of a star import ends with a star. With an exclamation mark it
            asks whether the value behind it has to stay what it is, with a question mark whether
            the name has to stay where it is.
        """
        if name.endswith("?"):
            return self.is_taken(name[:-1])
        if name.endswith("!"):
            return self.keeps(name[:-1])
        module, _, last = name.rpartition(".")
        exports = self.by(module)
        return last in exports or bool(exports and last == "*") or bool(self.by(name))

    def asked_by(self, raw: bytes, package: Target) -> bool:
        """Tells whether a file may import from a module that hands on more than TensorFlow itself.

        Args:
          raw: what it holds; it is only looked through.
          package: the package that it is in.
        """
        return bool(self._leading) and any(map(self._gives_parts, _imported(raw, package)))

    def _gives_parts(self, name: str) -> bool:
        if not self.leads(name):
            return False
        exports = self._exports.get(name)
        return exports is None or any(target != ("tensorflow",) for target in exports.values())


def _tail(name: str) -> str:
    """The last two parts: a module may be imported by several paths, that end alike."""
    return ".".join(name.split(".")[-2:])


def _imported(raw: bytes, package: Target) -> Iterator[str]:
    """The modules that the lines of a file that look like imports name."""
    # The word is found sooner than what a line begins with.
    for word in _IMPORT.finditer(raw):
        line = _LINE.match(raw, raw.rfind(b"\n", 0, word.start()) + 1)
        if line is None:
            continue
        dots, module, plain = line.groups()
        if plain:
            for part in plain.decode().split(","):
                yield part.strip().partition(" ")[0]
        else:
            base = package[: len(package) - len(dots) + 1] if dots else ()
            yield ".".join((*base, *filter(None, [module.decode()])))
