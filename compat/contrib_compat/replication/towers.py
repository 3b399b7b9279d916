"""The optimizer that gathers gradients of several copies of a model."""

import contextlib
import threading
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple, Union

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class

__all__ = ["Replication", "TowerOptimizer", "scale_loss"]

GradsAndVars = List[Tuple[Any, Any]]

_thread = threading.local()


class Replication:
    """What the copies (towers) of a model have in common while they are built, one by one."""

    def __init__(self, number_of_towers: int, loss_reduction: str) -> None:
        self.number_of_towers = number_of_towers
        self.loss_reduction = loss_reduction
        self.optimizer_was_used = False
        self._gradients: List[List[GradsAndVars]] = []
        self._first_scopes: Tuple[Any, Any] = (None, None)

    @contextlib.contextmanager
    def tower(self) -> Iterator[None]:
        """Within it the next tower is built; optimizers know by :func:`_current`."""
        scopes = tf.variable_scope("", reuse=bool(self._gradients))
        name = f"tower_{len(self._gradients)}" if self._gradients else ""
        with scopes as variables, tf.name_scope(name) as names:
            if not self._gradients:
                self._first_scopes = (variables, names)
            self._gradients.append([])
            before, _thread.replication = _current(), self
            try:
                yield
            finally:
                _thread.replication = before

    def collect(self, grads_and_vars: GradsAndVars) -> Optional[GradsAndVars]:
        """Keeps what a tower's optimizer call was given.

        Returns:
          In the last tower, the sums over all towers of this call's gradients; else None.

        Raises:
          ValueError: an earlier tower did not make this call.
        """
        calls = self._gradients[-1]
        calls.append(grads_and_vars)
        if len(self._gradients) < self.number_of_towers:
            return None
        if any(len(tower) < len(calls) for tower in self._gradients):
            raise _unequal_calls()
        gathered: Dict[int, Tuple[Any, List[Any]]] = {}
        for tower in self._gradients:
            for gradient, variable in tower[len(calls) - 1]:
                if gradient is not None:
                    gathered.setdefault(id(variable), (variable, []))[1].append(gradient)
        with tf.name_scope("gradient_aggregating"):
            return [
                (sum_on_device(gradients, variable.device), variable)
                for variable, gradients in gathered.values()
            ]

    @contextlib.contextmanager
    def first_scopes(self) -> Iterator[None]:
        """Within it names are those of the first tower, which are the ones of a single model."""
        variables, names = self._first_scopes
        with tf.variable_scope(variables), tf.name_scope(names):
            yield

    def check_calls(self) -> None:
        """Raises ValueError if the towers did not make the same optimizer calls."""
        if len({len(calls) for calls in self._gradients}) > 1:
            raise _unequal_calls()


def _unequal_calls() -> ValueError:
    return ValueError("Each invocation of model_fn was supposed to make the same optimizer calls.")


def _current() -> Optional[Replication]:
    """Returns the replication whose tower this thread builds, if any."""
    return getattr(_thread, "replication", None)


def scale_loss(loss: Any, loss_reduction: str, number_of_towers: int) -> Any:
    """Returns a tower's share of the loss: towers' losses are summed, to a mean unless SUM."""
    if loss is None or number_of_towers == 1 or loss_reduction == tf.losses.Reduction.SUM:
        return loss
    return tf.divide(loss, float(number_of_towers), name="averaged_loss")


def sum_on_device(values: List[Any], device: Any, name: Optional[str] = None) -> Any:
    """Adds tensors or ``IndexedSlices`` up on a device."""
    with tf.device(device):
        first = values[0]
        if not isinstance(first, tf.IndexedSlices):
            return tf.add_n(values, name=name)
        return tf.IndexedSlices(
            tf.concat([value.values for value in values], axis=0),
            tf.concat([value.indices for value in values], axis=0),
            first.dense_shape,
        )


@deprecated_class("estimator.TowerOptimizer")
class TowerOptimizer(tf.train.Optimizer):
    """Gathers gradients from all towers, and applies their sum in the last one.

    Stands for ``tf.contrib.estimator.TowerOptimizer`` (TF 1.15). Every tower has to call the same
    optimizers in the same order. Without ``replicate_model_fn``, or with one tower, calls go to
    the wrapped optimizer as they are.
    """

    def __init__(self, optimizer_or_optimizer_fn: Union[Any, Callable[[], Any]]) -> None:
        """Wraps an optimizer.

        Args:
          optimizer_or_optimizer_fn: a ``tf.compat.v1.train.Optimizer``, or a function that makes
            it, which is called within the graph.
        """
        super().__init__(use_locking=False, name="TowerOptimizer")
        self._optimizer_or_fn = optimizer_or_optimizer_fn

    @staticmethod
    def has_been_used() -> bool:
        """Returns whether the model that is being replicated has used one."""
        replication = _current()
        return replication is not None and replication.optimizer_was_used

    def get_name(self) -> str:
        """Returns the wrapped optimizer's name."""
        return self._get_optimizer().get_name()

    def get_slot(self, *args: Any, **kwargs: Any) -> Any:
        """Returns a slot variable of the wrapped optimizer."""
        return self._get_optimizer().get_slot(*args, **kwargs)

    def get_slot_names(self, *args: Any, **kwargs: Any) -> List[str]:
        """Returns the names of the wrapped optimizer's slots."""
        return self._get_optimizer().get_slot_names(*args, **kwargs)

    def variables(self) -> List[Any]:
        """Returns the wrapped optimizer's variables."""
        return self._get_optimizer().variables()

    def compute_gradients(self, loss: Any, *args: Any, **kwargs: Any) -> GradsAndVars:
        """Returns the gradients of this tower's share of the loss."""
        replication = _current()
        if replication is not None:
            loss = scale_loss(loss, replication.loss_reduction, replication.number_of_towers)
        return self._get_optimizer().compute_gradients(loss, *args, **kwargs)

    def apply_gradients(self, grads_and_vars: Any, global_step: Any = None, **kwargs: Any) -> Any:
        """Keeps the gradients, or in the last tower applies those of all.

        Raises:
          ValueError: the towers do not make the same optimizer calls.
        """
        optimizer = self._get_optimizer()
        replication = _current()
        if replication is None or replication.number_of_towers == 1:
            return optimizer.apply_gradients(grads_and_vars, global_step, **kwargs)
        grads_and_vars = list(grads_and_vars)
        summed = replication.collect(grads_and_vars)
        if summed is None:
            with tf.control_dependencies(_tensors(grads_and_vars)):
                return tf.no_op(name="train_op_placeholder")
        with replication.first_scopes():
            return optimizer.apply_gradients(summed, global_step=global_step, **kwargs)

    def _get_optimizer(self) -> Any:
        if callable(self._optimizer_or_fn):
            self._optimizer_or_fn = self._optimizer_or_fn()
        replication = _current()
        if replication is not None:
            replication.optimizer_was_used = True
        return self._optimizer_or_fn


def _tensors(grads_and_vars: GradsAndVars) -> List[Any]:
    gradients = [gradient for gradient, _ in grads_and_vars if gradient is not None]
    return [
        gradient.values if isinstance(gradient, tf.IndexedSlices) else gradient
        for gradient in gradients
    ]
