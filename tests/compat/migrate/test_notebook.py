"""Notebooks: code cells are one program, and nothing but their sources changes in the file."""

import json
from pathlib import Path

import pytest

from contrib_compat.migrate.discovery import Source
from contrib_compat.migrate.findings import Status
from contrib_compat.migrate.looking import migrated
from contrib_compat.migrate.notebook import NotebookError
from contrib_compat.migrate.settings import Settings

# On each Python too: what they say of broken cells differs.
pytestmark = pytest.mark.smoke

RAW = """{
 "nbformat": 4,   "nbformat_minor": 5,
 "cells": [
  {"cell_type": "markdown", "source": ["# tf.contrib.learn\\n"], "id": "a"},
  {
   "id": "b", "outputs": [{"source": "tf.contrib", "x": 1e-05}],
   "source": [
    "%matplotlib inline\\n",
    "!pip install tensorflow\\n",
    "import tensorflow as tf"
   ],
   "cell_type": "code"
  },
  {"cell_type": "code", "source": "%%bash\\npython -c 'import tensorflow.contrib'"},
  {"cell_type": "code", "source": "%time x = tf.contrib.learn.RunConfig('\\u00e4')\\ntf.Session?"},
  {"cell_type": "code", "source": []}
 ],
 "metadata": {"kernelspec": {"name": "python2"}}
}
"""


def run(raw):
    """Returns the new text of a notebook, and its result."""

    source = Source(Path("n.ipynb"), "n.ipynb", (("n",),))
    after, outcome = migrated(raw.encode(), source, Settings())
    return after.decode(), outcome.result


def test_only_sources_change():
    """Order, blanks, numbers, outputs, ids and escapes are as they were."""
    after, result = run(RAW)
    assert result.status is Status.CHANGED
    expected = RAW.replace(
        '    "import tensorflow as tf"\n',
        '    "import tensorflow.compat.v1 as tf\\n",\n    "import tf_contrib"\n',
    ).replace("x = tf.contrib.", "x = tf_contrib.")
    assert after == expected
    assert json.loads(after)
    assert run(after)[0] == after


def test_findings_name_the_cell():
    """A finding's lines count in its cell, whose number counts all cells."""
    _, result = run(RAW)
    assert [(f.cell, f.span.line, f.code) for f in result.findings] == [
        (2, 3, "TFC002"),
        (4, 1, "TFC001"),
    ]


def test_a_broken_cell_is_a_failure():
    """It is named with its cell, and the notebook stays."""
    raw = RAW.replace("tf.Session?", "tf.Session(")
    _, result = run(raw)
    assert result.status is Status.FAILED
    assert "cell 4: " in result.failure.reason and result.failure.line == 2


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "[]",
        "{",
        '{"a": 1}',
        "{'cells': []}",
        '{"cells": 3}',
        '{"cells": [{"cell_type": "code", "source": 3}]}',
        '{"cells": [{"cell_type": "code", "source": ["a", 3]}]}',
        '{"cells": [' + "[" * 100000 + "]}",
    ],
)
def test_what_is_no_notebook_is_said(raw):
    """JSON of another kind, or none, is an error."""
    with pytest.raises(NotebookError):
        run(raw)


def test_the_format_before_4_is_read():
    """Worksheets of cells with inputs are a notebook too."""
    raw = json.dumps(
        {
            "worksheets": [
                {"cells": [{"cell_type": "code", "input": ["import tensorflow.contrib as c"]}]}
            ]
        }
    )
    assert "import tf_contrib as c" in run(raw)[0]
