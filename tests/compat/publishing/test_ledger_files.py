"""Each strategy has a key of its own, and each key a file."""

import pytest

from contrib_compat.publishing.ledger_files import LedgerFiles, keys_of, name_of

RECORD = {"checkpoint": "ckpt-1", "before": [], "result": "somewhere"}


def test_strategies_of_one_name_have_keys_of_their_own():
    """The second of a name has its place in its key, and no two keys are the same."""
    names = ["Servo", "best", "Servo", "Servo#2", "Servo#2"]
    keys = keys_of(names)
    assert keys == ["Servo", "best", "Servo#2", "Servo#2#1", "Servo#2#2"]
    assert [name_of(key) for key in keys] == names


@pytest.mark.parametrize("key", ["a/b", "../x", "é" * 300, "x" * 300, "\udcff", "."])
def test_every_key_has_a_file(tmp_path, key):
    """Names that were never checked lead nowhere else: their records are in the directory."""
    files = LedgerFiles(str(tmp_path))
    files.begin(key, dict(RECORD, before=[]))
    files.end(key, RECORD)
    assert LedgerFiles(str(tmp_path)).read(key) == RECORD
    (path,) = tmp_path.iterdir()
    assert path.name.startswith(".ledger-of-") and path.is_file()
