"""What the tests of crashes share; `tox -e crash` runs them, and no other environment does."""

import sys
from pathlib import Path

import pytest

# For helpers that several of these files import.
sys.path.insert(0, str(Path(__file__).parent))

import runs


@pytest.fixture(autouse=True, scope="session")
def tiny_exports():
    """Has estimators write a tiny tree, so that thousands of states take no graphs."""
    with pytest.MonkeyPatch.context() as patch:
        runs.have_estimators_write_tiny_trees(patch)
        yield


@pytest.fixture
def not_durable():
    """What need not survive a power cut is not synced, to save the time."""
    from contrib_compat.publishing.options import set_options

    set_options(durable=False)
    yield
    set_options()
