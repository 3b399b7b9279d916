"""Several processes: the same report, whatever happens to one of them."""

import functools
import os

import pytest

from contrib_compat.migrate import discovery, parallel
from contrib_compat.migrate.run import run
from contrib_compat.migrate.settings import Settings

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def sources(tmp_path):
    """Files that hand names on to each other, in more than one batch, and one that is broken."""
    (tmp_path / "common.py").write_text("from tensorflow.contrib import nowhere, learn\n")
    (tmp_path / "broken.py").write_text("import tensorflow.contrib\ndef (\n")
    (tmp_path / "latin.py").write_bytes(b"# coding: ascii\nimport tensorflow.contrib # \xe9\n")
    for number in range(2 * parallel._BATCH):
        (tmp_path / f"user{number}.py").write_text(
            "from common import nowhere, learn\nnowhere.a()\nlearn.RunConfig()\n"
        )
        (tmp_path / f"other{number}.py").write_text("import tensorflow.contrib.learn as l\n")
    return discovery.sources([tmp_path])


def same(found):
    """Returns a run without what differs each time."""
    return found._replace(report=found.report._replace(seconds=0))


def test_the_report_is_that_of_one_process(sources):
    """Findings, texts and order are the same, through names handed from file to file too."""
    told = []
    alone = run(sources, Settings())
    together = run(sources, Settings(), lambda done, of: told.append((done, of)), jobs=2)
    assert same(together) == same(alone)
    assert len(alone.report.failed) == 2
    assert any(one.path.endswith("user1.py") for one in alone.report.findings)
    assert told == [(number, len(sources)) for number in range(1, len(sources) + 1)]


def test_more_processes_than_files(tmp_path):
    """One file, or none, is looked into all the same."""
    assert run([], Settings(), jobs=4).report.files == ()
    (tmp_path / "a.py").write_text("import tensorflow.contrib\n")
    assert len(run(discovery.sources([tmp_path]), Settings(), jobs=4).report.files) == 1


def test_a_process_that_dies_loses_nothing(sources, monkeypatch):
    """What it had to do is done by the process that asked."""
    alone = run(sources, Settings())
    dying = functools.partial(os._exit, 9)
    monkeypatch.setattr(parallel, "_leave_interrupts_to_the_caller", dying)
    assert same(run(sources, Settings(), jobs=2)) == same(alone)
