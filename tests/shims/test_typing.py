"""What type checkers say of programs that use the package as it is installed."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import contrib_compat
import tf_contrib
from contrib_compat import routes

pytestmark = pytest.mark.needs("mypy")


HOMES = [str(Path(package.__file__).parent.parent) for package in (contrib_compat, tf_contrib)]


def said_by(checker, program, tmp_path, **environment):
    """Returns what a type checker writes about a program.

    Args:
      checker: its name, that of a module that can be run, and its arguments.
      program: the text of the program, which is the file ``program.py``.
      tmp_path: where that is put.
      **environment: variables for the checker.
    """
    (tmp_path / "program.py").write_text(program, encoding="utf-8")
    command = [sys.executable, "-m", *checker, "program.py"]
    env = {**os.environ, **environment}
    done = subprocess.run(command, stdout=subprocess.PIPE, cwd=str(tmp_path), env=env)
    return done.stdout.decode()


@pytest.fixture(scope="module")
def mypy_cache(tmp_path_factory):
    """Where mypy keeps what it knows of the package from one program to the next."""
    return tmp_path_factory.mktemp("mypy")


@pytest.fixture
def mypy(tmp_path, mypy_cache):
    """Runs mypy on a program; returns what it says, each with the source line it speaks of."""
    # mypy finds installed packages by itself, and refuses to have site-packages in its path.
    path = os.pathsep.join(home for home in HOMES if Path(home).name != "site-packages")
    options = ["--config-file=", "--strict", "--enable-error-code=deprecated", "--no-pretty"]
    options += ["--no-error-summary", "--cache-dir", str(mypy_cache)]

    def run(program):
        said = said_by(["mypy", *options], program, tmp_path, MYPYPATH=path)
        lines = program.splitlines()
        found = re.findall(r"^program\.py:(\d+): \w+: (.*)", said, re.MULTILINE)
        return [(lines[int(number) - 1].strip(), text) for number, text in found]

    return run


def said_of(found, line):
    """Returns what was said of a line of the program, as one text."""
    return "\n".join(text for source, text in found if source == line)


@pytest.mark.parametrize(
    ("used", "name"),
    [
        ("from tf_contrib.learn import make_export_strategy", "learn.make_export_strategy"),
        ("from tf_contrib.learn import ExportStrategy", "learn.ExportStrategy"),
        ("from tf_contrib.estimator import add_metrics", "estimator.add_metrics"),
        ("import tf_contrib; tf_contrib.learn.learn_runner.run(print)", "learn.learn_runner.run"),
        ("from tf_contrib.learn.python.learn.utils import gc; gc.union", "learn.utils.gc.union"),
    ],
)
def test_a_deprecated_name_is_reported_with_its_successor(mypy, used, name):
    """The text is the route's, for functions and classes, by whichever path they are reached."""
    assert routes.by_name(name).deprecation in said_of(mypy(used), used)


def test_what_is_not_deprecated_is_not_reported(mypy):
    """Constants, and what stands beside the legacy tree, can be used without a word."""
    program = """
from contrib_compat.exporters import BestExporter, as_exporter
from contrib_compat.estimator import Estimator, RunConfig, inputs
from tf_contrib.learn import PredictionKey
from tf_contrib.learn.utils.saved_model_export_utils import DEFAULT_INPUT_ALTERNATIVE_KEY
BestExporter(name="best")
PredictionKey.CLASSES
estimator: Estimator = Estimator(print, config=RunConfig())
inputs.numpy_input_fn(x={}, shuffle=False)
"""
    assert mypy(program) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("from tf_contrib.learn import ExportStrategi", "has no attribute"),
        ("import tf_contrib.lern", "Cannot find implementation or library stub"),
        ("from tf_contrib import lern", "has no attribute"),
        ("contrib.learn.ExportStrategi", "has no attribute"),
        ("exporters.BestExport", "has no attribute"),
        ("from contrib_compat.estimator import Estimater", "has no attribute"),
        ("estimator.export.PredictOutputs", "has no attribute"),
        ("contrib.learn.make_export_strategy()", 'Missing positional argument "serving_input_fn"'),
        ("contrib.learn.make_export_strategy(print, keep=2)", 'Unexpected keyword argument "keep"'),
        ("contrib.learn.ExportStrategy('name')", 'Missing positional argument "export_fn"'),
        ("contrib.learn.ExportStrategy(1, print)", 'has incompatible type "int"; expected "str"'),
        ("exporters.StepsExporter()", 'Missing positional argument "steps_to_keep"'),
    ],
)
def test_mistakes_are_errors(mypy, line, said):
    """Misspelt names and modules, and wrong arguments, of the legacy tree and the exporters."""
    program = (
        f"import tf_contrib as contrib\nfrom contrib_compat import estimator, exporters\n{line}"
    )
    assert said in said_of(mypy(program), line)


