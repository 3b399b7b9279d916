"""``tf-contrib fetch``."""

import pytest

from contrib_compat.cli import main
from contrib_compat.legacy.itself import copy, fetching
from contrib_compat.legacy.itself.contents import CopyError


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """What the command asks for, in place of doing it; the cache is a directory of the test's."""
    monkeypatch.setenv(copy.CACHE, str(tmp_path / "cache"))
    calls = []

    def fetch(cache, source, progress):
        calls.append((cache, source))
        return True

    monkeypatch.setattr(fetching, "fetch", fetch)
    return calls


def test_it_fetches_into_the_cache(asked, tmp_path, capsys):
    """Without arguments the wheel is downloaded into the cache that the environment names."""
    assert main(["fetch"]) == 0
    assert asked == [(tmp_path / "cache", None)]
    place = tmp_path / "cache" / "tensorflow-1.15"
    assert capsys.readouterr().out == f"Copied TensorFlow 1.15 to {place}\n"


def test_the_options_name_source_and_cache(asked, tmp_path):
    """``--from`` and ``--cache-dir`` stand before the defaults."""
    assert main(["fetch", "--from", "w.whl", "--cache-dir", str(tmp_path / "mine")]) == 0
    assert [(place, str(source)) for place, source in asked] == [(tmp_path / "mine", "w.whl")]


def test_a_failure_is_one_message(asked, monkeypatch, capsys):
    """An error comes without a traceback, on standard error, with exit code 1."""

    def fails(*arguments):
        raise CopyError("the reason")

    monkeypatch.setattr(fetching, "fetch", fails)
    assert main(["fetch"]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "tf-contrib fetch: the reason\n")


def test_check_tells_what_is_damaged(asked, monkeypatch, capsys):
    """``--check`` exits with 1 and names each file; it fetches nothing."""
    monkeypatch.setattr(copy, "damages", lambda root: ["contrib/a.py is gone", "b.py is changed"])
    assert main(["fetch", "--check"]) == 1
    assert capsys.readouterr().out == "contrib/a.py is gone\nb.py is changed\n"
    monkeypatch.setattr(copy, "damages", lambda root: [])
    assert main(["fetch", "--check"]) == 0
    assert "All files" in capsys.readouterr().out and asked == []


def test_remove_without_a_copy_is_no_failure(asked, tmp_path, capsys):
    """What isn't there needs no removing."""
    assert main(["fetch", "--remove"]) == 0
    assert capsys.readouterr().out == f"There is no copy in {tmp_path / 'cache'}\n"
