"""A progress bar on a terminal: rich's where it is installed, a plain line otherwise."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import Callable, Iterator, Optional


@contextmanager
def bar(title: str, unit: str = "bytes") -> Iterator[Callable[[int, int], None]]:
    """Shows how work goes on standard error, where that is a terminal.

    Args:
      title: what is done.
      unit: what is counted; bytes are shown in millions.

    Yields:
      A function of how much is done and how much there is; the bar appears with its first call, and
      rich is imported then.
    """
    drawn: Optional[_Bar] = None

    def progress(done: int, total: int) -> None:
        nonlocal drawn
        if sys.stderr.isatty():
            drawn = drawn or (_rich_bar(title, unit, total) or _PlainBar(title, unit))
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
    def __init__(self, title: str, unit: str) -> None:
        self._title = title
        self._unit = unit

    def show(self, done: int, total: int) -> None:
        share = min(done / total, 1.0)
        filled = "#" * int(30 * share)
        told = f"{done} of {total} {self._unit}"
        if self._unit == "bytes":
            told = f"{done >> 20} of {total >> 20} MiB"
        sys.stderr.write(f"\r{self._title} [{filled:<30}] {told}")
        sys.stderr.flush()

    def close(self) -> None:
        sys.stderr.write("\n")


def _rich_bar(title: str, unit: str, total: int) -> Optional[_Bar]:
    try:
        from rich import progress as rich
        from rich.console import Console
    except ImportError:
        return None

    class RichBar(_Bar):
        def __init__(self) -> None:
            told: rich.ProgressColumn = rich.DownloadColumn()
            if unit != "bytes":
                told = rich.TextColumn("{task.completed} of {task.total} " + unit)
            columns = (rich.TextColumn(title), rich.BarColumn(), told)
            self._bar = rich.Progress(*columns, console=Console(stderr=True))
            self._task = self._bar.add_task(title, total=total)
            self._bar.start()

        def show(self, done: int, total: int) -> None:
            self._bar.update(self._task, completed=done)

        def close(self) -> None:
            self._bar.stop()

    return RichBar()
