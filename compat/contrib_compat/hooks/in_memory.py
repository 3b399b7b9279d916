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
    training, every so many steps, and at the end.
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
        """Evaluates before training."""
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
