"""The progress bar."""

import io
import sys

import pytest

from contrib_compat.cli._progress import bar


class Terminal(io.StringIO):
    """Standard error on a terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize("with_rich", [True, False])
def test_a_terminal_sees_how_far_it_is(monkeypatch, with_rich):
    """The bar tells what has come of the whole, whether or not rich is installed."""
    if with_rich:
        pytest.importorskip("rich")
    else:
        monkeypatch.setitem(sys.modules, "rich", None)
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    with bar("TensorFlow") as progress:
        progress(50_000_000, 100_000_000)
    shown = stderr.getvalue()
    assert "TensorFlow" in shown and ("50.0/100.0 MB" in shown or "47 of 95 MiB" in shown)


@pytest.mark.parametrize("with_rich", [True, False])
def test_what_is_counted_may_be_something_else(monkeypatch, with_rich):
    """Files are counted as they are, and not in millions."""
    if with_rich:
        pytest.importorskip("rich")
    else:
        monkeypatch.setitem(sys.modules, "rich", None)
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    with bar("reading", "files") as progress:
        progress(2000, 5000)
    assert "2000 of 5000 files" in stderr.getvalue()


def test_a_log_file_stays_clean(monkeypatch):
    """Where standard error is no terminal nothing is drawn, and rich isn't imported."""
    stderr = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setitem(sys.modules, "rich", None)
    with bar("TensorFlow") as progress:
        progress(1, 2)
    assert stderr.getvalue() == ""


def test_without_a_download_there_is_no_bar(monkeypatch):
    """A copy from a wheel at hand draws nothing."""
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    with bar("TensorFlow"):
        pass
    assert stderr.getvalue() == ""
