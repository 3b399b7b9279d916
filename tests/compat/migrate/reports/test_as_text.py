"""The report as text."""

import io

from contrib_compat.migrate import reports


class Terminal(io.StringIO):
    """A stream that people look at."""

    def isatty(self):
        return True


def text(report, stream=None, with_diff=False):
    """Returns the text of a report."""
    stream = stream or io.StringIO()
    reports.write(report, "text", stream, with_diff)
    return stream.getvalue()


def test_findings_and_failures_have_places(report):
    """A line each: path, line and column, in a notebook the cell."""
    told = text(report())
    assert "old, new/100%: é.py:1:39: TFC004 " in told
    assert "model/<b>.ipynb:cell 2:2:32: TFC004 " in told
    assert "model/broken.py:2:" in told and "(1 use of contrib in it)" in told


def test_a_diff_is_for_those_who_want_it(report):
    """With a diff the edits are shown, without one they aren't."""
    assert "+import tf_contrib.learn as learn\n" in text(report(), with_diff=True)
    assert "+import" not in text(report())


def test_what_could_be_written_has_a_place_where_no_diff_shows_it(report):
    """A check names each use that ``--write`` would rewrite; what is written is but counted."""
    made = report()
    assert "[--write]" not in text(made, with_diff=True)
    lines = [line for line in text(made).splitlines() if line.endswith(" [--write]")]
    assert len(lines) == sum(one.applied for one in made.findings) > 0
    written = tuple(file._replace(written=True) for file in made.files)
    assert "[--write]" not in text(made._replace(files=written))


def test_colours_are_for_terminals(report, monkeypatch):
    """A terminal gets them, unless NO_COLOR is set; a file doesn't."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in text(report(), Terminal())
    assert "\x1b[" not in text(report())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in text(report(), Terminal())


def test_what_is_known_is_only_counted(report):
    """Findings of the baseline appear in the summary alone."""
    made = report()
    files = [
        file._replace(findings=tuple(one._replace(known=True) for one in file.findings))
        for file in made.files
    ]
    told = text(made._replace(files=tuple(files)), with_diff=True)
    assert "TFC004" not in told and "+import" not in told
    assert f"0 findings left, {len(made.findings)} known from the baseline" in told
