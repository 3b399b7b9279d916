"""What newer scipys take in double precision alone."""

from __future__ import annotations

from contrib_compat.legacy.itself.edits import edit, replace

_OPTIMIZER = "contrib/opt/python/training/external_optimizer.py"


@edit(_OPTIMIZER, "scipy>=1.12")
def begin_with_doubles(text: str) -> str:
    """SLSQP and TNC refuse to begin with floats; they made doubles of them."""
    return replace(text, r", initial_val\]$", r", initial_val.astype('float64')]", times=1)


@edit(_OPTIMIZER, "scipy>=1.12")
def constrain_by_doubles(text: str) -> str:
    """SLSQP refuses constraints that are floats; it made doubles of them."""
    for key, function in (("fun", "func"), ("jac", "grad_func")):
        doubles = f"lambda x, f={function}: np.asarray(f(x), 'float64')"
        text = replace(text, f"'{key}': {function}\\b", f"'{key}': {doubles}", times=2)
    return text
