"""The main job: the example's program, run as a user runs it, in a process of its own."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from contrib_compat import versions
from contrib_compat.publishing.additions import is_addition

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "penguins"
STRATEGIES = {"Servo", "with_report", "best_model"}
TIMESTAMP = r"\d{10}"

# Batch normalization's moving averages need as many before a prediction is worth anything.
STEPS = 200

# What the imports of the program read in 2017.
NATIVE_IMPORTS = {
    "import tensorflow.compat.v1 as tf": "import tensorflow as tf",
    "from contrib_compat import estimator as tf_estimator": "tf_estimator = tf.estimator",
    "from tf_contrib.learn": "from tensorflow.contrib.learn",
}


def run(*arguments, path=EXAMPLE):
    """Runs a Python program and returns what it printed, its errors too."""
    places = [*sys.path, str(EXAMPLE)]
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(filter(None, places)))
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=str(path),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
    )
    output = done.stdout.decode()
    assert done.returncode == 0, output
    return output


def tree(model_dir):
    """Returns the paths below the exports that natively are there, times replaced."""
    root = model_dir / "export"
    files = (path for path in root.rglob("*") if path.is_file() and not is_addition(path.name))
    return sorted({re.sub(TIMESTAMP, "TIME", str(path.relative_to(root))) for path in files})


@pytest.fixture(params=[pytest.param("custom", marks=pytest.mark.smoke), "canned"])
def trained(request, tmp_path):
    """The directory of a model that the program trained, and what the program printed."""
    arguments = ["--model_dir", tmp_path / "model", "--model", request.param]
    output = run(EXAMPLE / "task.py", *arguments, "--train_steps", str(STEPS))
    return tmp_path / "model", output


@pytest.mark.slow
def test_the_program_trains_exports_and_serves(trained, tmp_path):
    """Each strategy exports once, with its extras, and the exports predict in plain TensorFlow."""
    model_dir, output = trained
    assert float(re.search(r"^accuracy: (.*)$", output, re.MULTILINE).group(1)) > 0.8
    exported = re.findall(r"^exported: (.*)$", output, re.MULTILINE)
    assert {
        Path(path).relative_to(model_dir / "export").parts[0] for path in exported
    } == STRATEGIES
    (report,) = (model_dir / "export" / "with_report").rglob("evaluation.json")
    assert json.loads(report.read_text())["global_step"] == STEPS
    if versions.has_native_contrib():
        return  # tf.saved_model.load of TensorFlow 1 is another function.
    lines = run(EXAMPLE / "predict.py", model_dir, "10").splitlines()
    actual, *predicted = [line.split() for line in lines if "Adelie" in line]
    assert len(predicted) == len(STRATEGIES)
    for _, *species in predicted:
        right = sum(a == b for a, b in zip(species, actual[1:]))
        assert right / len(species) > 0.7


@pytest.mark.native
@pytest.mark.slow
@pytest.mark.parametrize("model", ["custom", "canned"])
def test_natively_the_program_of_2017_does_the_same(model, tmp_path):
    """With its old imports and native tf.contrib the program leaves the same tree."""
    source = (EXAMPLE / "task.py").read_text()
    for ours, native in NATIVE_IMPORTS.items():
        assert ours in source
        source = source.replace(ours, native)
    assert "compat" not in source
    # Native best-model strategies die in an Experiment on Python 3: they join bytes and str.
    source, found = re.subn(r"\S+make_best_model_export_strategy\([^)]*\)[^)]*\),?", "", source)
    assert found == 1
    (tmp_path / "native.py").write_text(source)
    trees = []
    for program in (tmp_path / "native.py", EXAMPLE / "task.py"):
        model_dir = tmp_path / program.stem
        run(program, "--model_dir", model_dir, "--model", model, "--train_steps", str(STEPS))
        trees.append([path for path in tree(model_dir) if not path.startswith("best_model")])
    assert trees[0] == trees[1]
