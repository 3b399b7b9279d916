"""Runs a step over a code base: reads, migrates each file, follows names from file to file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Optional

from contrib_compat.migrate import parallel, writing
from contrib_compat.migrate.discovery import Source
from contrib_compat.migrate.file import Outcome
from contrib_compat.migrate.findings import Failure, Report, Status
from contrib_compat.migrate.looking import Look, looked, taken
from contrib_compat.migrate.settings import Settings
from contrib_compat.sources.handed import Handed

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


def run(
    sources: list[Source],
    settings: Settings,
    progress: Optional[Progress] = None,
    jobs: int = 1,
) -> Run:
    """Migrates files, without writing any.

    Args:
      sources: the files.
      settings: what is to be done.
      progress: is told how many of them are done, of how many.
      jobs: how many processes share the work; what comes of it is the same.
    """
    begun = time.perf_counter()
    base = _CodeBase(settings)
    looks = parallel.looks(sources, settings, jobs) if jobs > 1 else base.looks(sources)
    for number, (source, look) in enumerate(zip(sources, looks), 1):
        base.take(source, look)
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
        self._handed = Handed()
        self._silent: list[Source] = []

    def looks(self, sources: list[Source]) -> Iterator[Look]:
        """Looks into files one after the other, each with what is known by then."""
        return (looked(source, self._settings, self._handed) for source in sources)

    def follow(self) -> None:
        """Reads those files again that import what others hand on."""
        told: dict[Source, frozenset[str]] = {}
        while True:
            again = self._woken()
            for source, outcome in self.outcomes.items():
                wanted = frozenset(filter(self._handed.gives, outcome.imported))
                if wanted - told.get(source, frozenset()):
                    told[source] = wanted
                    if self._asks(source, wanted):
                        again.append(source)
            if not again:
                return
            for source in again:
                self.take(source, self._look_again(source))

    def _look_again(self, source: Source) -> Look:
        return taken(source, source.path.read_bytes(), self._settings, self._handed)

    def _asks(self, source: Source, wanted: frozenset[str]) -> bool:
        """Whether a file takes up a name, or asks a module that it imports for one."""
        raw = source.path.read_bytes()
        return any(
            not self._handed.by(name)
            or any(b"." + export.encode() in raw for export in self._handed.by(name))
            for name in wanted
        )

    def _woken(self) -> list[Source]:
        """The files that mention nothing but a module that hands on a part of contrib."""
        found = [
            source
            for source in self._silent
            if self._handed.asked_by(source.path.read_bytes(), source.package)
        ]
        woken = set(found)
        self._silent = [source for source in self._silent if source not in woken]
        return found

    def take(self, source: Source, look: Look) -> None:
        """Takes note of what came of a file."""
        outcome = look.outcome
        if outcome is None:
            self._silent.append(source)
            return
        self.outcomes[source] = outcome._replace(after=b"")
        if outcome.result.status is Status.CHANGED:
            self.raw[source], self.encoded[source] = look.before, look.after
        for name in () if source.is_stub else source.modules:
            self._handed.add(".".join(name), outcome.exports)


def run_one(raw: bytes, name: str, settings: Settings) -> Run:
    """Migrates a text that is in no file, such as standard input.

    Args:
      raw: its bytes.
      name: what reports call it; one that ends with ``.ipynb`` is a notebook's.
      settings: what is to be done.
    """
    begun = time.perf_counter()
    source = Source(Path(name), name, ())
    look = taken(source, raw, settings)
    assert look.outcome
    result = look.outcome.result
    files = (result,) if result.status is not Status.CLEAN else ()
    edited = [Edited(source, raw, look.after)] if result.status is Status.CHANGED else []
    seconds = time.perf_counter() - begun
    return Run(Report(settings.step, settings.target, files, 1, 1, seconds), edited)


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
