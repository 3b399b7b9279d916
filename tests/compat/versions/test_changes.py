"""Changes that are made together, or not at all."""

from types import ModuleType

import pytest

from contrib_compat.versions.changes import Changes


class Others:
    """A module, a class, a dictionary and a list that belong to somebody else."""

    def __init__(self):
        self.module = ModuleType("module")
        self.module.old = 1
        self.type = type("Type", (), {"old": 1})
        self.table = {"old": 1, "kept": 1}
        self.members = ["old"]

    def state(self):
        """Returns all there is."""
        return (
            {name: value for name, value in vars(self.module).items() if name[0] != "_"},
            {name: value for name, value in vars(self.type).items() if name[0] != "_"},
            dict(self.table),
            list(self.members),
        )

    def change(self, changes):
        """Makes a change of each kind, to what is there and what isn't."""
        changes.attribute(self.module, "old", 2)
        changes.attribute(self.module, "new", 2)
        changes.attribute(self.type, "old", 2)
        changes.attribute(self.type, "new", 2)
        changes.item(self.table, "old", 2)
        changes.item(self.table, "new", 2)
        changes.keep(self.table, "kept")
        self.table["kept"] = 2
        changes.member(self.members, "new")
        changes.member(self.members, "first", first=True)


AFTER = (
    {"old": 2, "new": 2},
    {"old": 2, "new": 2},
    {"old": 2, "new": 2, "kept": 2},
    ["first", "old", "new"],
)


def test_a_block_that_ends_well_leaves_its_changes():
    """Without an error all changes are there afterwards."""
    others = Others()
    with Changes() as changes:
        others.change(changes)
    assert others.state() == AFTER


def test_an_error_takes_all_changes_back():
    """With an error nothing is left, and the error goes on."""
    others = Others()
    before = others.state()
    with pytest.raises(KeyError), Changes() as changes:
        others.change(changes)
        assert others.state() == AFTER
        raise KeyError
    assert others.state() == before


@pytest.mark.parametrize("last", range(9))
def test_an_interrupt_after_each_change_takes_all_back(monkeypatch, last):
    """Whichever change was the last one before an interrupt, none is left."""
    others = Others()
    before = others.state()
    count = []
    note = Changes.undo_by

    def undo_by(self, undo):
        if len(count) == last:
            raise KeyboardInterrupt
        count.append(undo)
        note(self, undo)

    monkeypatch.setattr(Changes, "undo_by", undo_by)
    with pytest.raises(KeyboardInterrupt), Changes() as changes:
        others.change(changes)
    assert others.state() == before


def test_an_interrupt_while_changes_are_taken_back_is_outlasted():
    """A second Ctrl-C doesn't keep the first one's changes."""
    others = Others()
    before = others.state()
    interrupts = [KeyboardInterrupt(), KeyboardInterrupt()]

    def again():
        if interrupts:
            raise interrupts.pop()

    with pytest.raises(KeyError), Changes() as changes:
        others.change(changes)
        changes.undo_by(again)
        raise KeyError
    assert others.state() == before and not interrupts


def test_changing_again_changes_nothing():
    """What is so already is left alone, so that no error takes back what others need."""
    others = Others()
    with Changes() as changes:
        others.change(changes)
    with pytest.raises(KeyError), Changes() as changes:
        others.change(changes)
        raise KeyError
    assert others.state() == AFTER
