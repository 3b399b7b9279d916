"""Names of export directories."""

import time
from pathlib import Path

import pytest


@pytest.fixture
def directories():
    """The module; importing it imports TensorFlow."""
    from contrib_compat.publishing import export_versions as directories

    return directories


def test_taken_names_cost_no_time(directories, tmp_path, monkeypatch):
    """D12: the next free second is taken at once, however many exports a second there are."""
    monkeypatch.setattr(time, "time", lambda: 1500000000.5)
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("waited"))
    found = []
    for _ in range(25):
        found.append(directories.get_timestamped_export_dir(str(tmp_path)))
        (tmp_path / found[-1].decode().rsplit("/", 1)[1]).mkdir()
    wanted = [str(tmp_path / str(1500000000 + i)).encode() for i in range(25)]
    assert found == wanted


def test_names_are_ten_digits(directories, monkeypatch, tmp_path):
    """A clock that starts at zero gives names that are versions all the same."""
    monkeypatch.setattr(time, "time", lambda: 5.0)
    assert directories.get_timestamped_export_dir(str(tmp_path)).endswith(b"/0000000005")


def test_temporary_names_are_proper(directories, tmp_path):
    """D11: there is no ``b'...'`` in the name, whether the path was bytes or not."""
    export_dir = directories.get_timestamped_export_dir(str(tmp_path))
    assert b"'" not in directories.get_temp_export_dir(export_dir)
    assert directories.get_temp_export_dir("/a/5") == directories.get_temp_export_dir(b"/a/5")


def test_other_formats_are_found_where_there_is_no_saved_model(directories, tmp_path):
    """A strategy that writes other files than a SavedModel finds its newest export too."""
    for version in ("1500000000", "1500000007"):
        (tmp_path / version).mkdir()
        (tmp_path / version / "model.tflite").write_text("")
    assert directories.get_most_recent_export(str(tmp_path)) == (
        str(tmp_path / "1500000007"),
        1500000007,
    )


@pytest.mark.parametrize("later", ["link", "parts"])
def test_the_most_recent_export_is_a_real_one(directories, tmp_path, later):
    """Neither a link nor parts of an export come before what holds a SavedModel."""
    (tmp_path / "1500000000").mkdir()
    (tmp_path / "1500000000" / "saved_model.pb").touch()
    if later == "link":
        (tmp_path / "4000000000").symlink_to(tmp_path / "1500000000")
    else:
        (tmp_path / "4000000000" / "variables").mkdir(parents=True)
    assert directories.get_most_recent_export(tmp_path).export_version == 1500000000


def test_paths_may_be_objects(directories, tmp_path):
    """``os.PathLike`` is taken wherever text is; the answers are bytes, as natively."""
    export_dir = directories.get_timestamped_export_dir(tmp_path)
    assert export_dir.startswith(str(tmp_path).encode())
    temporary = directories.get_temp_export_dir(Path(export_dir.decode()))
    assert temporary == directories.get_temp_export_dir(export_dir)


def test_a_name_of_a_link_that_leads_nowhere_is_taken(directories, monkeypatch, tmp_path):
    """An export can't be moved there."""
    monkeypatch.setattr(time, "time", lambda: 1500000000.5)
    (tmp_path / "1500000000").symlink_to(tmp_path / "missing")
    assert directories.get_timestamped_export_dir(tmp_path).endswith(b"/1500000001")
