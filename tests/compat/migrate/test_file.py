"""One file: an edit that can't be proved is none."""

from contrib_compat.migrate import file as of_file
from contrib_compat.migrate.findings import Status
from contrib_compat.migrate.settings import Settings
from contrib_compat.sources.text import Text

PROGRAM = b"import tensorflow as tf\ntf.contrib.learn.RunConfig()\n"


def test_an_edit_that_can_not_be_proved_is_not_made(monkeypatch):
    """The file is a failure that says why, with the number of its uses; nothing was applied."""
    monkeypatch.setattr(of_file, "_flaw", lambda *_: "a + b has become something else")
    outcome = of_file.migrate(Text(PROGRAM), "a.py", Settings())
    result = outcome.result
    assert result.status is Status.FAILED and outcome.after == b""
    assert result.failure.reason.startswith("the edit could not be proved: a + b has become")
    assert result.failure.uses == len(result.findings) == 2
    assert not any(finding.applied for finding in result.findings)
    assert result.before == result.after
