"""Edits of 1.15's files: each finds its text, keeps the lines, and says so where it can't."""

import pytest

from contrib_compat.legacy.itself import edits

ALL = [(file, entry) for file, entries in sorted(edits.TABLE.items()) for entry in entries]


@pytest.mark.parametrize("file, entry", ALL, ids=lambda value: getattr(value, "change", value))
def test_each_edit_is_for_the_file_that_is_there(file, entry, copy_of_1_15):
    """It changes the text, leaves the number of lines alone, and compiles."""
    text = (copy_of_1_15 / file).read_text(encoding="utf-8")
    changed = entry.change(text)
    assert changed != text
    assert changed.count("\n") == text.count("\n")
    compile(changed, file, "exec")


@pytest.mark.parametrize("file, entry", ALL, ids=lambda value: getattr(value, "change", value))
def test_an_edit_that_finds_another_text_says_so(file, entry):
    """It raises, and names what it looked for, rather than leave the file as it is."""
    with pytest.raises(edits.EditError, match=r"is found 0 times, wanted [1-9]"):
        entry.change("import numpy as np\n")


def test_the_error_names_the_file_and_the_edit(monkeypatch):
    """What a user reports is enough to find the place."""
    file = "contrib/learn/python/learn/learn_io/data_feeder.py"
    monkeypatch.setattr(edits, "is_installed", lambda requirement: True)
    with pytest.raises(edits.EditError, match=f"{file}: assign_items: "):
        edits.edited(file, b"import numpy as np\n")


def test_files_without_edits_are_left_alone():
    """Their bytes are handed on unread."""
    assert edits.edited("contrib/layers/__init__.py", b"\xff") == b"\xff"
    assert edits.mark("contrib/layers/__init__.py") == ""


def test_edits_for_other_releases_are_left_out(monkeypatch):
    """A text that is right for the numpy installed stays as it is."""
    monkeypatch.setattr(edits, "is_installed", lambda requirement: False)
    file = "contrib/learn/python/learn/learn_io/data_feeder.py"
    assert edits.edited(file, b"out.itemset(0, 1.0)\n") == b"out.itemset(0, 1.0)\n"


def test_each_edit_says_what_changed():
    """Its docstring is the reason."""
    for _, entry in ALL:
        assert entry.change.__doc__.endswith(".")
