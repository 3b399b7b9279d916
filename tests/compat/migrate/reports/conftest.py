"""Code bases with a bit of everything, whose reports are looked at."""

import json
import sys

import pytest

if sys.version_info >= (3, 9):  # noqa: UP036
    from pathlib import Path

    from contrib_compat.migrate import discovery
    from contrib_compat.migrate.run import run, write
    from contrib_compat.migrate.settings import Settings

STRATEGY = (
    "from tensorflow.contrib.learn import make_export_strategy\n"
    "strategy = make_export_strategy(serving, exports_to_keep=3)\n"
)
FILES = {
    "plain.py": "import tensorflow.contrib.learn as learn\nlearn.RunConfig()\n",
    "old, new/100%: é.py": "é = 1; from tensorflow.contrib import nowhere\n" + STRATEGY,
    "model/trainer/two lines.py": "from tensorflow.contrib.learn import (\n    Nowhere)\n",
    "model/broken.py": "import tensorflow.contrib\ndef (\n",
    "model/<b>.ipynb": json.dumps(
        {
            "cells": [
                {"cell_type": "markdown", "source": "text"},
                {"cell_type": "code", "source": ["1\n", "from tensorflow.contrib import nowhere"]},
            ]
        }
    ),
    "silent.py": "x = 1\n",
}


@pytest.fixture
def code_base(tmp_path, monkeypatch):
    """Writes the files into a directory to work in, outside of any git tree of this machine's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def report(code_base):
    """Returns the report of a step over the code base, as it is or written."""

    def made(step="shim", written=False, **settings):
        found = run(discovery.sources([Path()]), Settings(step, **settings))
        return (write(found) if written else found).report

    return made
