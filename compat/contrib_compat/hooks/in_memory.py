"""The hook that evaluates within the training session."""

from typing import Any

from contrib_compat import estimator as tf_estimator
from contrib_compat.deprecation import deprecated_class

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
