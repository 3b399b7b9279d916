"""Results of evaluations as JSON."""

import json

import pytest


def there_and_back(result):
    from contrib_compat.evaluations.results import as_json, from_json

    return from_json(json.loads(json.dumps(as_json(result))))


@pytest.mark.parametrize(
    "dtype, value",
    [
        ("float32", 0.1),
        ("float16", 0.1),
        ("float64", 1e300),
        ("float32", float("inf")),
        ("int64", 2**62),
        ("uint8", 255),
        ("bool", True),
        ("float32", [[0.1, 0.2], [0.3, 0.4]]),
        ("int32", []),
    ],
)
def test_numbers_of_numpy_keep_type_and_value(dtype, value):
    """To the last bit, scalars and arrays."""
    import numpy as np

    number = np.array(value, dtype)[()]
    back = there_and_back({"x": number})["x"]
    assert type(back) is type(number)
    assert back.dtype == number.dtype
    assert np.array_equal(back, number)


def test_nan_comes_back():
    """JSON of Python's has it."""
    import numpy as np

    back = there_and_back({"x": np.float32("nan"), "y": float("nan")})
    assert all(np.isnan(value) for value in back.values())


def test_plain_values_come_back_as_they_are():
    """Numbers of Python, text and None."""
    result = {"a": 1, "b": 0.1, "c": True, "d": "text", "e": None}
    assert there_and_back(result) == result


def test_what_json_can_not_hold_is_left_out():
    """Images and other bytes are not compared."""
    import numpy as np

    result = {"image": b"\x00", "text": np.array(["x"]), "any": object(), "loss": 1.0}
    assert there_and_back(result) == {"loss": 1.0}


@pytest.mark.parametrize("bad", [{}, {"value": 1}, {"dtype": "no type", "value": 1}])
def test_what_is_nothing_of_the_kind_is_a_value_error(bad):
    """The error shows what came."""
    from contrib_compat.evaluations.results import from_json

    with pytest.raises(ValueError, match=r"encoded: got {.*}, wanted a dtype and a value"):
        from_json({"loss": bad})
