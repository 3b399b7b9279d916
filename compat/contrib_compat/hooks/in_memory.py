"""The hook that evaluates within the training session."""

from typing import Any

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.deprecation import deprecated_class
from contrib_compat.hooks.stop_signal import SavedSignal

__all__ = ["InMemoryEvaluatorHook"]


@deprecated_class("estimator.InMemoryEvaluatorHook")
class InMemoryEvaluatorHook(tf_estimator.experimental.InMemoryEvaluatorHook):
    """Evaluates a model while it is trained, on the values its variables have in memory.

    Stands for ``tf.contrib.estimator.InMemoryEvaluatorHook`` (TF 1.12). It evaluates before
    training, every so many steps, and at the end. A variable of the evaluation gets the value of
    the one that a checkpoint would take it from, also where a strategy gives the two graphs
    variables of other names.
    """

    def __init__(
        self,
        estimator: Any,
        input_fn: Any,
        steps: Any = None,
        hooks: Any = None,
        name: Any = None,
        every_n_iter: int = 100,
    ) -> None:
        """Makes the hook.

        Args:
          estimator: the ``tf.estimator.Estimator`` to be trained with the hook.
          input_fn: what to evaluate on, as for ``estimator.evaluate``.
          steps: how many batches; all if None.
          hooks: session hooks for the evaluation.
          name: the evaluation's, if there are several: it writes to ``estimator.eval_dir(name)``.
          every_n_iter: training steps between two evaluations.

        Raises:
          ValueError: ``every_n_iter`` is not positive, or the estimator's configuration names
            more than one machine.
        """
        super().__init__(estimator, input_fn, steps, hooks, name, every_n_iter)
        self._is_fresh = False
        self._iter_count = 0

    def begin(self) -> None:
        """Builds the graph of the evaluation."""
        super().begin()
        self._is_fresh = True

    def after_create_session(self, session: Any, coord: Any) -> None:
        """Evaluates before training.

        Raises:
          ValueError: a trainable variable of the evaluation has no counterpart in the training.
        """
        self._call_variables_as_training_does()
        # The hook refuses saveables, but early stopping's is none that an evaluation needs.
        saveables = tf.get_collection_ref(tf.GraphKeys.SAVEABLE_OBJECTS)
        before = list(saveables)
        saveables[:] = [item for item in before if not isinstance(item, SavedSignal)]
        try:
            super().after_create_session(session, coord)
        finally:
            saveables[:] = before

    def _evaluate(self, train_session: Any) -> None:
        if self._is_fresh:
            super()._evaluate(train_session)
            self._is_fresh = False
            return
        # Input functions over arrays keep their place in Python: a graph sees its data once.
        count: int = self._iter_count
        self.begin()
        self._iter_count = count
        with train_session.graph.as_default():
            self.after_create_session(train_session, None)

    def _call_variables_as_training_does(self) -> None:
        """Renames what the evaluation's variables are known by, for values go by these names."""
        names = {
            _checkpoint_name(variable): variable.name
            for variable in tf.get_collection(tf.GraphKeys.GLOBAL_VARIABLES)
        }
        with self._graph.as_default():
            trainable = {variable.name for variable in tf.trainable_variables()}
        variables, placeholders = self._var_name_to_eval_var, self._var_name_to_placeholder
        for name, variable in list(variables.items()):
            counterpart = names.get(_checkpoint_name(variable))
            if counterpart is None and name in trainable:
                raise ValueError(
                    f"estimator: the variable {name!r} of its evaluation is none of its training, "
                    "so that its value in memory is not known"
                )
            if counterpart is not None:
                variables[counterpart] = variables.pop(name)
                placeholders[counterpart] = placeholders.pop(name)


def _checkpoint_name(variable: Any) -> Any:
    """Returns what tells a variable from the others in a checkpoint, its slice included."""
    name = variable.name.rpartition(":")[0]
    part = getattr(variable, "_save_slice_info", None)
    if part is None:
        return name, None
    # The only part of a variable is the whole, which another graph may not have partitioned.
    is_whole = list(part.full_shape) == list(part.var_shape)
    return part.full_name, None if is_whole else part.spec
