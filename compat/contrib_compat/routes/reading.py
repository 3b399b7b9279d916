"""Reads the route table's data files: one line a symbol, columns parted by tabs.

``contrib.tsv`` has the contrib packages themselves, ``learn.tsv`` the symbols of
``tf.contrib.learn``, and so on; ``advice.tsv`` has the texts that several symbols share. A file's
first line names its columns; empty cells at the end of a line may be left out.
"""

from __future__ import annotations

import functools
import os
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

from contrib_compat.routes.route import FIRST_RELEASE, LAST_RELEASE, Earlier, Route

COLUMNS = (
    "name",
    "kind",
    "modules",
    "releases",
    "status",
    "target",
    "successor",
    "signature",
    "advice",
    "rule",
    "warns",
    "before",
    "ops",
)
KINDS = ("class", "constant", "function", "module")
STATUSES = ("here", "core", "package", "none")

#: The file of the contrib packages themselves.
CONTRIB = "contrib"
_ADVICE = "advice"
_ADVICE_COLUMNS = ("key", "text")
#: Where the target stands in a line, its place counted.
_TARGET = 1 + COLUMNS.index("target")
_HERE = os.path.dirname(__file__)
_HOME = "contrib_compat."
#: The target of a symbol that is the very object which its successor names.
SAME = "="
_SUCCESSORS = "successors:"
_NO_SUCCESSOR = (None, None, None)


#: A line of a data file, before which its place stands: ``"learn.tsv:2"``, a tab, the cells. It is
#: one text and no tuple of cells, since most lines of a file that is read are not asked for.
Line = str


def data(file: str) -> str:
    """Returns the text of a data file.

    Args:
      file: its name without its ending.

    Raises:
      OSError: there is none of that name.
    """
    # What pkgutil.get_data does; importing that takes longer than reading a table.
    loader: Any = __loader__  # type: ignore[name-defined]
    content: bytes = loader.get_data(f"{_HERE}{os.sep}{file}.tsv")
    return content.decode("utf-8")


class Index(NamedTuple):
    """What a data file has.

    Attributes:
      modules: its lines by the modules their symbols are reached in, and by name.
      symbols: its lines by the symbols' full names, in their order.
    """

    modules: Dict[str, Dict[str, Line]]
    symbols: Dict[str, Line]


def index(file: str, text: str) -> Index:
    """Returns what a data file has; the cells behind the modules are left for :func:`route`.

    Args:
      file: the file's name without its ending.
      text: what it holds.

    Raises:
      ValueError: two lines lead to one path, or one into another package than the file's; the
        text names file and line.
    """
    package = "" if file == CONTRIB else file
    modules: Dict[str, Dict[str, Line]] = {package: {}}
    symbols: Dict[str, Line] = {}
    homes: Dict[str, _Homes] = {}  # By a cell: many symbols of a file share one.
    for line in _lines(file, text, COLUMNS, least=COLUMNS.index("status") + 1):
        place, name, _, cell, _ = line.split("\t", 4)
        if cell not in homes:
            homes[cell] = _homes(place, cell, modules, package)
        shown, homes_of_it = homes[cell]
        for there in homes_of_it:
            if there.setdefault(name, line) is not line:
                raise ValueError(_twice(line, modules))
        symbols[shown + name] = line
    return Index(modules, symbols)


#: The path of the first of some modules, with a dot behind it, and what each of them holds.
_Homes = Tuple[str, List[Dict[str, Line]]]


def _homes(place: str, cell: str, modules: Dict[str, Dict[str, Line]], package: str) -> _Homes:
    """What a cell's modules hold; those that are not among the modules yet are put there."""
    paths = _modules(cell)
    if not _is_dotted(cell.replace(";", ".")) and cell:
        wanted = "wanted paths below tf.contrib, parted by ;"
        raise ValueError(f"{place}: {cell!r} has something that is no module, {wanted}")
    for path in paths:
        if path not in modules:
            if not path.startswith(package + "."):
                raise ValueError(f"{place}: a symbol of {path!r} belongs into another file")
            modules[path] = {}
    return f"{paths[0]}.", [modules[path] for path in paths]


