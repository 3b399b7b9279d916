"""Input receivers of training and evaluation graphs: placeholders for features and labels."""

from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, Union

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.versions import private_names as borrowed

__all__ = [
    "build_raw_supervised_input_receiver_fn",
    "build_supervised_input_receiver_fn_from_input_fn",
]

Tensors = Union[Any, Mapping[str, Any]]


def build_raw_supervised_input_receiver_fn(
    features: Tensors, labels: Tensors, default_batch_size: Any = None
) -> Callable[[], Any]:
    """Makes a function that receives features and labels just as the model_fn takes them.

    Stands for ``tf.contrib.estimator.build_raw_supervised_input_receiver_fn`` (TF 1.15).

    Args:
      features: a tensor, or a dict of them by name. Of each only dtype and shape are used; the
        first dimension counts as the batch. ``tf.TensorSpec`` will do, which can be made outside
        of a graph, where placeholders can't.
      labels: likewise, without a key that features have.
      default_batch_size: size of the first dimension; None for any.

    Returns:
      A function without arguments that makes placeholders in the default graph and returns a
      ``SupervisedInputReceiver``. A tensor that is in no dict is received as ``input`` (features)
      or ``label``.

    Raises:
      TypeError: features or labels are something else.
      ValueError: features and labels have a key in common.
    """
    with tf.Graph().as_default():
        features = _tensors("features", features)
        labels = _tensors("labels", labels)
    receiver_fn: Callable[[], Any] = (
        tf_estimator.experimental.build_raw_supervised_input_receiver_fn(
            features, labels, default_batch_size
        )
    )
    return receiver_fn


def build_supervised_input_receiver_fn_from_input_fn(
    input_fn: Callable[..., Any], **input_fn_args: Any
) -> Callable[[], Any]:
    """Makes a function that receives features and labels as an input_fn returns them.

    Stands for ``tf.contrib.estimator.build_supervised_input_receiver_fn_from_input_fn``
    (TF 1.15).

    Args:
      input_fn: returns ``(features, labels)`` or a dataset of such pairs. It is called once, in a
        graph of its own; nothing is read from the dataset.
      **input_fn_args: what it is called with.

    Returns:
      A function without arguments that makes placeholders in the default graph and returns a
      ``SupervisedInputReceiver``.

    Raises:
      TypeError: ``input_fn`` is not callable, or returns no labels.
      ValueError: features and labels have a key in common.
    """
    if not callable(input_fn):
        raise TypeError(f"input_fn: got {input_fn!r}, wanted a function")
    with tf.Graph().as_default():
        features, labels, _ = borrowed.parse_input_fn_result(input_fn(**input_fn_args))
    return build_raw_supervised_input_receiver_fn(features, labels)


def _tensors(name: str, value: Tensors) -> Tensors:
    if isinstance(value, Mapping):
        tensors: Dict[str, Any] = {
            key: _tensor(f"{name}[{key!r}]", item) for key, item in value.items()
        }
        return tensors
    return _tensor(name, value)


def _tensor(name: str, value: Any) -> Any:
    if isinstance(value, tf.TensorSpec):
        return tf.placeholder(value.dtype, value.shape, value.name)
    if not hasattr(value, "get_shape"):
        raise TypeError(f"{name}: got {value!r}, wanted a Tensor or a tf.TensorSpec")
    return value
