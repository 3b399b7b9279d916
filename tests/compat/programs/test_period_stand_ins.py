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
