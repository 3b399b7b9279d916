"""Monitors that write values into the log."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Mapping, Optional, Union

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class
from contrib_compat.monitors.base import EveryN

__all__ = ["LoggingTrainable", "PrintTensor"]


def _values(names: Mapping[str, str], outputs: Dict[Any, Any]) -> str:
    return ", ".join(f"{tag} = {outputs[name]}" for tag, name in names.items() if name in outputs)


@deprecated_class("learn.monitors.PrintTensor")
class PrintTensor(EveryN):
    """Logs the values of tensors.

    Stands for ``tf.contrib.learn.monitors.PrintTensor`` (TF 1.15).

    Args:
      tensor_names: names of tensors, or a dictionary that gives each a tag for the log.
      every_n: steps between two lines.
      first_n: the global step up to which every step is logged.
    """

    def __init__(
        self,
        tensor_names: Union[Mapping[str, str], Iterable[str]],
        every_n: int = 100,
        first_n: int = 1,
    ) -> None:
        super().__init__(every_n, first_n)
        self._tensor_names: Dict[str, str] = (
            dict(tensor_names)
            if isinstance(tensor_names, Mapping)
            else {name: name for name in tensor_names}
        )

    def every_n_step_begin(self, step: int) -> List[Any]:
        """Asks for the tensors."""
        super().every_n_step_begin(step)
        return list(self._tensor_names.values())

    def every_n_step_end(self, step: int, outputs: Dict[Any, Any]) -> None:
        """Logs them."""
        super().every_n_step_end(step, outputs)
        tf.logging.info("Step %d: %s", step, _values(self._tensor_names, outputs))


@deprecated_class("learn.monitors.LoggingTrainable")
class LoggingTrainable(EveryN):
    """Logs the values of trainable variables.

    Stands for ``tf.contrib.learn.monitors.LoggingTrainable`` (TF 1.15).

    Args:
      scope: a pattern that the variables' names begin with; None for all variables.
      every_n: steps between two lines.
      first_n: the global step up to which every step is logged.
    """

    def __init__(self, scope: Optional[str] = None, every_n: int = 100, first_n: int = 1) -> None:
        super().__init__(every_n, first_n)
        self._scope = scope
        self._names: Dict[str, str] = {}

    def begin(self, max_steps: Optional[int] = None) -> None:
        """Finds the variables."""
        super().begin(max_steps)
        variables = tf.get_collection(tf.GraphKeys.TRAINABLE_VARIABLES, scope=self._scope)
        self._names = {variable.name: variable.name for variable in variables}

    def every_n_step_begin(self, step: int) -> List[Any]:
        """Asks for the values."""
        super().every_n_step_begin(step)
        return list(self._names.values())

    def every_n_step_end(self, step: int, outputs: Dict[Any, Any]) -> None:
        """Logs them."""
        super().every_n_step_end(step, outputs)
        tf.logging.info("Logging Trainable: Step %d: %s", step, _values(self._names, outputs))
