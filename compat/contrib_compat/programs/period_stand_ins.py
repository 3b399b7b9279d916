"""What stands in for names of numpy that have no other name today, see `period`."""

from __future__ import annotations

import importlib
from typing import Any

NINF = float("-inf")
PZERO = 0.0
NZERO = -0.0


def asscalar(a: Any) -> Any:
    """Stands for ``numpy.asscalar``: the Python scalar of an array of one element."""
    return a.item()


def asfarray(a: Any, dtype: Any = None) -> Any:
    """Stands for ``numpy.asfarray``.

    Args:
        a: What becomes an array.
        dtype: Its type; double precision instead of one that is not of floats.
    """
    numpy = importlib.import_module("numpy")
    wanted = numpy.dtype(numpy.float64 if dtype is None else dtype)
    inexact = numpy.issubdtype(wanted, numpy.inexact)
    return numpy.asarray(a, dtype=wanted if inexact else numpy.float64)


def issubclass_(arg1: Any, arg2: Any) -> bool:
    """Stands for ``numpy.issubclass_``: ``issubclass`` that is False for what is no class."""
    return isinstance(arg1, type) and issubclass(arg1, arg2)


def ptp(array: Any, axis: Any = None, out: Any = None, keepdims: bool = False) -> Any:
    """Does what the method ``ptp`` of arrays did."""
    return importlib.import_module("numpy").ptp(array, axis, out, keepdims)


def itemset(array: Any, *args: Any) -> None:
    """Does what the method ``itemset`` of arrays did: sets one element.

    Args:
        array: The array.
        *args: Where, which an array of one element does without, and the value.
    """
    *index, value = args
    if not index:
        array[(0,) * array.ndim] = array.dtype.type(value)
    elif len(index) == 1 and not isinstance(index[0], tuple):
        array.flat[index[0]] = value
    else:
        array[index[0] if len(index) == 1 else tuple(index)] = value


def newbyteorder(array: Any, new_order: str = "S") -> Any:
    """Does what the method ``newbyteorder`` of arrays and scalars did."""
    return array.view(array.dtype.newbyteorder(new_order))
