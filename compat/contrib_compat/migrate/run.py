"""Runs a step over a code base: reads, migrates each file, follows names from file to file."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, Optional

from contrib_compat.migrate import writing
from contrib_compat.migrate.discovery import Source
from contrib_compat.migrate.file import Outcome, migrate
from contrib_compat.migrate.findings import Failure, FileResult, Report, Status
from contrib_compat.migrate.settings import Settings
from contrib_compat.migrate.text import Text, UndecodableError

# A file without any of this has nothing that a step is about, unless another hands it on.
_MENTION = re.compile(
    rb"contrib|estimator|import[ \t]+tensorflow\b(?!\.)|from[ \t]+tensorflow[ \t]+import"
)

Progress = Callable[[int, int], None]


class Edited(NamedTuple):
    """A file that is to be written.

    Attributes:
      source: which.
      before: its bytes.
      after: those that take their place.
    """

    source: Source
    before: bytes
    after: bytes


class Run(NamedTuple):
    """What a run came to.

    Attributes:
      report: what is found.
      edited: what is to be written.
    """

    report: Report
    edited: list[Edited]


def run(sources: list[Source], settings: Settings, progress: Optional[Progress] = None) -> Run:
    """Migrates files, without writing any.

    Args:
      sources: the files.
      settings: what is to be done.
      progress: is told how many of them are done, of how many.
    """
    begun = time.perf_counter()
    base = _CodeBase(settings)
    for number, source in enumerate(sources, 1):
        base.read(source)
        if progress:
            progress(number, len(sources))
    base.follow()
    outcomes = [base.outcomes[source] for source in sources if source in base.outcomes]
    files = tuple(one.result for one in outcomes if one.result.status is not Status.CLEAN)
    edited = [
        Edited(source, base.raw[source], base.encoded[source])
        for source in sources
        if source in base.outcomes and base.outcomes[source].result.status is Status.CHANGED
    ]
    seconds = time.perf_counter() - begun
    mentioning = len(base.outcomes)
    return Run(
        Report(settings.step, settings.target, files, len(sources), mentioning, seconds), edited
    )


class _CodeBase:
    """The files of a run, as far as they are known.

    Files that hand on parts of contrib are found while all are read; what imports from them is then
    read again, with that knowledge, until nothing new turns up.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.outcomes: dict[Source, Outcome] = {}
        self.raw: dict[Source, bytes] = {}
        self.encoded: dict[Source, bytes] = {}
        self._handed: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self._silent: list[Source] = []

    def read(self, source: Source) -> None:
        """Migrates a file, if its bytes mention anything of interest."""
        try:
            raw = source.path.read_bytes()
        except OSError as error:
            self._fail(source, f"can't be read: {error.strerror}")
            return
        if _MENTION.search(raw):
            self._migrate(source, raw)
        else:
            self._silent.append(source)

    def follow(self) -> None:
        """Reads those files again that import what others hand on."""
        told: dict[Source, frozenset[str]] = {}
        while True:
            handing = {name for name in self._handed if self._handed[name]}
            again = []
            for source, outcome in list(self.outcomes.items()):
                wanted = frozenset(name for name in outcome.imported if _leads_to(name, handing))
                if wanted - told.get(source, frozenset()):
                    told[source] = wanted
                    again.append(source)
            again += self._woken(handing)
            if not again:
                return
            for source in again:
                self._migrate(source, source.path.read_bytes())

    def _woken(self, handing: set[str]) -> list[Source]:
        """The files that mention nothing but a module that hands on a part of contrib."""
        modules = {
            name.rpartition(".")[2]
            for name in handing
            if any(target != ("tensorflow",) for target in self._handed[name].values())
        }
        if not modules or not self._silent:
            return []
        words = b"|".join(re.escape(name.encode()) for name in sorted(modules))
        mention = re.compile(rb"^[ \t]*(?:from|import)\b.*\b(?:%s)\b" % words, re.MULTILINE)
        found = [source for source in self._silent if mention.search(source.path.read_bytes())]
        self._silent = [source for source in self._silent if source not in set(found)]
        return found

    def _migrate(self, source: Source, raw: bytes) -> None:
        try:
            text = Text.decoded(raw)
        except UndecodableError as error:
            self._fail(source, str(error), error.line, raw.count(b"contrib"))
            return
        outcome = migrate(text, source.shown, self._settings, source.package, self._handed)
        self.outcomes[source] = outcome._replace(after=b"")
        if outcome.result.status is Status.CHANGED:
            self.raw[source] = raw
            self.encoded[source] = text.encoded(outcome.after)
        for name in source.modules:
            self._handed[".".join(name)] = outcome.exports

    def _fail(self, source: Source, reason: str, line: Optional[int] = None, uses: int = 0) -> None:
        failure = Failure(reason, line, None, uses)
        self.outcomes[source] = Outcome(FileResult(source.shown, Status.FAILED, failure=failure))


def _leads_to(name: str, handing: set[str]) -> bool:
    """Whether a name that is imported is a module that hands something on, or is in one."""
    return name in handing or name.rpartition(".")[0] in handing


def write(found: Run) -> Run:
    """Writes what is to be written, file by file, and returns the run with what came of it."""
    results = {result.path: result for result in found.report.files}
    for one in found.edited:
        result = results[one.source.shown]
        try:
            writing.replace(one.source.path, one.before, one.after)
        except OSError as error:
            failure = Failure(f"can't be written: {error.strerror or error}")
            result = result._replace(status=Status.FAILED, failure=failure)
        else:
            result = result._replace(written=True)
        results[one.source.shown] = result
    files = tuple(results[result.path] for result in found.report.files)
    return found._replace(report=found.report._replace(files=files))


def paths_of(edited: Iterable[Edited]) -> list[Path]:
    """Returns the files that are to be written."""
    return [one.source.path for one in edited]
