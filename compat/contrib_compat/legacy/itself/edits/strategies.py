"""Strategies of distribution, of which those of TensorFlow that they are made of ask for more."""

from __future__ import annotations

from contrib_compat.legacy.itself.edits import edit, replace

_ALL_REDUCE = "contrib/distribute/python/collective_all_reduce_strategy.py"


@edit(_ALL_REDUCE, "tensorflow>=2.4")
def communicate_by_options(text: str) -> str:
    """How workers communicate has become one of several options."""
    options = "collective_all_reduce_strategy.collective_util.Options"
    by = rf"\1communication_options={options}(implementation=communication),"
    return replace(text, r"^( {8})communication=communication,$", by, times=1)


def _numbered(text: str, strategy: str, statement: str) -> str:
    """Gives a strategy the number from which on it counts what it reduces."""
    by = rf"\1{strategy}._collective_key_base = 0; \2"
    return replace(text, rf"^( +)({statement} = )", by, times=1)


@edit(_ALL_REDUCE, "tensorflow>=2.4")
def number_reductions_of_workers(text: str) -> str:
    """Strategies have a number of which what they are made of knew a constant."""
    return _numbered(text, "container_strategy", "tfconfig")


@edit("contrib/distribute/python/mirrored_strategy.py", "tensorflow>=2.4")
def number_reductions_of_mirrors(text: str) -> str:
    """Strategies have a number of which what they are made of knew a constant."""
    return _numbered(text, "self", "extended")
