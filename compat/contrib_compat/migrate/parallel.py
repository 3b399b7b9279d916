"""Looks into files in several processes at once."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from contrib_compat.migrate.discovery import Source
from contrib_compat.migrate.looking import Look, looked
from contrib_compat.migrate.settings import Settings

# Enough for the way there and back to cost little, few enough for all processes to end together.
_BATCH = 16


def looks(sources: list[Source], settings: Settings, jobs: int) -> Iterator[Look]:
    """Yields what is in each file, in order, without what modules hand on to each other.

    Args:
      sources: the files.
      settings: what is to be done.
      jobs: how many processes there are.
    """
    batches = [sources[at : at + _BATCH] for at in range(0, len(sources), _BATCH)]
    # A process begun afresh has none of the caller's threads, whose locks a forked one would keep.
    context = multiprocessing.get_context("spawn")
    workers = min(jobs, len(batches)) or 1
    pool = ProcessPoolExecutor(workers, context, initializer=_leave_interrupts_to_the_caller)
    done = 0
    try:
        futures = [pool.submit(_batch, batch, settings) for batch in batches]
        for future in futures:
            yield from future.result()
            done += 1
    except BrokenProcessPool:
        # A process was killed, for its memory perhaps: what is left can be done one by one.
        for batch in batches[done:]:
            yield from _batch(batch, settings)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _batch(sources: list[Source], settings: Settings) -> list[Look]:
    return [_portable(looked(source, settings)) for source in sources]


def _portable(look: Look) -> Look:
    """A look that can be sent: the outcome of a failure has a view of a dictionary."""
    if look.outcome is None:
        return look
    return look._replace(outcome=look.outcome._replace(exports=dict(look.outcome.exports)))


def _leave_interrupts_to_the_caller() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
