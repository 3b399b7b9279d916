"""The interface of monitors, and the base class of those that act every so many steps."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from contrib_compat.deprecation import deprecated_class

__all__ = ["BaseMonitor", "EveryN", "output_of"]


def output_of(outputs: Dict[Any, Any], request: Any) -> Any:
    """Returns the value of what a monitor asked for.

    Args:
      outputs: the values that ``step_end`` gets.
      request: what was asked for: a tensor, its name, or a variable of TensorFlow 2, whose value
        is there under its name.

    Raises:
      KeyError: nobody asked for it.
    """
    try:
        if request in outputs:
            return outputs[request]
    except TypeError:  # variables of TensorFlow 2 can't be hashed
        pass
    return outputs[request.name]


@deprecated_class("learn.monitors.BaseMonitor")
class BaseMonitor:
    """Watches a training run.

    Stands for ``tf.contrib.learn.monitors.BaseMonitor`` (TF 1.15). A step is announced by
    ``step_begin``, which may ask for tensors; ``step_end`` gets their values and may stop the run;
    ``post_step`` gets the session. Overriding methods must call the overridden ones.
    """

    def __init__(self) -> None:
        self._begun = False
        self._current_epoch: Optional[int] = None
        self._current_step: Optional[int] = None
        self._max_steps: Optional[int] = None
        self._estimator: Any = None

    @property
    def run_on_all_workers(self) -> bool:
        """Whether workers that are not the chief run this monitor too."""
        return False

    def set_estimator(self, estimator: Any) -> None:
        """Called with the estimator that is trained.

        Args:
          estimator: the estimator.

        Raises:
          ValueError: it is None.
        """
        if estimator is None:
            raise ValueError("Missing estimator.")
        self._estimator = estimator

    def begin(self, max_steps: Optional[int] = None) -> None:
        """Called when training begins, with its graph as the default one.

        Args:
          max_steps: the global step that training goes to, if known.

        Raises:
          ValueError: the run before has not ended.
        """
        if self._begun:
            raise ValueError("begin called twice without end.")
        self._max_steps = max_steps
        self._begun = True

    def end(self, session: Any = None) -> None:
        """Called when training has ended.

        Args:
          session: the training session.

        Raises:
          ValueError: training has not begun.
        """
        del session
        if not self._begun:
            raise ValueError("end called without begin.")
        self._max_steps = None
        self._begun = False

    def epoch_begin(self, epoch: int) -> None:
        """Called when an epoch begins.

        Args:
          epoch: the epoch's number, from 0 on.

        Raises:
          ValueError: the epoch before has not ended, or `epoch` is negative.
        """
        if self._current_epoch is not None:
            raise ValueError("epoch_begin called twice without epoch_end.")
        if epoch < 0:
            raise ValueError(f"Invalid epoch {epoch}.")
        self._current_epoch = epoch

    def epoch_end(self, epoch: int) -> None:
        """Called when an epoch has ended.

        Args:
          epoch: the epoch's number.

        Raises:
          ValueError: it is not the one that began.
        """
        if self._current_epoch != epoch:
            raise ValueError(f"epoch_end expected {self._current_epoch} but got {epoch}.")
        self._current_epoch = None

    def step_begin(self, step: int) -> List[Any]:
        """Called before a step.

        Args:
          step: the global step that it leads to.

        Returns:
          Tensors, or names of tensors, whose values ``step_end`` gets.

        Raises:
          ValueError: the step is negative, or after the last.
        """
        if step < 0 or (self._max_steps is not None and step > self._max_steps):
            raise ValueError(f"Invalid step {step}.")
        self._current_step = step
        return []

    def step_end(self, step: int, output: Dict[Any, Any]) -> Optional[bool]:
        """Called after a step that did not fail.

        Args:
          step: the global step that it led to.
          output: the values that this and other monitors asked for.

        Returns:
          Whether to stop training.

        Raises:
          ValueError: it is not the step that began.
        """
        del output
        if self._current_step != step:
            raise ValueError(f"step_end expected {self._current_step} but got {step}.")
        self._current_step = None
        return False

    def post_step(self, step: int, session: Any) -> None:
        """Called after ``step_end``.

        Args:
          step: the global step that was made.
          session: the training session.
        """


@deprecated_class("learn.monitors.EveryN")
class EveryN(BaseMonitor):
    """A monitor that acts every so many steps, and on the first ones.

    Stands for ``tf.contrib.learn.monitors.EveryN`` (TF 1.15). Subclasses override
    ``every_n_step_begin``, ``every_n_step_end`` and ``every_n_post_step``. The last one is also
    called when training ends on a step that was not its turn.

    Args:
      every_n_steps: steps between two turns.
      first_n_steps: the global step up to which every step is a turn.
    """

    def __init__(self, every_n_steps: int = 100, first_n_steps: int = 1) -> None:
        super().__init__()
        self._every_n_steps = every_n_steps
        self._first_n_steps = first_n_steps
        self._last_successful_step: Optional[int] = None
        self._last_active_step = 0
        self._every_n_step_begin_called = False

    def every_n_step_begin(self, step: int) -> List[Any]:
        """Called before a step that is a turn.

        Args:
          step: the global step that it leads to.

        Returns:
          Tensors, or names of tensors, whose values ``every_n_step_end`` gets.
        """
        del step
        return []

    def every_n_step_end(self, step: int, outputs: Dict[Any, Any]) -> Optional[bool]:
        """Called after a step that is a turn.

        Args:
          step: the global step that it led to.
          outputs: the values that this and other monitors asked for.

        Returns:
          Whether to stop training.
        """
        del step, outputs
        return False

    def every_n_post_step(self, step: int, session: Any) -> None:
        """Called after a step that is a turn or the last one.

        Args:
          step: the global step that was made.
          session: the training session.
        """

    def step_begin(self, step: int) -> List[Any]:
        """Finds out whether this step is a turn; see :meth:`BaseMonitor.step_begin`."""
        super().step_begin(step)
        self._every_n_step_begin_called = (
            step <= self._first_n_steps
            or step >= self._every_n_steps + self._last_active_step
            or step == self._max_steps
        )
        return self.every_n_step_begin(step) if self._every_n_step_begin_called else []

    def step_end(self, step: int, output: Dict[Any, Any]) -> Optional[bool]:
        """Passes a turn on; see :meth:`BaseMonitor.step_end`."""
        super().step_end(step, output)
        return self._every_n_step_begin_called and self.every_n_step_end(step, output)

    def post_step(self, step: int, session: Any) -> None:
        """Passes a turn on; see :meth:`BaseMonitor.post_step`."""
        super().post_step(step, session)
        if self._every_n_step_begin_called:
            self.every_n_post_step(step, session)
            self._last_active_step = step
        self._last_successful_step = step

    def end(self, session: Any = None) -> None:
        """Gives the last step its turn; see :meth:`BaseMonitor.end`."""
        super().end(session=session)
        last = self._last_successful_step
        if last is not None and last != self._last_active_step:
            self.every_n_post_step(last, session)
