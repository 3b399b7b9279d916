"""Which operations TensorFlow can still run: an op outlives its kernels by many releases."""

from __future__ import annotations

from contrib_compat.versions import private_names


def has_kernel(op: str) -> bool:
    """Returns whether the kernel registry has a kernel for an op, on whatever device.

    Args:
        op: The op's registered name, such as ``"BoostedTreesCreateEnsemble"``.
    """
    return bool(private_names.get_registered_kernels_for_op(op).kernel)
