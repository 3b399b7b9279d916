"""An optimizer that clips gradients."""

from typing import Any, Iterable, List, Optional, Tuple

import tensorflow.compat.v1 as tf

__all__ = ["ClippedOptimizer", "NotAnOptimizerError", "clip_gradients_by_norm"]


class NotAnOptimizerError(TypeError, AttributeError):
    """Something that is no optimizer of ``tf.compat.v1.train`` was given for one.

    It is an AttributeError too, which is what native contrib raised.
    """


class ClippedOptimizer(tf.train.Optimizer):
    """Clips the gradients by their global norm, and leaves the rest to another optimizer.

    Variables and slots are those of the other optimizer, so checkpoints with and without clipping
    are interchangeable.

    Args:
      optimizer: the other optimizer.
      clip_norm: see :func:`clip_gradients_by_norm`.
    """

    def __init__(self, optimizer: Any, clip_norm: Any) -> None:
        super().__init__(use_locking=False, name="ClipByNorm" + optimizer.get_name())
        self._optimizer = optimizer
        self._clip_norm = clip_norm

    def compute_gradients(self, *args: Any, **kwargs: Any) -> List[Tuple[Any, Any]]:
        """Returns the other optimizer's gradients, unclipped."""
        return self._optimizer.compute_gradients(*args, **kwargs)

    def apply_gradients(
        self,
        grads_and_vars: Iterable[Tuple[Any, Any]],
        global_step: Any = None,
        name: Optional[str] = None,
    ) -> Any:
        """Clips the gradients and has the other optimizer apply them.

        Args:
          grads_and_vars: pairs of a gradient, which may be None, and its variable.
          global_step: a variable to count up, or None.
          name: what the operation is called; None for the other optimizer's choice.

        Returns:
          The operation that applies them.
        """
        pairs = list(grads_and_vars)
        clipped, _ = tf.clip_by_global_norm([gradient for gradient, _ in pairs], self._clip_norm)
        return self._optimizer.apply_gradients(
            list(zip(clipped, [variable for _, variable in pairs])), global_step, name
        )

    def get_slot(self, *args: Any, **kwargs: Any) -> Any:
        """Returns a slot variable of the other optimizer."""
        return self._optimizer.get_slot(*args, **kwargs)

    def get_slot_names(self, *args: Any, **kwargs: Any) -> List[str]:
        """Returns the names of the other optimizer's slots."""
        return self._optimizer.get_slot_names(*args, **kwargs)

    def variables(self) -> List[Any]:
        """Returns the other optimizer's variables."""
        return self._optimizer.variables()


def clip_gradients_by_norm(optimizer: Any, clip_norm: Any) -> ClippedOptimizer:
    """Makes an optimizer that clips gradients by their global norm before it applies them.

    Stands for ``tf.contrib.estimator.clip_gradients_by_norm`` (TF 1.15).

    Args:
      optimizer: a ``tf.compat.v1.train.Optimizer``.
      clip_norm: the largest global norm, a number or a scalar tensor > 0.

    Returns:
      A ``tf.compat.v1.train.Optimizer``.

    Raises:
      NotAnOptimizerError: ``optimizer`` is not an optimizer of that kind. It is a TypeError.
    """
    if not hasattr(optimizer, "get_name") or not hasattr(optimizer, "apply_gradients"):
        raise NotAnOptimizerError(
            f"optimizer: got {optimizer!r}, wanted a tf.compat.v1.train.Optimizer"
        )
    return ClippedOptimizer(optimizer, clip_norm)