def _twice(line: Line, modules: Dict[str, Dict[str, Line]]) -> str:
    """Says which path of a line another has, that was read before."""
    place, name, _, cell, _ = line.split("\t", 4)
    others = ((path, modules[path][name]) for path in _modules(cell))
    path, other = next((path, other) for path, other in others if other is not line)
    return f"{place}: leads to {path}.{name}, as {place_of(other)} does"


def place_of(line: Line) -> str:
    """Returns where a line stands: ``"learn.tsv:2"``."""
    return line.partition("\t")[0]


def has_target(line: Line) -> bool:
    """Tells whether a line's symbol has an implementation here."""
    *_, target = line.split("\t", _TARGET + 1)[: _TARGET + 1]
    return line.count("\t") >= _TARGET and bool(target)


def route(line: Line) -> Route:
    """Returns the route that a line tells of.

    Raises:
      ValueError: something in it can't be understood; the text names file and line.
    """
    try:
        return _route(*line.split("\t"))
    except ValueError as error:
        raise ValueError(f"{place_of(line)}: {error}") from None


@functools.lru_cache(maxsize=None)
def shared_advice() -> Dict[str, str]:
    """Returns the texts of ``advice.tsv`` by key."""
    advice: Dict[str, str] = {}
    for line in _lines(_ADVICE, data(_ADVICE), _ADVICE_COLUMNS, least=2):
        place, key, text = line.split("\t")
        if not text or advice.setdefault(key, text) is not text:
            raise ValueError(f"{place}: {key!r} has no text, or two")
    return advice


def _lines(file: str, text: str, columns: Tuple[str, ...], least: int) -> Iterator[Line]:
    """Yields the lines below the first, which has to name the columns; each has the least cells."""
    head, *lines = text.splitlines() or [""]
    if head != "\t".join(columns):
        raise ValueError(f"{file}.tsv:1: found {head!r}, wanted the columns {', '.join(columns)}")
    fewest, most = least - 1, len(columns) - 1
    for number, line in enumerate(lines, 2):
        if not fewest <= line.count("\t") <= most or line[0] == "\t":
            wanted = f"wanted a {columns[0]}, at least {least} and at most {len(columns)} cells"
            raise ValueError(f"{file}.tsv:{number}: found {line!r}, {wanted}")
        yield f"{file}.tsv:{number}\t{line}"


def _route(
    _: str,
    name: str,
    kind: str,
    modules: str,
    releases: str,
    status: str,
    target: str = "",
    successor: str = "",
    signature: str = "",
    advice: str = "",
    rule: str = "",
    warns: str = "",
    before: str = "",
    ops: str = "",
) -> Route:
    """Makes a route of a line's cells; a ValueError says which of them isn't understood."""
    _check(kind, status, not target, warns)
    symbol, successor_since, successor_until = _successor(successor) if successor else _NO_SUCCESSOR
    since, until = _releases(releases)
    if target == SAME:
        if not symbol:
            raise ValueError("the target is the successor, but there is none")
        target = _SUCCESSORS + symbol
    cells = (
        name,
        _modules(modules),  # Empty for tf.contrib itself, where its packages lie.
        _text(advice, symbol) if advice else "",
        (target if target[0] == ":" else _HOME + target) if target else None,
        symbol,
        since,
        until,
        rule or None,
        not warns,
        kind,
        status,
        signature,
        successor_until,
        _before(before) if before else (),
        successor_since,
        tuple(ops.split()),
    )
    return Route._make(cells)  # In half of the time that calling it takes, three thousand times.


# The cells of few columns differ much: each is understood once. Regular expressions would say it in
# fewer lines, but nothing else on the way of an import needs their module.


