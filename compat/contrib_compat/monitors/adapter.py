"""Runs monitors as a SessionRunHook."""

from __future__ import annotations

import inspect
from typing import Any, Dict, List, Optional, Sequence

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class, internal

__all__ = ["RunHookAdapterForMonitors", "replace_monitors_with_hooks"]


@deprecated_class("learn.monitors.RunHookAdapterForMonitors")
class RunHookAdapterForMonitors(tf.train.SessionRunHook):
    """Calls monitors where a hook is called.

    Stands for ``tf.contrib.learn.monitors.RunHookAdapterForMonitors`` (TF 1.15).

    Args:
      monitors: the monitors.
    """

    def __init__(self, monitors: Sequence[Any]) -> None:
        self._monitors = monitors

    def begin(self) -> None:
        """Begins the monitors."""
        self._last_step: Optional[int] = None
        self._global_step = tf.train.get_global_step()
        for monitor in self._monitors:
            monitor.begin(max_steps=None)

    def before_run(self, run_context: Any) -> Any:
        """Asks for the tensors that the monitors want."""
        if self._last_step is None:
            self._last_step = run_context.session.run(self._global_step) + 1
        self._tensors: Dict[Any, Any] = {}
        self._variables: Dict[Any, Any] = {}
        for monitor in self._monitors:
            requests = monitor.step_begin(self._last_step)
            if requests and not isinstance(requests, list):
                raise ValueError("Monitor.step_begin should return a list.")
            for request in requests or ():
                element = _graph_element(request)
                wanted = self._variables if _is_resource(element) else self._tensors
                wanted[_key(request)] = element
        return tf.train.SessionRunArgs(list(self._tensors.values()))

    def after_run(self, run_context: Any, run_values: Any) -> None:
        """Hands the monitors their values; stops the run where one of them says so."""
        # Along with the step, a variable of TensorFlow 2 would give its old or its new value.
        step, *values = run_context.session.run([self._global_step, *self._variables.values()])
        output = dict(zip(self._tensors, run_values.results))
        output.update(zip(self._variables, values))
        for monitor in self._monitors:
            if monitor.step_end(self._last_step, output):
                run_context.request_stop()
        for monitor in self._monitors:
            monitor.post_step(self._last_step, run_context.session)
        self._last_step = step + 1

    def end(self, session: Any) -> None:
        """Ends the monitors, also those whose ``end`` takes no session."""
        self._last_step = None
        for monitor in self._monitors:
            if "session" in inspect.signature(monitor.end).parameters:
                monitor.end(session=session)
            else:
                monitor.end()


def replace_monitors_with_hooks(
    monitors_or_hooks: Optional[Sequence[Any]], estimator: Any
) -> List[Any]:
    """Returns hooks that do what a list of monitors and hooks would.

    Stands for ``tf.contrib.learn.monitors.replace_monitors_with_hooks`` (TF 1.15).

    Args:
      monitors_or_hooks: monitors and SessionRunHooks, or None.
      estimator: the estimator they are for. Unless it is the chief, monitors that do not ask to be
        run on all workers are left out.
    """
    hooks = [one for one in monitors_or_hooks or () if isinstance(one, tf.train.SessionRunHook)]
    monitors = [
        one
        for one in monitors_or_hooks or ()
        if not isinstance(one, tf.train.SessionRunHook)
        and (estimator.config.is_chief or one.run_on_all_workers)
    ]
    for monitor in monitors:
        monitor.set_estimator(estimator)
    if monitors:
        with internal():
            hooks.append(RunHookAdapterForMonitors(monitors))
    return hooks


def _key(want: Any) -> Any:
    try:
        hash(want)
    except TypeError:  # variables of TensorFlow 2
        return want.name
    return want


def _graph_element(want: Any) -> Any:
    """Returns what a request stands for in the default graph."""
    graph = tf.get_default_graph()
    if not isinstance(want, str):
        if getattr(want, "graph", None) is not graph:
            raise ValueError(
                f"Passed {want} should have graph attribute that is equal to current graph {graph}."
            )
        return want
    if ":" in want:
        return _readable(graph.as_graph_element(want))
    operation = graph.get_operation_by_name(want)
    if len(operation.outputs) > 1:
        raise ValueError(
            f"Name {want} is ambiguous, as this `Operation` has multiple outputs (at least 2)."
        )
    return _readable(operation.outputs[0])


def _is_resource(element: Any) -> bool:
    return hasattr(element, "handle")


def _readable(tensor: Any) -> Any:
    """Returns the variable where a tensor is the handle of one, as TensorFlow 2's are by name."""
    if tensor.dtype == tf.resource:
        for variable in tf.global_variables() + tf.local_variables():
            if _is_resource(variable) and variable.handle is tensor:
                return variable
    return tensor
