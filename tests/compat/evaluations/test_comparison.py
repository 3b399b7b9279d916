"""Which of two evaluations is better."""

import pytest

ARGUMENTS = ("best", "current")


def more_accurate(best, current):
    return current["accuracy"] > best["accuracy"]


@pytest.fixture
def compare():
    """Makes a comparison by a function."""
    from contrib_compat.evaluations.comparison import Comparison

    def compare(compare_fn, by_name=True, by_loss=False):
        return Comparison(compare_fn, ARGUMENTS, by_name, by_loss)

    return compare


@pytest.fixture
def smaller_loss(compare):
    """The comparison by the loss."""
    from contrib_compat.evaluations.comparison import has_smaller_loss

    return compare(has_smaller_loss, by_name=False, by_loss=True)


def test_anything_is_better_than_nothing(compare):
    """The first evaluation is the best, without being compared."""
    assert compare(lambda best, current: 1 / 0).is_better(None, {"accuracy": 0.5})


def test_the_function_decides(compare):
    """It gets the best evaluation and the candidate, by place or by name."""
    for by_name in (True, False):
        comparison = compare(more_accurate, by_name)
        assert comparison.is_better({"accuracy": 0.5}, {"accuracy": 0.6}) is True
        assert comparison.is_better({"accuracy": 0.5}, {"accuracy": 0.5}) is False


def test_by_name_the_order_of_the_arguments_does_not_matter(compare):
    """D4: a function that names the candidate first is not fooled."""
    comparison = compare(lambda current, best: more_accurate(best, current))
    assert comparison.is_better({"accuracy": 0.5}, {"accuracy": 0.6})


def test_the_answer_is_a_bool(compare):
    """Functions may return what numpy makes of a comparison."""
    import numpy as np

    comparison = compare(lambda best, current: np.array(1))
    assert comparison.is_better({}, {}) is True


def test_nan_never_wins(smaller_loss, warned):
    """D2: NaN is better than nothing and nobody; any number is better than NaN; one warning."""
    nan, one = {"loss": float("nan")}, {"loss": 1.0}
    assert not smaller_loss.is_better(None, nan)
    assert not smaller_loss.is_better(one, nan)
    assert smaller_loss.is_better(nan, one)
    assert warned == ["The loss is NaN: such a model is never the best."]


@pytest.mark.parametrize("size, is_number", [(1, True), (2, False)])
def test_a_loss_is_one_number(smaller_loss, size, is_number):
    """An array of one number is as good as the number, any other is a ValueError that shows it."""
    import numpy as np

    losses = {"loss": np.full([size], 2.0)}, {"loss": np.full([size], 1.0)}
    if is_number:
        assert smaller_loss.is_better(*losses)
    else:
        with pytest.raises(ValueError, match=r"got the loss array\(\[1., 1.\]\), wanted one numb"):
            smaller_loss.is_better(*losses)


def test_the_best_of_several(compare, warned):
    """The best of the evaluations of an earlier run is what would have been kept in that run."""
    results = [{"accuracy": accuracy} for accuracy in (0.5, 0.75, 0.25)]
    assert compare(more_accurate).best_of(results) == {"accuracy": 0.75}
    assert compare(more_accurate).best_of([]) is None
    assert not warned


def test_what_can_not_be_compared_is_passed_over(compare, warned):
    """Whatever a function raises is said once, with the number of evaluations and the first."""
    results = [{"x": 1}, {"accuracy": 0.5}, {"accuracy": None}, {"accuracy": 0.25}]
    assert compare(more_accurate).best_of(results) == {"accuracy": 0.5}
    (line,) = warned
    assert "raised for 2 of the earlier evaluations" in line
    assert "KeyError('accuracy'" in line


def test_an_error_in_the_run_itself_is_raised(compare):
    """What compare_fn raises for the current evaluation is the user's to see."""
    with pytest.raises(KeyError, match="accuracy"):
        compare(more_accurate).is_better({"accuracy": 0.5}, {})


@pytest.mark.parametrize("by_name", [True, False])
@pytest.mark.parametrize(
    "compare_fn", [None, 5, lambda: True, lambda best: True, lambda best, current, margin: True]
)
def test_what_can_not_be_called_is_refused(compare, compare_fn, by_name):
    """The error says what came and what is wanted, and is a TypeError and a ValueError."""
    for error in (TypeError, ValueError):
        with pytest.raises(error, match=r"compare_fn: got .*, wanted a function of best and curr"):
            compare(compare_fn, by_name)


def test_other_names_will_do_where_they_do_not_count(compare):
    """Called by place, a function may name its arguments as it likes; by name it may not."""
    assert compare(lambda a, b: True, by_name=False).is_better({}, {})
    with pytest.raises(ValueError, match="wanted a function of best and current"):
        compare(lambda a, b: True)


def test_a_function_without_a_signature_is_believed(compare):
    """Some that are not written in Python can't be asked."""
    assert compare(min, by_name=False).is_better("", "x") is False
