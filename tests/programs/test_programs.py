"""Programs of 2017 to 2019, without a byte of ours, do by ``tf-contrib run`` what they did.

``record_programs.py`` wrote down in ``native.json`` what they do on TensorFlow 1.15.
"""

import ast
import json
import os
import sys

import observing
import pytest

RECORDED = json.loads(observing.NATIVE.read_text())

#: How far a metric may be off, absolutely. The seeds of ops differ between TensorFlows, so that
#: what starts at random ends elsewhere in the same valley.
TOLERANCE = {
    "all_modes": 1e-4,
    "iris_strategies": 0.03,
    "keras_fit": 1e-3,
    "keras_to_estimator": 0.02,
    "old_columns": 0.03,
    "predictor_serving": 1e-4,
    "queue_input": 1e-4,
    "tagger": 0.03,
    "tpu_estimator": 1e-4,
    "two_heads": 2e-3,
    "wide_deep_experiment": 0.03,
}

#: Those that use nothing but what has an answer without a copy of TensorFlow 1.15's files.
ALONE = {"all_modes", "keras_fit", "predictor_serving", "queue_input", "tpu_estimator"}


def no_finer(seen, expected):
    """Returns what was seen, without sizes that native left open: more is inferred today."""
    if isinstance(seen, dict) and isinstance(expected, dict):
        return {key: no_finer(value, expected.get(key)) for key, value in seen.items()}
    kind, shape = seen if isinstance(seen, list) else (None, None)
    if shape is None or not isinstance(expected, list) or len(shape) != len(expected[1] or ()):
        return seen
    return [kind, [-1 if wanted == -1 else size for size, wanted in zip(shape, expected[1])]]


def check_is_native(name, seen):
    """What a program left behind is what it leaves natively, by signatures and by metrics."""
    expected = RECORDED[name]
    assert no_finer(seen["exports"], expected["exports"]) == expected["exports"]
    assert sorted(seen["metrics"]) == sorted(expected["metrics"])
    for metric, value in expected["metrics"].items():
        is_number = isinstance(value, float)
        wanted = pytest.approx(value, abs=TOLERANCE[name]) if is_number else value
        assert seen["metrics"][metric] == wanted, metric


@pytest.mark.program
@pytest.mark.parametrize("name", observing.names())
def test_a_program_exports_and_measures_what_it_does_natively(name, tmp_path, copy_of_1_15):
    """The same exports with the same signatures, and metrics that differ by no more than chance."""
    copy = "off" if name in ALONE else "fetched"
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path), TF_CONTRIB_FROM=copy)
    command = [sys.executable, "-m", "contrib_compat", "run", "--warnings", "silent"]
    check_is_native(name, observing.observe(command, name, tmp_path, environment))


@pytest.mark.parametrize("name", observing.names())
def test_a_program_says_nothing_of_this_package(name):
    """It imports TensorFlow as it did, and what it does natively is on record."""
    source = (observing.CODE / f"{name}.py").read_text()
    imported = {
        alias.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(ast.parse(source))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    roots = {module.partition(".")[0] for module in imported}
    assert "import tensorflow as tf\n" in source
    assert roots <= {"__future__", "argparse", "json", "numpy", "os", "sys", "tensorflow"}
    assert set(RECORDED) == set(observing.names())


def test_signatures_may_say_more_of_a_shape_but_not_less_or_else():
    """What native leaves open may be known; what it knows is so."""
    native = {"a": ["DT_FLOAT", [-1, 2]], "b": ["DT_FLOAT", None]}
    assert no_finer({"a": ["DT_FLOAT", [3, 2]], "b": ["DT_FLOAT", None]}, native) == native
    for other in (
        {"a": ["DT_FLOAT", [-1, -1]], "b": ["DT_FLOAT", None]},
        {"a": ["DT_FLOAT", [-1, 3]], "b": ["DT_FLOAT", None]},
        {"a": ["DT_INT64", [-1, 2]], "b": ["DT_FLOAT", None]},
        {"a": ["DT_FLOAT", [-1, 2, 1]], "b": ["DT_FLOAT", None]},
        {"a": ["DT_FLOAT", [-1, 2]]},
    ):
        assert no_finer(other, native) != native
