"""Predicates of continuous evaluation, in both forms."""

import pytest

from contrib_compat.experiment.predicates import as_predicate


def test_none_goes_on():
    """Without a predicate evaluation goes on."""
    assert as_predicate(None)(None, None) is True


@pytest.mark.parametrize(
    ("function", "given"),
    [
        (lambda *arguments: arguments, ({"loss": 1.0},)),
        (lambda results, other=5: (results, other), ({"loss": 1.0}, 5)),
        (lambda results, checkpoint_path: (results, checkpoint_path), ({"loss": 1.0}, "ckpt")),
        (lambda results, *, checkpoint_path=None: checkpoint_path, "ckpt"),
    ],
)
def test_both_forms(function, given):
    """The checkpoint is given to functions that name it, whatever else they take."""
    answer: object = as_predicate(function)({"loss": 1.0}, "ckpt")
    assert answer == given


def test_what_can_not_be_called():
    """Anything else is a ValueError, as natively."""
    with pytest.raises(ValueError, match="must be a callable, or None"):
        as_predicate("yes")
