"""Stand-ins for names of numpy."""

import pytest

from contrib_compat.programs import period_stand_ins as stand_ins

np = pytest.importorskip("numpy")


def test_asscalar_gives_pythons_scalar():
    """numpy.asscalar returned the item of an array of one element."""
    assert type(stand_ins.asscalar(np.array([3]))) is int
    with pytest.raises(ValueError):
        stand_ins.asscalar(np.array([1, 2]))


def test_asfarray_gives_floats():
    """numpy.asfarray kept types of floats and made others double precision."""
    assert stand_ins.asfarray([1]).dtype == np.float64
    assert stand_ins.asfarray([1], dtype=np.float32).dtype == np.float32
    assert stand_ins.asfarray([1], dtype=np.int32).dtype == np.float64


def test_issubclass_takes_what_is_no_class():
    """numpy.issubclass_ returned False where issubclass raises."""
    assert stand_ins.issubclass_(bool, int) and not stand_ins.issubclass_(1, int)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [((4, 7), [[0, 1, 2], [3, 7, 5]]), (((1, 2), 7), [[0, 1, 2], [3, 4, 7]])],
)
def test_itemset_sets_one_element(arguments, expected):
    """The method took a flat index, or a tuple, or one index an axis."""
    array = np.arange(6).reshape(2, 3)
    stand_ins.itemset(array, *arguments)
    assert array.tolist() == expected
    stand_ins.itemset(array, 0, 1, 9)
    assert array[0, 1] == 9


def test_itemset_of_one_element_takes_no_place():
    """Also of an array with axes, where the value is made one of its type."""
    for array in (np.array(1.5), np.array([[1.5]])):
        stand_ins.itemset(array, 2)
        assert array.item() == 2.0


def test_other_methods_and_functions_that_left():
    """The range of values, the other order of bytes, and functions that cast."""
    array = np.array([[1, 5], [2, 9]])
    assert stand_ins.ptp(array) == 8 and stand_ins.ptp(array, axis=0).tolist() == [1, 4]
    swapped = stand_ins.newbyteorder(np.array([1], np.int16))
    assert swapped.tolist() == [256]
    assert stand_ins.cast[np.int32](1.9).dtype == np.int32
