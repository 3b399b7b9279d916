"""Looks into one file: reads it, if its bytes mention anything of interest, and migrates it."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, Optional

from contrib_compat.migrate.discovery import Source
from contrib_compat.migrate.file import Outcome, migrate
from contrib_compat.migrate.findings import Failure, FileResult, Status
from contrib_compat.migrate.notebook import Notebook, NotebookError
from contrib_compat.migrate.settings import Settings
from contrib_compat.sources.handed import Handed
from contrib_compat.sources.syntax import folded
from contrib_compat.sources.text import Text, UndecodableError

# A file without any of this has nothing that a step is about, unless another hands it on.
_CONTRIB = re.compile(rb"contrib(?<![A-Za-z0-9]contrib)(?:_compat)?\b")
_ROOT = re.compile(rb"tensorflow(?:\.compat(?:\.v1)?|\.estimator[\w.]*)?(?![\w.])")
_IMPORTED = re.compile(
    rb"(?:.*\W)?(?:import|from)[ \t]+(?:[\w.]+[ \t]*(?:as[ \t]+\w+[ \t]*)?,[ \t]*)*\Z"
)


class Look(NamedTuple):
    """What a file holds.

    Attributes:
      outcome: what came of it; None where it mentions nothing, so that it wasn't parsed.
      before: its bytes; of those that are to be written.
      after: the bytes that take their place.
    """

    outcome: Optional[Outcome] = None
    before: bytes = b""
    after: bytes = b""


def looked(source: Source, settings: Settings, handed: Optional[Handed] = None) -> Look:
    """Looks into a file.

    Args:
      source: it.
      settings: what is to be done.
      handed: what other modules of the code base hand on, as far as it is known.
    """
    try:
        raw = source.path.read_bytes()
    except OSError as error:
        return _failed(source, f"can't be read: {error.strerror}")
    return taken(source, raw, settings, handed) if mentions(raw) else Look()


def mentions(raw: bytes) -> bool:
    """Tells whether a file has anything of what steps are about.

    Args:
      raw: what it holds; it is only looked through.
    """
    if _CONTRIB.search(raw):
        return True
    if not raw.isascii():
        # Python reads a wide letter in a name as the plain one.
        raw = folded(raw)
        if _CONTRIB.search(raw):
            return True
    # Each pattern begins with a word, which is found far sooner than any of several.
    for found in _ROOT.finditer(raw):
        if _IMPORTED.match(raw, raw.rfind(b"\n", 0, found.start()) + 1, found.start()):
            return True
    return False


def taken(source: Source, raw: bytes, settings: Settings, handed: Optional[Handed] = None) -> Look:
    """Looks into what a file holds, whatever it mentions.

    Args:
      source: what it is called, and where it belongs.
      raw: its bytes.
      settings: what is to be done.
      handed: what other modules of the code base hand on, as far as it is known.
    """
    try:
        with collecting_afterwards():
            after, outcome = migrated(raw, source, settings, handed)
    except UndecodableError as error:
        return _failed(source, str(error), error.line, raw.count(b"contrib"))
    except NotebookError as error:
        return _failed(source, str(error), None, raw.count(b"contrib"))
    if outcome.result.status is Status.CHANGED:
        return Look(outcome, raw, after)
    return Look(outcome)


def _failed(source: Source, reason: str, line: Optional[int] = None, uses: int = 0) -> Look:
    failure = Failure(reason, line, None, uses)
    return Look(Outcome(FileResult(source.shown, Status.FAILED, failure=failure)))


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


@contextmanager
def collecting_afterwards() -> Iterator[None]:
    """Looks for garbage when a file is done with: a syntax tree is a lot of objects, none of it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
            # What has come up since is young, and little of it is left.
            gc.collect(0)
