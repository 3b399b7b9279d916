"""The runner of full batteries: failures stand, a signal is said and tried again once."""

import os

import pytest

CRASHING = """
import os, pathlib

def test_that_crashes():
    seen = pathlib.Path("seen")
    if len(seen.read_text() if seen.exists() else "") < {crashes}:
        with seen.open("a") as file:
            file.write("x")
        os.write(2, b"what native code says")
        os.abort()
    assert {passes}
"""


@pytest.mark.needs("coverage")
@pytest.mark.parametrize(
    ("crashes", "passes", "expected", "said"),
    [
        (0, True, 0, ""),
        (0, False, 1, ""),
        (1, True, 0, "SIGABRT ended the process of the tests and is run once more"),
        (1, False, 1, "SIGABRT ended the process of the tests and is run once more"),
        (2, True, 134, "SIGABRT ended the process of the tests for the second time"),
    ],
)
def test_a_signal_is_tried_again_and_a_failure_is_not(
    load, tmp_path, monkeypatch, capfd, crashes, passes, expected, said
):
    """Whatever the second run says is what counts; what came before the signal is shown."""
    (tmp_path / "test_it.py").write_text(CRASHING.format(crashes=crashes, passes=passes))
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
        monkeypatch.delenv(name)
    arguments = ["-p", "no:cacheprovider", "-c", os.devnull, "--rootdir=.", "test_it.py"]
    assert load("battery").main(arguments) == expected
    errors = capfd.readouterr().err
    assert said in errors and errors.count("what native code says") == crashes
