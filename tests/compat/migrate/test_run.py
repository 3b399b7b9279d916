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


CORE = {"step": "core", "unsafe_fixes": True}
MODEL = """\
from tf_contrib import learn

def experiment_fn(d):
    return learn.Experiment(e, t, v)
"""
STRATEGIES = """\
from tf_contrib.learn.utils import saved_model_export_utils as utils

def make():
    return [utils.make_export_strategy(s)]
"""
TASK = (
    "from tf_contrib import learn\nimport model\nlearn.learn_runner.run(model.experiment_fn, 'd')\n"
)


def test_files_that_go_together_change_together(code_base):
    """An Experiment of one file, the strategies of another and what runs it in a third."""
    files = {
        "strategies.py": STRATEGIES,
        "model.py": "import strategies\n"
        + MODEL.replace("v)", "v, export_strategies=strategies.make())"),
        "task.py": TASK,
    }
    after, report = code_base(files, **CORE)
    assert not [name for name in files if after[name] == files[name]]
    assert not [one for one in report.findings if not one.applied and one.code != "TFC190"]


@pytest.mark.parametrize(
    "files",
    [
        {"task.py": "import model\nmodel.experiment_fn('d').train()\n"},
        {"task.py": "from model import experiment_fn as f\nx = f('d')\nx.train()\n"},
        {
            "a.py": "from model import *\n",
            "task.py": "from model import *\nexperiment_fn(1).test()\n",
        },
        {"task.py": TASK.replace("'d'", "'d', schedule='train'")},
        {"task.py": TASK, "model.py": MODEL.replace("v)", "v, eval_metrics={})")},
        {"task.py": TASK, "z.py": "import model\nuse(model.experiment_fn('d'))\n"},
        {
            "task.py": TASK,
            "a.py": STRATEGIES,
            "model.py": "import a\n" + MODEL.replace("v)", "v, export_strategies=a.make())"),
            "z.py": "import a\na.make().append(1)\n",
        },
        {
            "pkg/__init__.py": "from .model import experiment_fn\n",
            "pkg/model.py": MODEL,
            "model.py": "",
            "z.py": "import pkg\npkg.experiment_fn('d').train()\n",
        },
        {"task.py": TASK, "broken.py": "import model\nmodel.experiment_fn(1).train(\nx = = 1\n"},
    ],
)
@pytest.mark.needs("tree_sitter_python")
def test_files_that_go_together_stay_together(code_base, files):
    """Where one of them has to stay all do, however many files are between them."""
    files = {"model.py": MODEL, **files}
    after, report = code_base(files, **CORE)
    assert after == files
    assert all("all of them stay" in one.message for one in report.findings if one.code == "TFC103")


def test_other_files_go_on(code_base):
    """What has no part in what stays changes."""
    files = {"model.py": MODEL, "z.py": "import model\nmodel.experiment_fn('d').train()\n"}
    files["other.py"] = MODEL
    after, _ = code_base(files, **CORE)
    assert after["model.py"] == MODEL and "TrainSpec" in after["other.py"]


@pytest.mark.parametrize(
    "taking",
    [
        "from c import learn\nlearn.nowhere()\n",
        "from c import *\nlearn.nowhere()\n",
        "import c\nc.learn.nowhere()\n",
        "from c import learn\nlearn.ModeKeys.TRAIN\n",
    ],
)
def test_an_import_that_others_take_is_not_dropped(code_base, taking):
    """One without uses goes from a file only where no other file takes the name from there."""
    hands = "from tf_contrib import learn\nx = learn.ModeKeys.TRAIN\n"
    files = {"a.py": taking, "c.py": hands, "d.py": hands, "e.py": "import d\nd.x\nb.learn\n"}
    after, _ = code_base(files, step="core")
    assert "from tf_contrib import learn" in after["c.py"]
    assert "tf_contrib" not in after["d.py"]
