"""What stands in for names of numpy, h5py and unittest that have no other today, see `period`."""

from __future__ import annotations

import importlib
from typing import Any, Callable, Mapping

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


class _Casts:
    """Stands for ``numpy.cast``: functions that make arrays of a type, by the type."""

    def __getitem__(self, dtype: Any) -> Callable[[Any], Any]:
        numpy = importlib.import_module("numpy")
        return lambda value: numpy.asarray(value).astype(dtype)


cast = _Casts()


def msort(a: Any) -> Any:
    """Stands for ``numpy.msort``: a copy of an array, sorted along its first axis."""
    return importlib.import_module("numpy").sort(a, axis=0)


dataset_value = property(lambda dataset: dataset[()])
"""What the attribute ``value`` of h5py's datasets was: all of one, as an array or a scalar."""


def assertDictContainsSubset(
    test: Any, subset: Mapping[Any, Any], dictionary: Mapping[Any, Any], msg: Any = None
) -> None:
    """Does what the method of test cases did: fails unless a dictionary has some items.

    Args:
        test: The test case.
        subset: The items.
        dictionary: What shall have them.
        msg: What is said beside what differs.
    """
    test.assertEqual({**dictionary, **subset}, dict(dictionary), msg)


def make_suite(
    testCaseClass: Any, prefix: str = "test", sortUsing: Any = None, suiteClass: Any = None
) -> Any:
    """Stands for ``unittest.makeSuite``: the tests of a test case's class.

    Args:
        testCaseClass: The class.
        prefix: What the names of tests begin with.
        sortUsing: Compares two names; alphabetically if it is None.
        suiteClass: Takes the list of tests; unittest's own if it is None.
    """
    return _loader(prefix, sortUsing, suiteClass).loadTestsFromTestCase(testCaseClass)


def find_test_cases(
    module: Any, prefix: str = "test", sortUsing: Any = None, suiteClass: Any = None
) -> Any:
    """Stands for ``unittest.findTestCases``: the tests of a module.

    Args:
        module: The module.
        prefix: What the names of tests begin with.
        sortUsing: Compares two names; alphabetically if it is None.
        suiteClass: Takes a list of tests; unittest's own if it is None.
    """
    return _loader(prefix, sortUsing, suiteClass).loadTestsFromModule(module)


def _loader(prefix: str, sort_using: Any, suite_class: Any) -> Any:
    loader = importlib.import_module("unittest").TestLoader()
    loader.testMethodPrefix = prefix
    if sort_using is not None:
        loader.sortTestMethodsUsing = sort_using
    if suite_class is not None:
        loader.suiteClass = suite_class
    return loader
