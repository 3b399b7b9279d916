"""Extra files of an export stay in the export."""

from pathlib import PurePath

import pytest

from contrib_compat.publishing.assets import check_assets_extra


@pytest.mark.parametrize(
    "destination", ["words.txt", "a/b/words.txt", "a/../b", "./a", "..a", "a..", b"bytes.txt"]
)
def test_destinations_within_the_export_pass(destination):
    """Relative paths that stay below assets.extra are fine, however they are written."""
    check_assets_extra({destination: "/source"})


def test_no_extra_files_pass():
    """None and an empty dict mean no extra files."""
    check_assets_extra(None)
    check_assets_extra({})


@pytest.mark.parametrize(
    "destination",
    [
        "../x",
        "../../x",
        "a/../../x",
        "..",
        ".",
        "",
        "/etc/x",
        "//x",
        b"../x",
        "..\\x",
        "\\x",
        "C:\\x",
        "C:x",
        "gs://bucket/x",
    ],
)
def test_destinations_that_leave_the_export_are_refused(destination):
    """A ValueError names the argument and the destination."""
    with pytest.raises(ValueError, match="assets_extra: got the destination") as caught:
        check_assets_extra({"fine": "/source", destination: "/source"})
    assert repr(destination) in str(caught.value)


@pytest.mark.parametrize("wrong", [{"a\0b": "/source"}, {"a": "/sour\0ce"}, {b"a\0": b"/source"}])
def test_what_can_be_no_path_is_refused(wrong):
    """TensorFlow would take what comes before NUL for the whole."""
    with pytest.raises(ValueError, match=r"assets_extra: got .* without NUL"):
        check_assets_extra(wrong)


@pytest.mark.parametrize("wrong", [{5: "/source"}, {"a": None}])
def test_what_is_no_path_is_refused(wrong):
    """A TypeError names the argument."""
    with pytest.raises(TypeError, match=r"assets_extra: got .* wanted a path"):
        check_assets_extra(wrong)


def test_paths_may_be_objects(tmp_path):
    """Sources that are not there yet may be given."""
    check_assets_extra({PurePath("a/b"): tmp_path / "missing"})


@pytest.mark.parametrize("wrong", ["x", ["x"], 5])
def test_other_things_than_a_dict_are_refused(wrong):
    """A TypeError names the argument."""
    with pytest.raises(TypeError, match="assets_extra"):
        check_assets_extra(wrong)
