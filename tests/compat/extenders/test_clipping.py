"""Optimizers that clip gradients: what is refused."""

import pytest

from contrib_compat.extenders.clipping import clip_gradients_by_norm

NOT_OPTIMIZERS = ["Adam", None, object()]


@pytest.mark.parametrize("error", [TypeError, AttributeError])
@pytest.mark.parametrize("optimizer", NOT_OPTIMIZERS)
def test_what_is_no_optimizer(optimizer, error):
    """The error names the argument, and is what native contrib raised as well."""
    with pytest.raises(error, match=r"optimizer: got .*, wanted a tf\.compat"):
        clip_gradients_by_norm(optimizer, 1.0)
