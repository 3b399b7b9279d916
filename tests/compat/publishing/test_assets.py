"""Extra files of an export stay in the export."""

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


@pytest.mark.parametrize("wrong", ["x", ["x"], 5])
def test_other_things_than_a_dict_are_refused(wrong):
    """A TypeError names the argument."""
    with pytest.raises(TypeError, match="assets_extra"):
        check_assets_extra(wrong)