@functools.lru_cache(maxsize=None)
def _check(kind: str, status: str, elsewhere: bool, warns: str) -> None:
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind, wanted one of {', '.join(KINDS)}")
    if status not in STATUSES:
        raise ValueError(f"{status!r} is no status, wanted one of {', '.join(STATUSES)}")
    if elsewhere == (status == "here"):
        raise ValueError("what is here has a target, and nothing else has one")
    if warns and warns != "no":
        raise ValueError(f"warns is {warns!r}, wanted 'no' or nothing")


@functools.lru_cache(maxsize=None)
def _modules(cell: str) -> Tuple[str, ...]:
    return tuple(cell.split(";"))


@functools.lru_cache(maxsize=None)
def _releases(cell: str) -> Tuple[Optional[str], Optional[str]]:
    """First and last release of ``1.4-1.12``, ``1.5``, ``-1.15`` (from when isn't known)."""
    if cell == "<" + LAST_RELEASE:
        return None, None
    since, dash, until = cell.partition("-")
    if not dash:
        until = since
    if not _is_release(until) or not (_is_release(since) or not since):
        wanted = f"wanted 1.4-1.12, 1.5, -{LAST_RELEASE} or <{LAST_RELEASE}"
        raise ValueError(f"{cell!r} are no releases, {wanted}")
    return since or None, until


def _successor(cell: str) -> Tuple[str, Optional[str], Optional[str]]:
    """Symbol, first and last TensorFlow of ``tf.f from 2.8`` or ``tfa.f until 2.15``."""
    if " " not in cell and _is_dotted(cell):
        return cell, None, None
    begun, limited, until = cell.partition(" until ")
    symbol, started, since = begun.partition(" from ")
    are_releases = _is_release(since) == bool(started) and _is_release(until) == bool(limited)
    if not (_is_dotted(symbol) and are_releases):
        wanted = "a dotted name, perhaps 'from 2.4' and 'until 2.15'"
        raise ValueError(f"{cell!r} is no successor, wanted {wanted}")
    return symbol, since or None, until or None


def _before(cell: str) -> Tuple[Earlier, ...]:
    """The earlier signatures of ``1.4-1.7: value=values, name; 1.8: values, name``."""
    return tuple(_earlier(part) for part in cell.split("; "))


def _earlier(part: str) -> Earlier:
    releases, _, arguments = part.partition(": ")
    if not _is_dotted(arguments.replace("*", "").replace(", ", ".").replace("=", ".")):
        wanted = "wanted '1.4-1.7: value, name', or 'value=values' where it was renamed"
        raise ValueError(f"{part!r} is no earlier signature, {wanted}")
    since, until = _releases(releases)
    names = arguments.split(", ")
    if "=" not in arguments:
        return Earlier(since or FIRST_RELEASE, until or LAST_RELEASE, tuple(names))
    pairs = [name.partition("=") for name in names]
    was = tuple(name for name, _, _ in pairs)
    renamed = tuple((name, today) for name, _, today in pairs if today)
    return Earlier(since or FIRST_RELEASE, until or LAST_RELEASE, was, renamed)


@functools.lru_cache(maxsize=None)
def _is_release(text: str) -> bool:
    return [part.isdigit() for part in text.split(".")] == [True, True]


def _is_dotted(text: str) -> bool:
    """Whether a text is names parted by dots; asked once for all of them, as it is asked often."""
    return text.replace(".", "_").isidentifier() and ".." not in f".{text}."


def _text(advice: str, successor: Optional[str]) -> str:
    """The advice, written out: a single word is the key of a text that symbols share."""
    if " " not in advice:
        shared = shared_advice()
        if advice not in shared:
            raise ValueError(f"{advice!r} is no key of {_ADVICE}.tsv")
        advice = shared[advice]
    if "{" not in advice:
        return advice
    if successor:
        advice = advice.replace("{successor}", successor)
    if "{" in advice:
        raise ValueError(f"in {advice!r} something stands for what the line hasn't got")
    return advice
