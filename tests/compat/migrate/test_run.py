"""A run over a code base: names that modules hand on, broken files, what is read at all."""

import pytest

from contrib_compat.migrate import discovery
from contrib_compat.migrate.findings import Status
from contrib_compat.migrate.run import run, write
from contrib_compat.migrate.settings import Settings


@pytest.fixture
def code_base(tmp_path):
    """Writes files, migrates them and returns the text of each, and the report."""

    def migrated(files, **settings):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        found = write(run(discovery.sources([tmp_path]), Settings(**settings)))
        after = {name: (tmp_path / name).read_text(encoding="utf-8") for name in files}
        return after, found.report

    return migrated


V1 = "import tensorflow.compat.v1 as tf\n"


@pytest.mark.parametrize(
    "line",
    ["from common import tf", "from common import *", "import common\ntf = common.tf"],
)
def test_tensorflow_from_another_module(code_base, line):
    """What another module of the code base calls tf is TensorFlow, however it is imported."""
    after, _ = code_base({"common.py": V1, "main.py": line + "\ntf.contrib.learn.RunConfig()\n"})
    assert after["main.py"].splitlines()[-1] == "tf_contrib.learn.RunConfig()"
    assert "import tf_contrib" in after["main.py"]


def test_a_part_of_contrib_through_two_modules(code_base):
    """Packages, relative imports and second hands are followed, also from silent files."""
    after, report = code_base(
        {
            "pkg/__init__.py": "",
            "pkg/base.py": "from tensorflow.contrib import nowhere, learn\n",
            "pkg/mid.py": "from .base import nowhere as n\n",
            "pkg/main.py": "from pkg.mid import n\nfrom pkg import base\nn.thing()\n"
            "base.learn.Nowhere()\nbase.learn.RunConfig()\n",
        }
    )
    assert after["pkg/base.py"] == (
        "from tensorflow.contrib import nowhere\nfrom tf_contrib import learn\n"
    )
    found = {(f.path.rpartition("/")[2], f.symbol, f.applied) for f in report.findings}
    assert ("main.py", "tf.contrib.nowhere", False) in found
    assert ("main.py", "tf.contrib.learn.Nowhere", False) in found


def test_what_mentions_nothing_is_not_parsed(code_base):
    """A file without a mention isn't looked into: not even a broken one is of interest."""
    _, report = code_base({"a.py": "def (\n", "b.py": "x = 1\n"})
    assert (report.files, report.read, report.mentioning) == ((), 2, 0)


def test_a_broken_file_is_reported_and_the_rest_goes_on(code_base):
    """Line and column of what is wrong, the number of its uses, and not a byte is written."""
    files = {
        "bad.py": "import tensorflow.contrib\ndef (\n",
        "good.py": "import tensorflow.contrib as c\n",
    }
    after, report = code_base(files)
    assert after["bad.py"] == files["bad.py"]
    assert after["good.py"] == "import tf_contrib as c\n"
    (failed,) = report.failed
    assert failed.status is Status.FAILED and not failed.written
    assert (failed.failure.line, failed.failure.uses) == (2, 1)
