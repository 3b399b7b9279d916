"""Which TensorFlow an answer is for."""

import os
import subprocess
import sys

import pytest

from contrib_compat.catalog import release as releases
from contrib_compat.versions import installed


@pytest.mark.parametrize(
    ("wanted", "release"),
    [("2.16", (2, 16)), ("2.16.1", (2, 16)), ("1.15.5", (1, 15)), ("2.22.0rc0", (2, 22))],
)
def test_a_release_may_be_named(wanted, release):
    """Its two numbers count."""
    assert releases.release(wanted) == release


@pytest.mark.parametrize("wanted", ["", "2", "two.three", "1.14", "newest"])
def test_what_is_no_release_is_refused(wanted):
    """The error names what came and what is wanted."""
    with pytest.raises(releases.ReleaseError, match=f"^'{wanted}' is no TensorFlow from 1.15 on"):
        releases.release(wanted)


def test_the_installed_one_is_told_by_the_name_of_its_metadata(tmp_path):
    """Neither is TensorFlow imported nor the metadata read."""
    package = tmp_path / "tensorflow"
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemExit('imported')")
    (tmp_path / "tensorflow_cpu-2.17.3rc1.dist-info").mkdir()
    program = "from contrib_compat.catalog.release import release; print(release(None))"
    path = os.pathsep.join([str(tmp_path), *sys.path])
    told = subprocess.check_output(
        [sys.executable, "-c", program], env=dict(os.environ, PYTHONPATH=path)
    )
    assert told.decode().strip() == "(2, 17)"


def test_without_one_the_newest_counts(monkeypatch):
    """So that the tool may be asked on a machine without TensorFlow."""
    monkeypatch.setattr(installed, "tf_version_by_metadata", lambda: None)
    assert releases.release(None) >= (2, 21)
