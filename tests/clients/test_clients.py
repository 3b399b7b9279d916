"""Packages of the time that nobody here wrote pass their own tests by ``tf-contrib run``.

``native.json`` is how they fare on TensorFlow 1.15, written by ``record_clients.py``. pip downloads
them: without an index, or with another file on it, these tests fail.
"""

import json
import os
import sys

import clients
import pytest

RECORDED = json.loads(clients.NATIVE.read_text())

#: What native passes and we don't, with the reason.
LEFT = json.loads((clients.HERE / "left.json").read_text())


def cases():
    """Yields each suite, with a mark for what takes minutes."""
    for client, suite in clients.SUITES:
        is_long = clients.RECIPES[client]["suites"][suite].get("takes_minutes")
        yield pytest.param(client, suite, marks=[pytest.mark.slow] if is_long else [])


@pytest.mark.client
@pytest.mark.timeout(clients.LIMIT_S)
@pytest.mark.parametrize("client, suite", cases())
def test_no_test_of_a_client_fails_that_passes_natively(client, suite, tmp_path, copy_of_1_15):
    """As many tests run as the recipe says, and those that fail fail natively or are listed.

    Where a recipe says why a suite fails natively alone, nothing of it may fail here.
    """
    command = [sys.executable, "-m", "contrib_compat", "run", *clients.options(client)]
    path = [os.path.abspath(p) for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p]
    found, said = clients.run(command, client, suite, tmp_path, path)
    failed = {name for name, outcome in found.items() if outcome == "failed"}
    left = {entry["test"] for entry in LEFT if entry["client"] == client}
    recipe = clients.RECIPES[client]["suites"][suite]
    excused = set() if "passes_only_here" in recipe else set(RECORDED[client][suite]["failed"])
    assert failed - excused - left == set(), said[-8000:]
    # One that is listed and passes is to be struck off.
    assert left & set(found) <= failed
    assert len(found) == recipe["count"]


@pytest.mark.parametrize("client, suite", clients.SUITES)
def test_a_recipe_says_what_counts(client, suite):
    """Its rule is in words, its count is native's, and what stands for other packages is there."""
    recipe = clients.RECIPES[client]
    assert len(recipe["sha256"]) == 64
    assert len(recipe["suites"][suite]["rule"].split()) > 4
    assert RECORDED[client][suite]["count"] == recipe["suites"][suite]["count"]
    for stub in recipe["stubs"]:
        assert (clients.HERE / "stubs" / stub / "__init__.py").exists()


def test_another_file_than_the_known_one_is_refused(tmp_path, monkeypatch):
    """A package that was replaced on the index, or damaged in the cache, isn't run."""
    monkeypatch.setenv("TF_CONTRIB_COMPAT_CLIENTS", str(tmp_path))
    (tmp_path / clients.RECIPES["adanet"]["file"]).write_bytes(b"another")
    with pytest.raises(AssertionError, match="has the SHA-256"):
        clients.fetch("adanet")


def test_what_is_left_says_why():
    """Each test that passes natively and not here has a reason in words."""
    for entry in LEFT:
        assert sorted(entry) == ["client", "reason", "test"]
        assert len(entry["reason"].split()) > 10
