"""A progress bar on a terminal: rich's where it is installed, a plain line otherwise."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import Callable, Iterator, Optional


@contextmanager
def bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """Shows how a download goes on standard error, where that is a terminal.

    Args:
      title: what is downloaded.

    Yields:
      A function of the bytes that have come and those of the whole; the bar appears with its
      first call, and rich is imported then.
    """
    drawn: Optional[_Bar] = None

    def progress(done: int, total: int) -> None:
        nonlocal drawn
        if sys.stderr.isatty():
            drawn = drawn or (_rich_bar(title, total) or _PlainBar(title))
            drawn.show(done, total)

    try:
        yield progress
    finally:
        if drawn:
            drawn.close()


class _Bar:
    def show(self, done: int, total: int) -> None:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError


class _PlainBar(_Bar):
    def __init__(self, title: str) -> None:
        self._title = title

    def show(self, done: int, total: int) -> None:
        share = min(done / total, 1.0)
        filled = "#" * int(30 * share)
        sys.stderr.write(f"\r{self._title} [{filled:<30}] {done >> 20} of {total >> 20} MiB")
        sys.stderr.flush()

    def close(self) -> None:
        sys.stderr.write("\n")


def _rich_bar(title: str, total: int) -> Optional[_Bar]:
    try:
        from rich import progress as rich
        from rich.console import Console
    except ImportError:
        return None

    class RichBar(_Bar):
        def __init__(self) -> None:
            columns = (rich.TextColumn(title), rich.BarColumn(), rich.DownloadColumn())
            self._bar = rich.Progress(*columns, console=Console(stderr=True))
            self._task = self._bar.add_task(title, total=total)
            self._bar.start()

        def show(self, done: int, total: int) -> None:
            self._bar.update(self._task, completed=done)

        def close(self) -> None:
            self._bar.stop()

    return RichBar()
