"""Shows how far training is, where a person is watching: on a terminal, never in a log."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import Any, Iterator, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.learn import roles

__all__ = ["ProgressHook", "progress_shown"]

_SECONDS_BEFORE_FIRST = 2.0
_SECONDS_BETWEEN = 0.5


@contextlib.contextmanager
def progress_shown(
    config: Any, steps: Optional[int], max_steps: Optional[int]
) -> Iterator[List[Any]]:
    """Gives the hooks that show progress, none where standard error is no terminal.

    However the block ends, by an error or Ctrl-C too, the terminal is then as it was. A hook could
    not see to that by itself: TensorFlow does not call its ``end`` after an error.

    Args:
      config: the estimator's RunConfig; of a cluster's tasks only the one in charge shows anything.
      steps: how many steps more training goes, if it was put like this.
      max_steps: the global step it goes to, if it was put like that.
    """
    if not (sys.stderr.isatty() and roles.is_in_charge(config)):
        yield []
        return
    hook = ProgressHook(steps, max_steps)
    try:
        yield [hook]
    finally:
        hook.close()


class ProgressHook(tf.train.SessionRunHook):
    """Keeps a line on the terminal up to date. Short runs end before it appears.

    Args:
      steps: see :func:`progress_shown`.
      max_steps: see :func:`progress_shown`.
    """

    def __init__(self, steps: Optional[int], max_steps: Optional[int]) -> None:
        self._steps = steps
        self._max_steps = max_steps
        self._display: Any = None

    def begin(self) -> None:
        """Finds the global step in the graph."""
        self._global_step = tf.train.get_global_step()
        self._start = self._last_look = time.monotonic()

    def after_create_session(self, session: Any, coord: Any) -> None:
        """Notes where training starts, also after a session was lost."""
        del coord
        self._first_step = int(session.run(self._global_step))
        if self._max_steps is None and self._steps is not None:
            self._max_steps = self._first_step + self._steps

    def before_run(self, run_context: Any) -> Any:
        """Asks for the global step, a few times a second."""
        del run_context
        now = time.monotonic()
        between = _SECONDS_BETWEEN if self._display else _SECONDS_BEFORE_FIRST
        if now - self._last_look < between:
            return None
        self._last_look = now
        return tf.train.SessionRunArgs(self._global_step)

    def after_run(self, run_context: Any, run_values: Any) -> None:
        """Shows the global step that was asked for."""
        del run_context
        if run_values.results is None:
            return
        step = int(run_values.results)
        speed = (step - self._first_step) / (self._last_look - self._start)
        # The terminal may be gone by now; training goes on without it.
        with contextlib.suppress(OSError):
            self._show(step, speed)

    def _show(self, step: int, speed: float) -> None:
        if self._display is None:
            self._display = _make_display(self._max_steps)
            # Only now, so that close() finds it if Ctrl-C comes while it starts.
            self._display.start()
        self._display.show(step, speed)

    def end(self, session: Any) -> None:
        """Leaves the terminal to what comes next."""
        del session
        self.close()

    def close(self) -> None:
        """Takes the line away, if there is one."""
        display, self._display = self._display, None
        if display is not None:
            with contextlib.suppress(OSError):
                display.close()


def _make_display(max_steps: Optional[int]) -> Any:
    try:
        import rich.progress  # noqa: F401
    except ImportError:
        return _Line(max_steps)
    return _Bar(max_steps)


class _Line:
    """A line of text that is written over itself."""

    def __init__(self, max_steps: Optional[int]) -> None:
        self._of = "" if max_steps is None else f"/{max_steps}"

    def start(self) -> None:
        """Does nothing: there is no line before the first."""

    def show(self, step: int, speed: float) -> None:
        text = f"training: step {step}{self._of}, {speed:.1f} steps/s"
        sys.stderr.write("\r\x1b[K" + text)
        sys.stderr.flush()

    def close(self) -> None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


class _Bar:
    """A progress bar of rich, which keeps it below what is logged."""

    def __init__(self, max_steps: Optional[int]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn("training: step {task.completed:.0f}/{task.fields[of]}"),
            BarColumn(),
            TextColumn("{task.fields[speed]:.1f} steps/s"),
            TimeRemainingColumn(),
            console=Console(file=sys.stderr),
            transient=True,
        )
        of = "?" if max_steps is None else max_steps
        self._task = self._progress.add_task("", total=max_steps, of=of, speed=0.0)

    def start(self) -> None:
        self._progress.start()

    def show(self, step: int, speed: float) -> None:
        self._progress.update(self._task, completed=step, speed=speed)

    def close(self) -> None:
        self._progress.stop()
