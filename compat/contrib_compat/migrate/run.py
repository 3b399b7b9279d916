"""Runs a step over a code base: reads, migrates each file, follows names from file to file."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Optional

from contrib_compat.migrate import writing
from contrib_compat.migrate.discovery import Source
from contrib_compat.migrate.file import Outcome, migrate
from contrib_compat.migrate.findings import Failure, FileResult, Report, Status
from contrib_compat.migrate.notebook import Notebook, NotebookError
from contrib_compat.migrate.settings import Settings
from contrib_compat.sources.handed import Handed
from contrib_compat.sources.text import Text, UndecodableError

# A file without any of this has nothing that a step is about, unless another hands it on.
_MENTION = re.compile(
    rb"\bcontrib\b|\btf_contrib\b|\bcontrib_compat\b"
    rb"|\b(?:import|from)[ \t]+(?:[\w.]+[ \t]*(?:as[ \t]+\w+[ \t]*)?,[ \t]*)*"
    rb"tensorflow(?:\.compat(?:\.v1)?|\.estimator[\w.]*)?(?![\w.])"
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
    with _rarely_collecting():
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


@contextmanager
def _rarely_collecting() -> Iterator[None]:
    """Looks for garbage a tenth as often: a syntax tree is a lot of objects, and none of it."""
    before = gc.get_threshold()
    gc.set_threshold(before[0] * 10, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


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

    def read(self, source: Source) -> None:
        """Migrates a file, if its bytes mention anything of interest."""
        try:
            raw = source.path.read_bytes()
        except OSError as error:
            self._fail(source, f"can't be read: {error.strerror}")
            return
        if _MENTION.search(raw):
            self.take(source, raw)
        else:
            self._silent.append(source)

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
                self.take(source, source.path.read_bytes())

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
        taken = set(found)
        self._silent = [source for source in self._silent if source not in taken]
        return found

    def take(self, source: Source, raw: bytes) -> None:
        """Migrates what a file holds."""
        try:
            after, outcome = migrated(raw, source, self._settings, self._handed)
        except UndecodableError as error:
            self._fail(source, str(error), error.line, raw.count(b"contrib"))
            return
        except NotebookError as error:
            self._fail(source, str(error), None, raw.count(b"contrib"))
            return
        self.outcomes[source] = outcome._replace(after=b"")
        if outcome.result.status is Status.CHANGED:
            self.raw[source] = raw
            self.encoded[source] = after
        for name in source.modules:
            self._handed.add(".".join(name), outcome.exports)

    def _fail(self, source: Source, reason: str, line: Optional[int] = None, uses: int = 0) -> None:
        failure = Failure(reason, line, None, uses)
        self.outcomes[source] = Outcome(FileResult(source.shown, Status.FAILED, failure=failure))


def run_one(raw: bytes, name: str, settings: Settings) -> Run:
    """Migrates a text that is in no file, such as standard input.

    Args:
      raw: its bytes.
      name: what reports call it; one that ends with ``.ipynb`` is a notebook's.
      settings: what is to be done.
    """
    source = Source(Path(name), name, ())
    base = _CodeBase(settings)
    base.take(source, raw)
    result = base.outcomes[source].result
    files = (result,) if result.status is not Status.CLEAN else ()
    edited = [Edited(source, raw, base.encoded[source])] if source in base.encoded else []
    return Run(Report(settings.step, settings.target, files, 1, 1), edited)


def migrated(
    raw: bytes, source: Source, settings: Settings, handed: Optional[Handed] = None
) -> tuple[bytes, Outcome]:
    """Migrates what a file holds.

    Args:
      raw: its bytes.
      source: what it is called, and where it belongs.
      settings: what is to be done.
      handed: what other modules of the code base hand on.

    Returns:
      The bytes that it is to hold, and what came of it.

    Raises:
      UndecodableError: it isn't text.
      NotebookError: it is called a notebook and is none.
    """
    if source.path.suffix != ".ipynb":
        text = Text.decoded(raw)
        outcome = migrate(text, source.shown, settings, source.package, handed)
        return text.encoded(outcome.after), outcome
    whole = Text.decoded(raw)
    notebook = Notebook(whole.data.decode())
    outcome = migrate(notebook.text, source.shown, settings, source.package, handed)
    after = whole.data.decode()
    if outcome.result.status is Status.CHANGED:
        after = notebook.edited(outcome.after.decode())
    result = notebook.result(outcome.result, after)
    return whole.encoded(after.encode()), outcome._replace(result=result)


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
