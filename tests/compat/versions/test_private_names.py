"""The list of private names, on the TensorFlow installed."""

import re
from pathlib import Path

import pytest

import contrib_compat
from contrib_compat import estimator
from contrib_compat.versions import private_names

COMPAT = Path(contrib_compat.__file__).parent


@pytest.mark.smoke
@pytest.mark.parametrize("name", sorted(private_names.BORROWED))
def test_each_name_is_there(name):
    """The TensorFlow installed has every name of the list."""
    value = getattr(private_names, name)
    assert value is not None
    assert getattr(private_names, name) is value


@pytest.mark.smoke
@pytest.mark.parametrize("name", private_names.ATTRIBUTES)
def test_each_attribute_is_there(name, tmp_path):
    """An estimator of the TensorFlow installed has every attribute of the list."""
    made = estimator.Estimator(lambda features, labels, mode: None, model_dir=str(tmp_path))
    assert hasattr(made, name)


def test_each_name_is_used():
    """The list holds nothing that nobody borrows any more."""
    files = [*COMPAT.rglob("*.py"), *COMPAT.rglob("*.tsv")]
    text = "\n".join(path.read_text("utf-8") for path in files)
    borrowed = re.findall(r"\b(?:borrowed|private_names)[.:](\w+)", text)
    assert {name for name in borrowed if not name.isupper()} == set(private_names.BORROWED)
    attributes = [getattr(private_names, name) for name in borrowed if name.isupper()]
    assert set(attributes) == set(private_names.ATTRIBUTES)


def test_no_private_name_is_written_elsewhere():
    """Where a name is found stands in the list alone."""
    places = [place.partition(":") for place in private_names.BORROWED.values()]
    names = [name for _, _, name in places if name.startswith("_")]
    names += private_names.ATTRIBUTES
    for path in COMPAT.rglob("*.py"):
        if path.name != "private_names.py":
            code = path.read_text("utf-8")
            code = code.replace("super()._", "")  # what overrides a method has to name it
            assert not [name for name in names if re.search(rf"[.\"']{name}\b", code)], path


def test_other_names_are_ordinary_attribute_errors():
    """A name that is not on the list is not looked for anywhere."""
    with pytest.raises(AttributeError, match="_head_of_nothing"):
        _ = private_names._head_of_nothing
    assert set(private_names.BORROWED) <= set(dir(private_names))
