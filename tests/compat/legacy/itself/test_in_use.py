"""Which copy the process uses."""

import pytest

from contrib_compat.legacy.itself import in_use
from contrib_compat.legacy.itself.contents import CopyError


@pytest.fixture(autouse=True)
def afterwards():
    """Lets the environment decide again."""
    yield
    in_use.choose(None)


def test_a_place_is_chosen(miniature, monkeypatch):
    """A path, the variable, and `off`; what was chosen last counts, and None is the variable."""
    packages = miniature.installed()
    monkeypatch.setenv("TF_CONTRIB_FROM", "off")
    in_use.choose(packages)
    assert in_use.copy_in_use() == packages / "tensorflow_core"
    in_use.choose("off")
    assert in_use.copy_in_use() is None
    monkeypatch.setenv("TF_CONTRIB_FROM", str(packages))
    in_use.choose(None)
    assert in_use.copy_in_use() == packages / "tensorflow_core"


def test_it_is_looked_for_once(miniature):
    """Files come and go without being asked for at each name."""
    packages = miniature.installed()
    in_use.choose(packages)
    found = in_use.copy_in_use()
    packages.rename(packages.with_name("elsewhere"))
    assert in_use.copy_in_use() is found


def test_what_is_not_there_is_no_copy(tmp_path):
    """An error that says so, each time it is asked for."""
    in_use.choose(tmp_path / "nowhere")
    for _ in range(2):
        with pytest.raises(CopyError, match="nowhere"):
            in_use.copy_in_use()
