"""How a program is to be run: what the command line said, in a form that goes to its children."""

from __future__ import annotations

import json
from typing import Any, Dict, NamedTuple, Optional, Tuple

#: The parts of the period layer, each of which can be switched off.
PARTS = (
    "collections",
    "h5py",
    "imp",
    "inspect",
    "numpy",
    "pandas",
    "pillow",
    "pkg_resources",
    "protobuf",
    "scipy",
    "stdlib",
    "tensorflow",
    "unittest",
)

#: What is shown: the modes of `contrib_compat.deprecation`, and ``all`` for ``once`` together with
#: TensorFlow's own deprecation lines.
WARNINGS = ("once", "always", "error", "silent", "all")


class Settings(NamedTuple):
    """How a program is run.

    Attributes:
      roots: the directories below which files are the program's.
      also: installed packages of the time that are treated as part of it.
      tf1: whether TensorFlow 2's behaviour is switched off when TensorFlow is first imported.
      contrib_from: ``fetched``, the path of an installed 1.15, or ``none``; None to go by the
        environment.
      warnings: one of :data:`WARNINGS`; None to go by the environment.
      without: the :data:`PARTS` of the period layer that are left out.
      children: whether children of the program run likewise.
      report: the file that the report at the end is written to, as JSON.
      over_native: whether this package's answers stand in place of those of TensorFlow 1.15's own
        contrib, too.
    """

    roots: Tuple[str, ...] = ()
    also: Tuple[str, ...] = ()
    tf1: bool = True
    contrib_from: Optional[str] = None
    warnings: Optional[str] = None
    without: Tuple[str, ...] = ()
    children: bool = True
    report: Optional[str] = None
    over_native: bool = False

    def to_json(self) -> str:
        """Returns the settings as text, for the environment of a child."""
        return json.dumps(self._asdict())

    @classmethod
    def from_options(cls, options: Any) -> Settings:
        """Returns the settings that a command line, parsed, asks for."""
        given = {name: vars(options)[name] for name in cls._fields if name in vars(options)}
        lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
        return cls(**{**given, **lists})

    @classmethod
    def from_json(cls, text: str) -> Settings:
        """Returns the settings of a text that :meth:`to_json` made."""
        fields: Dict[str, Any] = json.loads(text)
        for name in ("roots", "also", "without"):
            fields[name] = tuple(fields[name])
        return cls(**fields)
