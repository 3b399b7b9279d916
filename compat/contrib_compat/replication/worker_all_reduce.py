"""Sums of gradients over the devices of several workers of one graph."""

from __future__ import annotations

from typing import Any, List, NamedTuple, Sequence, Tuple, Union

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class
from contrib_compat.versions import private_names

__all__ = ["MultiWorkerAllReduce"]

_Spec = Tuple[Any, ...]


class _Algorithm(NamedTuple):
    """How gradients up to a size were reduced; -1 is any size."""

    alg: str
    shards: int = 1
    limit: int = -1


@deprecated_class("distribute.MultiWorkerAllReduce")
class MultiWorkerAllReduce(private_names.AllReduceCrossDeviceOps):
    """``tf.contrib.distribute.MultiWorkerAllReduce`` of TensorFlow 1.13 to 1.15.

    It returns what it natively did. The ways there were to split the work between devices are gone
    from TensorFlow 2, so that the values are added up on one device and copied back to all of them.
    """

    def __init__(
        self,
        worker_devices: Sequence[str],
        num_gpus_per_worker: int,
        all_reduce_spec: Union[str, _Spec, List[_Spec]] = ("pscpu/pscpu", 2, -1),
        num_packs: int = 0,
        agg_small_grads_max_bytes: int = 0,
        agg_small_grads_max_group: int = 10,
    ) -> None:
        """Makes the reduction.

        Args:
          worker_devices: the names of the workers' devices; it has no effect.
          num_gpus_per_worker: how many GPUs a worker has; it has no effect.
          all_reduce_spec: an algorithm, or a tuple of its name, the number of shards and the
            largest size that it is for, or a list of such tuples; checked, and without effect.
          num_packs: the number of packs that gradients were put into; it has no effect.
          agg_small_grads_max_bytes: the size up to which they were; it has no effect.
          agg_small_grads_max_group: how many of them went into one; it has no effect.

        Raises:
          ValueError: ``all_reduce_spec`` has what is no tuple of one to three elements.
        """
        super().__init__(num_packs=num_packs)
        if isinstance(all_reduce_spec, str):
            all_reduce_spec = (all_reduce_spec,)
        specs = [all_reduce_spec] if isinstance(all_reduce_spec, tuple) else all_reduce_spec
        self._worker_devices = worker_devices
        self._num_gpus_per_worker = num_gpus_per_worker
        self._all_reduce_spec = [_algorithm(spec) for spec in specs]

    def _batch_all_reduce(self, reduce_op: Any, per_replica_values: Sequence[Any]) -> Any:
        pairs = [(value, value) for value in per_replica_values]
        return tf.distribute.ReductionToOneDevice().batch_reduce(reduce_op, pairs)


def _algorithm(spec: _Spec) -> _Algorithm:
    if not isinstance(spec, tuple) or not 1 <= len(spec) <= 3:
        raise ValueError(
            f"all_reduce_spec has {spec!r}; a tuple of an algorithm, a number of shards and a "
            "limit is wanted, of which the last two may be left out."
        )
    return _Algorithm(*spec)
