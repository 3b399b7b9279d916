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
from contrib_compat.sources.text import Text, UndecodableError

# A file without any of this has nothing that a step is about, unless another hands it on.
_MENTION = re.compile(
    rb"\bcontrib\b|\btf_contrib\b|\bcontrib_compat\b"
    rb"|\b(?:import|from)[ \t]+(?:[\w.]+[ \t]*(?:as[ \t]+\w+[ \t]*)?,[ \t]*)*"
    rb"tensorflow(?:\.compat(?:\.v1)?|\.estimator[\w.]*)?(?![\w.])"
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
    return taken(source, raw, settings, handed) if _MENTION.search(raw) else Look()


def taken(source: Source, raw: bytes, settings: Settings, handed: Optional[Handed] = None) -> Look:
    """Looks into what a file holds, whatever it mentions.

    Args:
      source: what it is called, and where it belongs.
      raw: its bytes.
      settings: what is to be done.
      handed: what other modules of the code base hand on, as far as it is known.
    """
    try:
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
def rarely_collecting() -> Iterator[None]:
    """Looks for garbage a tenth as often: a syntax tree is a lot of objects, and none of it."""
    before = gc.get_threshold()
    gc.set_threshold(before[0] * 10, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
