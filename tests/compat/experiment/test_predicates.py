"""Predicates of continuous evaluation, in both forms."""

import pytest

from contrib_compat.experiment.predicates import as_predicate


def test_none_goes_on():
    """Without a predicate evaluation goes on."""
    assert as_predicate(None)(None, None) is True


def test_both_forms():
    """The checkpoint is given to functions that name it, whatever else they take."""
    assert as_predicate(lambda eval_results: eval_results)("result", "ckpt") == "result"
    assert as_predicate(lambda a, checkpoint_path: [a, checkpoint_path])("result", "ckpt") == [
        "result",
        "ckpt",
    ]
    assert as_predicate(lambda a, *, checkpoint_path=None: checkpoint_path)({}, "ckpt") == "ckpt"
    assert as_predicate(lambda a, other=5: other)({}, "ckpt") == 5


def test_what_can_not_be_called():
    """Anything else is a ValueError, as natively."""
    with pytest.raises(ValueError, match="must be a callable, or None"):
        as_predicate("yes")