def test_types_are_known(mypy):
    """Of attributes, results and classes, by the paths that users import."""
    program = """
import tf_contrib
from contrib_compat import exporters
reveal_type(tf_contrib.learn.ExportStrategy("name", print).name)
reveal_type(tf_contrib.learn.utils.saved_model_export_utils.get_temp_export_dir("directory"))
reveal_type(tf_contrib.learn.make_export_strategy(print))
reveal_type(exporters.BestExporter())
"""
    said = [text for _, text in mypy(program) if text.startswith("Revealed type")]
    types = ["str", "bytes", "tf_contrib.learn.ExportStrategy", "exporters.best.BestExporter"]
    assert len(said) == len(types)
    for text, wanted in zip(said, types):
        assert wanted in text


def test_legacy_classes_fit_together(mypy):
    """What functions return, and classes derived from others, pass for what users import."""
    program = """
from tf_contrib.learn import ExportStrategy, Experiment, make_export_strategy
from tf_contrib.learn.monitors import BaseMonitor, StopAtStep, ValidationMonitor
from tf_contrib.learn.python.learn.export_strategy import ExportStrategy as Deep
from tf_contrib.learn.utils.saved_model_export_utils import extend_export_strategy
strategy: ExportStrategy = make_export_strategy(print)
deep: Deep = extend_export_strategy(strategy, print)
monitors: list[BaseMonitor] = [StopAtStep(2), ValidationMonitor({})]
"""
    assert [text for _, text in mypy(program) if " is deprecated: " not in text] == []


@pytest.mark.needs("basedpyright")
def test_pyright_says_the_same(tmp_path):
    """Deprecation, mistakes and types, by the engine of pyright as PyPI has it whole."""
    settings = {"reportDeprecated": "error", "typeCheckingMode": "standard", "extraPaths": HOMES}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    program = """
from contrib_compat import estimator, exporters
from tf_contrib.learn import ExportStrategy, ExportStrategi
import tf_contrib.lern
ExportStrategy("name")
exporters.BestExport
estimator.Estimater
reveal_type(ExportStrategy("name", print).name)
"""
    checker = ["basedpyright", "--outputjson"]
    said = {}
    for report in json.loads(said_by(checker, program, tmp_path))["generalDiagnostics"]:
        line = report["range"]["start"]["line"] + 1
        said[line] = said.get(line, "") + report["message"] + "\n"
    assert routes.by_name("learn.ExportStrategy").deprecation in said[3]
    wanted = {
        3: '"ExportStrategi" is unknown import symbol',
        4: 'Import "tf_contrib.lern" could not be resolved',
        5: 'Argument missing for parameter "export_fn"',
        6: '"BestExport" is not a known attribute',
        7: '"Estimater" is not a known attribute',
        8: 'is "str"',
    }
    assert {line: text for line, text in wanted.items() if text not in said[line]} == {}
    assert set(said) == set(wanted)


@pytest.mark.needs("pylint")
def test_pylint_knows_names_and_arguments(tmp_path):
    """It reports what is misspelt or lacks an argument, and nothing that is there."""
    program = """
from contrib_compat.estimator import Estimator, export
from contrib_compat.exporters import BestExporter, as_exporter
from tf_contrib.learn import ExportStrategy, make_export_strategy
from tf_contrib.learn.python.learn.utils.gc import union
from tf_contrib.learn import ExportStrategi
make_export_strategy()
ExportStrategy("name")
"""
    options = ["--errors-only", "--rcfile", os.devnull, "--msg-template", "{line} {symbol}"]
    said = said_by(["pylint", *options], program, tmp_path, PYTHONPATH=os.pathsep.join(HOMES))
    assert [line for line in said.splitlines() if line[:1].isdigit()] == [
        "6 no-name-in-module",
        "7 no-value-for-parameter",
        "8 no-value-for-parameter",
    ]
