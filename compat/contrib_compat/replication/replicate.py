"""replicate_model_fn: one model on several devices, each with a share of the batch."""

import copy
import inspect
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.replication import tower_specs
from contrib_compat.replication.towers import Replication, scale_loss

__all__ = ["replicate_model_fn"]

ModelFn = Callable[..., Any]

_VARIABLE_OPS = ("Variable", "VariableV2", "VarHandleOp")


def replicate_model_fn(
    model_fn: ModelFn,
    loss_reduction: str = tf.losses.Reduction.SUM_BY_NONZERO_WEIGHTS,
    devices: Optional[Sequence[str]] = None,
) -> ModelFn:
    """Makes a model function that builds a model on several devices.

    Stands for ``tf.contrib.estimator.replicate_model_fn`` (TF 1.15). Each device gets a copy (a
    tower) and an equal share of the batch. Variables are shared; they live on the CPU, or on the
    GPU if there is just one device. Losses and gradients of the towers are added up, metrics
    gathered, predictions and exports concatenated.

    Args:
      model_fn: the model function of an Estimator; its optimizers are wrapped in
        ``TowerOptimizer``.
      loss_reduction: how ``model_fn`` reduces its loss, a ``tf.losses.Reduction``: with ``SUM``
        losses of towers are summed, else their mean is taken.
      devices: where to put towers; all GPUs if None, or the CPU if there is none.

    Returns:
      A function to give to an Estimator in place of ``model_fn``.

    Raises:
      ValueError: ``loss_reduction`` is ``NONE``; or, from the new function, if a batch can't be
        split evenly, an optimizer is not wrapped, or towers differ in their optimizer calls. A
        batch to predict that can't be split is predicted on the first device.
    """
    if loss_reduction == tf.losses.Reduction.NONE:
        raise ValueError(
            "Tower losses need to be reduced in some way, "
            f"yet {loss_reduction} reduction is specified."
        )
    places = list(devices or _local_devices("GPU") or _local_devices("CPU"))
    single_gpu = len(places) == 1 and "GPU" in places[0].upper()
    shared = places[0] if single_gpu else "/CPU:0"
    tf.logging.info("The model is replicated on %s, its variables are on %s", places, shared)

    def replicated_model_fn(
        features: Any, labels: Any, mode: str, params: Any = None, config: Any = None
    ) -> Any:
        with tf.name_scope("split_inputs"), tf.device(shared):
            shards = _split(features, labels, mode, len(places))
        towers = _build_towers(
            _with_options(model_fn, params, config),
            mode,
            shards,
            places[: len(shards)],
            shared,
            loss_reduction,
        )
        if len(towers) == 1:
            return towers[0]
        if mode == tf_estimator.ModeKeys.TRAIN:
            return tower_specs.train_spec(towers, shared)
        if mode == tf_estimator.ModeKeys.EVAL:
            return tower_specs.eval_spec(towers, shared)
        return tower_specs.predict_spec(towers, shared)

    return replicated_model_fn


def _local_devices(kind: str) -> List[str]:
    found = tf.config.experimental.list_physical_devices(kind)
    return [f"/device:{kind}:{index}" for index in range(len(found))]


def _with_options(model_fn: ModelFn, params: Any, config: Any) -> Callable[..., Any]:
    """Returns the model function with what it takes of params and config, as copies."""
    options = {"params": params, "config": config}
    taken = inspect.signature(model_fn).parameters
    copies = {name: copy.deepcopy(value) for name, value in options.items() if name in taken}

    def call(**inputs: Any) -> Any:
        return model_fn(**inputs, **copies)

    return call


def _build_towers(
    model_fn: Callable[..., Any],
    mode: str,
    shards: Sequence[Tuple[Any, Any]],
    devices: Sequence[str],
    shared_device: str,
    loss_reduction: str,
) -> List[Any]:
    specs = []
    replication = Replication(len(devices), loss_reduction)
    for device, (features, labels) in zip(devices, shards):
        with replication.tower(), tf.device(_placement(device, shared_device)):
            spec = model_fn(features=features, labels=labels, mode=mode)
            trains = spec.train_op is not None and len(devices) > 1
            if trains and not replication.optimizer_was_used:
                raise ValueError(
                    "Please wrap optimizers with TowerOptimizer in order to use "
                    "replicate_model_fn with multiple `devices`."
                )
            loss = scale_loss(spec.loss, loss_reduction, len(devices))
            specs.append(spec._replace(loss=loss))
    replication.check_calls()
    return specs


def _placement(device: str, shared_device: str) -> Callable[[Any], str]:
    def choose(op: Any) -> str:
        asked_for = tf.DeviceSpec.from_string(op.device or "")
        if op.type in _VARIABLE_OPS:
            place = tf.DeviceSpec.from_string(shared_device)
        elif any(tensor.dtype == tf.resource for tensor in op.inputs):
            # Such an op goes where the variable is. Within the body of a v2 cond nothing tells
            # where that is, and the tower's own device would be a conflict.
            place = tf.DeviceSpec()
        else:
            place = tf.DeviceSpec.from_string(device)
        place.merge_from(asked_for)
        chosen: str = place.to_string()
        return chosen

    return choose


def _split(features: Any, labels: Any, mode: str, shares: int) -> List[Tuple[Any, Any]]:
    """Returns features and labels of each tower.

    There is one share alone for a batch to predict that can't be split: services send batches of
    any size.
    """
    if shares == 1:
        return [(features, labels)]
    if mode == tf_estimator.ModeKeys.PREDICT and not all(
        _splits_evenly(tensor, shares) for tensor in _tensors(features)
    ):
        return [(features, labels)]
    split_labels = [None] * shares if labels is None else _split_nest(labels, shares)
    return list(zip(_split_nest(features, shares), split_labels))


def _tensors(nest: Any) -> List[Any]:
    return list(nest.values()) if isinstance(nest, dict) else [nest]


def _batch_size(tensor: Any) -> Optional[int]:
    size: Optional[int] = tensor.shape[:1].as_list()[0]
    return size


def _splits_evenly(tensor: Any, shares: int) -> bool:
    size = _batch_size(tf.convert_to_tensor_or_sparse_tensor(tensor))
    return size is not None and size % shares == 0


def _split_nest(nest: Any, shares: int) -> List[Any]:
    if not isinstance(nest, dict):
        return _split_tensor(nest, shares)
    parts = {key: _split_tensor(tensor, shares) for key, tensor in nest.items()}
    split: List[Dict[str, Any]] = [
        {key: part[index] for key, part in parts.items()} for index in range(shares)
    ]
    return split


def _split_tensor(tensor: Any, shares: int) -> List[Any]:
    tensor = tf.convert_to_tensor_or_sparse_tensor(tensor)
    size = _batch_size(tensor)
    if size is not None and size % shares:
        raise ValueError(
            f"Batch size {size} needs to be divisible by the number of GPUs, which is {shares}."
        )
    if isinstance(tensor, tf.SparseTensor):
        parts: List[Any] = tf.sparse.split(sp_input=tensor, num_split=shares, axis=0)
    else:
        parts = tf.split(tensor, shares)
    return parts
