"""What users may choose about exports."""

import pytest

from contrib_compat.publishing.options import chosen, set_options


@pytest.fixture(autouse=True)
def unchosen():
    set_options()
    yield
    set_options()


def test_all_is_on_by_default():
    """Durable, with a manifest, sharing files, marked in event files."""
    assert chosen() == (True, True, True, True)


def test_a_process_may_choose(monkeypatch):
    """And what it says goes before the variables; what it leaves out is as they say."""
    monkeypatch.setenv("TF_CONTRIB_DURABLE", "off")
    monkeypatch.setenv("TF_CONTRIB_LINKS", "off")
    assert set_options(durable=True, manifest=False) == (True, False, False, True)
    assert set_options() == (False, True, False, True)


def test_other_words_are_refused(monkeypatch):
    """The error names the variable."""
    monkeypatch.setenv("TF_CONTRIB_MANIFEST", "maybe")
    with pytest.raises(ValueError, match="TF_CONTRIB_MANIFEST: got 'maybe', wanted on or off"):
        chosen()
