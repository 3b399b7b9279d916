"""Directories in which exports are made; test_collection.py has those that are left over."""

import os

import pytest
import tensorflow.compat.v1 as tf

from contrib_compat.disk import store
from contrib_compat.publishing import temporaries


def test_it_is_there_for_a_while(tmp_path):
    """A directory of a name of its own, which no model server takes for a version."""
    with temporaries.temporary_directory(str(tmp_path / "base"), "new") as path:
        assert os.listdir(path) == [] and os.path.dirname(path) == str(tmp_path / "base")
        with temporaries.temporary_directory(str(tmp_path / "base"), "new") as other:
            assert other != path
        (tmp_path / "base" / os.path.basename(path) / "file").write_text("")
        assert not os.path.basename(path).isdigit()
    assert os.listdir(str(tmp_path / "base")) == []


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt])
def test_a_failure_leaves_nothing(tmp_path, error):
    """It is removed whatever happens, and the failure is what is raised."""
    with pytest.raises(error), temporaries.temporary_directory(str(tmp_path), "base"):
        raise error
    assert os.listdir(str(tmp_path)) == []


def test_what_can_not_be_removed_is_a_warning(tmp_path, monkeypatch, warned):
    """The export is there, or failed for a reason that is more important."""

    def refuse(path):
        raise tf.errors.PermissionDeniedError(None, None, "mine")

    monkeypatch.setattr(store, "remove_tree", refuse)
    with temporaries.temporary_directory(str(tmp_path), "post"):
        pass
    assert len(warned) == 1 and "mine" in warned[0]


def test_a_directory_that_can_not_be_listed_is_a_warning(tmp_path, warned):
    """Looking for what is left over never fails an export."""
    temporaries.remove_stale_temporaries(str(tmp_path / "missing"))
    assert len(warned) == 1
