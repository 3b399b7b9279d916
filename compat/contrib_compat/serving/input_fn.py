"""What contrib.learn's serving input functions return, and the two functions that make them."""

from collections import namedtuple
from typing import Any, Callable, Dict, List, Optional, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat import deprecation
from contrib_compat.versions.native_contrib import native_class

__all__ = ["InputFnOps", "build_default_serving_input_fn", "build_parsing_serving_input_fn"]

_InputFnOps: Any = native_class(
    "learn.python.learn.utils.input_fn_utils", "InputFnOps"
) or namedtuple("InputFnOps", ["features", "labels", "default_inputs"])


@deprecation.deprecated_class("learn.InputFnOps")
class InputFnOps(_InputFnOps):
    """The features of a serving request, and the placeholders that are fed to get them.

    Stands for ``tf.contrib.learn.InputFnOps`` (TF 1.15), and is a subclass of it there, so that
    native estimators take it. Estimators of ``tf.estimator`` take it by way of
    :func:`contrib_compat.serving.adapters.as_receiver_fn`, which export strategies apply.

    Attributes:
      features: dict of string to ``Tensor`` or ``SparseTensor``, what the model function gets.
      labels: None, as requests have none.
      default_inputs: dict of string to ``Tensor`` or ``SparseTensor``, what a request fills in.
    """

    __slots__ = ()


def _input_fn_ops(features: Dict[str, Any], default_inputs: Dict[str, Any]) -> InputFnOps:
    with deprecation.internal():
        return InputFnOps(features, None, default_inputs)


def build_parsing_serving_input_fn(
    feature_spec: Dict[str, Any], default_batch_size: Optional[int] = None
) -> Callable[[], InputFnOps]:
    """Makes a serving input function that is fed serialized ``tf.Example`` protos.

    Stands for ``tf.contrib.learn.build_parsing_serving_input_fn`` (TF 1.15).

    Args:
      feature_spec: dict of feature name to ``FixedLenFeature``, ``VarLenFeature`` and the like.
      default_batch_size: how many examples a request holds; None for any number.

    Returns:
      A function without arguments. It adds a string placeholder of shape
      ``[default_batch_size]`` named ``input_example_tensor`` to the graph and returns an
      :class:`InputFnOps` with the parsed features and the input ``examples``.

    Raises:
      ValueError: ``feature_spec`` is empty.
      TypeError: ``feature_spec`` is not a dict.
    """
    _check_dict("feature_spec", feature_spec)

    def input_fn() -> InputFnOps:
        examples = tf.placeholder(tf.string, [default_batch_size], name="input_example_tensor")
        return _input_fn_ops(tf.parse_example(examples, feature_spec), {"examples": examples})

    return input_fn


def build_default_serving_input_fn(
    features: Dict[str, Any], default_batch_size: Optional[int] = None
) -> Callable[[], InputFnOps]:
    """Makes a serving input function that is fed the features themselves.

    Stands for ``tf.contrib.learn.utils.build_default_serving_input_fn`` (TF 1.15).

    Args:
      features: dict of feature name to a tensor whose type and shape the placeholder takes,
        the first dimension (the batch) apart. Whatever has a ``dtype`` and a ``shape`` will do,
        such as a ``tf.TensorSpec`` or a numpy array.
      default_batch_size: how many examples a request holds; None for any number.

    Returns:
      A function without arguments. It adds a placeholder for each feature, named as the feature's
      own op or, where it has none (eager tensors), as the feature, and returns an
      :class:`InputFnOps` whose features are its inputs.

    Raises:
      ValueError: ``features`` is empty or holds something without a batch dimension.
      TypeError: ``features`` is not a dict, or holds something that is no tensor.
    """
    _check_dict("features", features)
    specs = {
        name: _placeholder_spec(name, tensor, default_batch_size)
        for name, tensor in features.items()
    }

    def input_fn() -> InputFnOps:
        placeholders = {
            name: tf.placeholder(dtype, shape, op_name)
            for name, (dtype, shape, op_name) in specs.items()
        }
        # Model functions add to the features they get, which must not add to the inputs.
        return _input_fn_ops(dict(placeholders), placeholders)

    return input_fn


def _check_dict(argument: str, value: Any) -> None:
    if not isinstance(value, dict):
        raise TypeError(f"{argument}: got {value!r}, wanted a dict by feature name")
    if not value:
        raise ValueError(f"{argument}: got an empty dict, wanted at least one feature")


def _placeholder_spec(
    name: str, tensor: Any, batch_size: Optional[int]
) -> Tuple[Any, List[Optional[int]], str]:
    """Returns the type, the shape and the name of the placeholder for a feature."""
    try:
        dtype, shape = tf.as_dtype(tensor.dtype), tf.TensorShape(tensor.shape)
    except (AttributeError, TypeError):
        raise TypeError(f"features[{name!r}]: got {tensor!r}, wanted a tensor") from None
    if not shape.rank:
        raise ValueError(
            f"features[{name!r}]: got {tensor!r} of shape {shape}, wanted a known rank "
            "and a batch dimension in front"
        )
    in_graph = isinstance(getattr(tensor, "graph", None), tf.Graph)
    return dtype, [batch_size, *shape.as_list()[1:]], tensor.op.name if in_graph else name
