"""Names of exporters and strategies are those of one directory."""

import pytest

from contrib_compat.publishing.names import check_name


@pytest.mark.parametrize(
    "name", ["Servo", "best_model", "..x", "a.b", "a b", "Sérvo", "a#2", "x" * 255, "é" * 127]
)
def test_names_of_directories_pass(name):
    """Whatever file systems take for one directory is a name."""
    check_name("name", name)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("", "is empty"),
        (".", "is another directory"),
        ("..", "is another directory"),
        ("../x", "holds a separator"),
        ("/abs", "holds a separator"),
        ("a/b", "holds a separator"),
        ("a\\b", "holds a separator"),
        ("gs://bucket", "holds a separator"),
        ("a\0b", "holds NUL"),
        ("x" * 256, "takes 256 bytes"),
        ("é" * 128, "takes 256 bytes"),
        ("\udcff", "can't be encoded"),
    ],
)
def test_what_is_no_directory_is_refused(name, wrong):
    """A ValueError names the argument, what came and what is wrong with it."""
    with pytest.raises(ValueError, match=f"strategy.name: got .*: it {wrong}") as caught:
        check_name("strategy.name", name)
    assert repr(name) in str(caught.value)


@pytest.mark.parametrize("name", [None, 5, b"bytes", ["x"]])
def test_what_is_no_text_is_refused(name):
    """A TypeError names the argument."""
    with pytest.raises(TypeError, match=r"name: got .* wanted a string"):
        check_name("name", name)
