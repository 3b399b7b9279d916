"""Paths as users give them."""

from pathlib import Path

import pytest

from contrib_compat.disk.paths import as_text, check_directory, checked_text, local_path


@pytest.mark.parametrize("path", ["/a/b", b"/a/b", Path("/a/b")])
def test_every_kind_of_path_is_text(path):
    """Text, bytes and objects say the same."""
    assert as_text(path) == "/a/b"
    assert local_path(path) == "/a/b"


@pytest.mark.parametrize(
    ("path", "local"),
    [
        ("a/b", "a/b"),
        ("file:///a/b", "/a/b"),
        ("C:\\a", "C:\\a"),
        ("gs://bucket/a", None),
        (b"hdfs://host/a", None),
        ("ram://a", None),
        ("/a/gs://b", "/a/gs://b"),
    ],
)
def test_local_paths_have_no_scheme(path, local):
    """Python's own functions know local paths alone."""
    assert local_path(path) == local


def test_a_directory_stays_what_it_is():
    """Bytes stay bytes, as which estimators may want them; an object becomes text."""
    assert check_directory("export_path", b"/a") == b"/a"
    assert check_directory("export_path", "a") == "a"
    assert check_directory("export_path", Path("/a")) == "/a"
    assert {checked_text("export_path", path) for path in ("/a", b"/a", Path("/a"))} == {"/a"}


@pytest.mark.parametrize("path", ["", b"", "a\0b", b"a\0b"])
def test_what_is_no_directory_is_refused(path):
    """An empty path would be the working directory."""
    with pytest.raises(ValueError, match=r"export_path: got .*, wanted the path of a directory"):
        checked_text("export_path", path)


@pytest.mark.parametrize("path", [None, 5, ["a"]])
def test_what_is_no_path_is_refused(path):
    """A TypeError names the argument."""
    with pytest.raises(TypeError, match=r"export_path: got .*, wanted a path"):
        checked_text("export_path", path)
