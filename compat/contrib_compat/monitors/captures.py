"""Monitors that keep values, for tests and for looking into a graph."""

from __future__ import annotations

from typing import Any, ClassVar, Dict, List, Optional, Sequence, Tuple

import numpy as np
import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class
from contrib_compat.monitors.base import BaseMonitor, EveryN, output_of

__all__ = ["CaptureVariable", "GraphDump"]

# Handles of variables and the like, which a session can't return.
_NOT_VALUES = (tf.resource, tf.variant)


@deprecated_class("learn.monitors.CaptureVariable")
class CaptureVariable(EveryN):
    """Keeps the values of a tensor.

    Stands for ``tf.contrib.learn.monitors.CaptureVariable`` (TF 1.15).

    Args:
      var_name: name of the tensor, with its ``:0``.
      every_n: steps between two values.
      first_n: the global step up to which every value is kept.
    """

    def __init__(self, var_name: str, every_n: int = 100, first_n: int = 1) -> None:
        super().__init__(every_n, first_n)
        self._var_name = var_name
        self._var_values: Dict[int, Any] = {}

    @property
    def values(self) -> Dict[int, Any]:
        """The values by global step."""
        return self._var_values

    def every_n_step_begin(self, step: int) -> List[Any]:
        """Asks for the value."""
        super().every_n_step_begin(step)
        return [self._var_name]

    def every_n_step_end(self, step: int, outputs: Dict[Any, Any]) -> None:
        """Keeps it."""
        super().every_n_step_end(step, outputs)
        self._var_values[step] = output_of(outputs, self._var_name)


@deprecated_class("learn.monitors.GraphDump")
class GraphDump(BaseMonitor):
    """Keeps the first output of almost every operation at every step. Very expensive.

    Stands for ``tf.contrib.learn.monitors.GraphDump`` (TF 1.15).

    Args:
      ignore_ops: types of operations to leave out; None for ``IGNORE_OPS``.
    """

    IGNORE_OPS: ClassVar[List[str]] = [
        "Const",
        "Assign",
        "Identity",
        "Placeholder",
        "RandomUniform",
        "Cast",
        "RestoreSlice",
    ]

    def __init__(self, ignore_ops: Optional[Sequence[str]] = None) -> None:
        super().__init__()
        self._ignore_ops = ignore_ops or GraphDump.IGNORE_OPS
        self._data: Dict[int, Dict[Any, Any]] = {}

    @property
    def data(self) -> Dict[int, Dict[Any, Any]]:
        """The values by global step, each by its tensor."""
        return self._data

    def begin(self, max_steps: Optional[int] = None) -> None:
        """Finds the tensors that can be had."""
        super().begin(max_steps=max_steps)
        graph = tf.get_default_graph()
        self._tensors = [
            operation.outputs[0]
            for operation in graph.get_operations()
            if operation.type not in self._ignore_ops
            and operation.outputs
            and operation.outputs[0].dtype not in _NOT_VALUES
            and graph.is_fetchable(operation.outputs[0])
        ]

    def step_begin(self, step: int) -> List[Any]:
        """Asks for all of them."""
        super().step_begin(step)
        return self._tensors

    def step_end(self, step: int, output: Dict[Any, Any]) -> None:
        """Keeps what the session gave, whoever asked for it."""
        super().step_end(step, output)
        self._data[step] = output

    def compare(
        self, other_dump: GraphDump, step: int, atol: float = 1e-06
    ) -> Tuple[List[str], Dict[str, Any]]:
        """Compares what two dumps kept under names, which other monitors asked for.

        Args:
          other_dump: the other one.
          step: the global step to compare at.
          atol: how far arrays may differ.

        Returns:
          The names whose values are the same, and by name what sets the others apart: the
          difference of arrays, else both values.

        Raises:
          ValueError: the other one lacks a name.
        """
        matched: List[str] = []
        non_matched: Dict[str, Any] = {}
        ours, theirs = self.data.get(step, {}), other_dump.data.get(step, {})
        for name, value in ours.items():
            if not isinstance(name, str):
                continue
            if name not in theirs:
                raise ValueError(f"{name} missing at step {step}.")
            other = theirs[name]
            if isinstance(value, str):
                continue
            if isinstance(value, np.ndarray):
                if np.allclose(value, other, atol=atol):
                    matched.append(name)
                else:
                    non_matched[name] = value - other
            elif value == other:
                matched.append(name)
            else:
                non_matched[name] = (value, other)
        return matched, non_matched
