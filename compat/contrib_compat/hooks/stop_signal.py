"""The hooks by which a chief stops all workers, and the variable that carries its signal.

The variable is in the checkpoints of a model that is trained with the hooks from the start, as
natively. Natively it also has to be in every checkpoint that training goes on from, and in every
Saver: a model that was trained without the hooks, or that has a Saver or an ``init_op`` of its own,
could not be trained with them. Here the hooks look after the variable themselves.
"""

from typing import Any, Callable, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.versions import private_names as borrowed

__all__ = ["CoordinatedHook", "SavedSignal", "_CheckForStoppingHook", "_StopOnPredicateHook"]

_SCOPE = "signal_early_stopping"
_KEY = _SCOPE + "/STOP"


def _get_or_create_stop_var(model_dir: Optional[str] = None) -> Any:
    """Returns the graph's variable for the signal.

    Stands for the private function of ``tf.contrib.estimator`` (TF 1.10 to 1.13), for those who
    import it.

    Args:
      model_dir: where training goes on from; a new model if None.

    Returns:
      A boolean variable in no collection: the chief's hook initializes it.
    """
    with tf.variable_scope(_SCOPE, values=[], reuse=tf.AUTO_REUSE):
        variable = tf.get_variable(
            "STOP",
            shape=[],
            dtype=tf.bool,
            initializer=tf.constant_initializer(False),
            collections=[],
            trainable=False,
        )
    saved = tf.get_collection_ref(tf.GraphKeys.SAVEABLE_OBJECTS)
    if _can_be_restored(model_dir) and not any(isinstance(item, SavedSignal) for item in saved):
        saved.append(SavedSignal(variable))
    return variable


def _can_be_restored(model_dir: Optional[str]) -> bool:
    """Tells whether the checkpoint that training goes on from, if there is one, has the signal."""
    checkpoint = model_dir and tf.train.latest_checkpoint(model_dir)
    return not checkpoint or tf.train.NewCheckpointReader(checkpoint).has_tensor(_KEY)


def _signal(variable: Any) -> Any:
    """Returns the variable's value; False before it is initialized."""
    return tf.cond(
        tf.is_variable_initialized(variable), variable.read_value, lambda: tf.constant(False)
    )


class SavedSignal(borrowed.SaveableObject):
    """The variable as Savers see it: the first checkpoint is saved before a hook's turn comes."""

    def __init__(self, variable: Any) -> None:
        spec = borrowed.SaveSpec(_signal(variable), "", _KEY, tf.bool, variable.device)
        super().__init__(variable, [spec], _KEY)

    def restore(self, restored_tensors: List[Any], restored_shapes: Any) -> Any:
        """Returns the op that restores the variable."""
        return tf.assign(self.op, restored_tensors[0])


class _StopOnPredicateHook(tf.train.SessionRunHook):
    """The chief's hook: asks a function, sends the signal and stops.

    Stands for the private class of ``tf.contrib.estimator`` (TF 1.10 to 1.13), for those who
    derive from it.
    """

    def __init__(
        self,
        should_stop_fn: Callable[[], bool],
        run_every_secs: Optional[float] = 60,
        run_every_steps: Optional[int] = None,
        model_dir: Optional[str] = None,
    ) -> None:
        """Makes the hook.

        Args:
          should_stop_fn: takes nothing and returns whether to stop.
          run_every_secs: seconds between two questions; None if ``run_every_steps`` is given.
          run_every_steps: steps between two questions.
          model_dir: where training goes on from; a new model if None.

        Raises:
          TypeError: ``should_stop_fn`` is not callable.
          ValueError: not exactly one of ``run_every_secs`` and ``run_every_steps`` is given.
        """
        if not callable(should_stop_fn):
            raise TypeError("`should_stop_fn` must be callable.")
        self._should_stop_fn = should_stop_fn
        self._timer = tf.train.SecondOrStepTimer(run_every_secs, run_every_steps)
        self._model_dir = model_dir
        self._global_step_tensor: Any = None
        self._stop_var: Any = None
        self._stop_op: Any = None
        self._start_op: Any = None

    def begin(self) -> None:
        """Adds the signal to the graph."""
        self._global_step_tensor = tf.train.get_global_step()
        self._stop_var = _get_or_create_stop_var(self._model_dir)
        self._stop_op = tf.assign(self._stop_var, True)
        self._start_op = self._stop_var.initializer

    def after_create_session(self, session: Any, coord: Any) -> None:
        """Initializes the signal, which a training that was stopped before may have left on."""
        # A class derived from this one may have a begin() of its own.
        session.run(self._stop_var.initializer if self._start_op is None else self._start_op)

    def before_run(self, run_context: Any) -> Any:
        """Asks for the global step."""
        return tf.train.SessionRunArgs(self._global_step_tensor)

    def after_run(self, run_context: Any, run_values: Any) -> None:
        """Stops training if it is time to ask the function and it says so."""
        step = run_values.results
        if not self._timer.should_trigger_for_step(step):
            return
        self._timer.update_last_triggered_step(step)
        if self._should_stop_fn():
            tf.logging.info("Early stopping at global step %s.", step)
            run_context.session.run(self._stop_op)
            run_context.request_stop()


class _CheckForStoppingHook(tf.train.SessionRunHook):
    """A worker's hook: stops at the chief's signal."""

    def __init__(self, model_dir: Optional[str] = None) -> None:
        """Makes the hook.

        Args:
          model_dir: see :class:`_StopOnPredicateHook`.
        """
        self._model_dir = model_dir
        self._signal: Any = None

    def begin(self) -> None:
        """Adds the signal to the graph."""
        # The chief may not have come round to initializing it.
        self._signal = _signal(_get_or_create_stop_var(self._model_dir))

    def before_run(self, run_context: Any) -> Any:
        """Asks for the signal."""
        return tf.train.SessionRunArgs(self._signal)

    def after_run(self, run_context: Any, run_values: Any) -> None:
        """Stops if there was one."""
        if run_values.results:
            tf.logging.info("The chief asks for early stopping.")
            run_context.request_stop()


class CoordinatedHook(tf.train.SessionRunHook):
    """tf.estimator's hook for strategies of several workers, each of which counts the votes."""

    def __init__(self, hook: Any, model_dir: str) -> None:
        """Wraps the hook.

        Args:
          hook: the hook of ``tf.estimator.experimental``. Its variable has the name of the signal.
          model_dir: where training goes on from; a new model if None.
        """
        self._hook = hook
        self._model_dir = model_dir
        self._start_ops: List[Any] = []

    def begin(self) -> None:
        """Lets the hook begin, and takes care of its variable where no Saver can."""
        self._hook.begin()
        variables = tf.get_collection_ref(tf.GraphKeys.GLOBAL_VARIABLES)
        # An estimator adds its own Saver to this collection, unless the model has one.
        if not tf.get_collection(tf.GraphKeys.SAVERS) or not _can_be_restored(self._model_dir):
            self._start_ops = [v.initializer for v in variables if v.op.name.startswith(_KEY)]
            variables[:] = [v for v in variables if not v.op.name.startswith(_KEY)]

    def after_create_session(self, session: Any, coord: Any) -> None:
        """Gives the variable its first value, and tells the hook."""
        session.run(self._start_ops)
        self._hook.after_create_session(session, coord)

    def before_run(self, run_context: Any) -> Any:
        """Asks the hook."""
        return self._hook.before_run(run_context)

    def after_run(self, run_context: Any, run_values: Any) -> None:
        """Tells the hook."""
        self._hook.after_run(run_context, run_values)

    def end(self, session: Any) -> None:
        """Tells the hook."""
        self._hook.end(session)
