"""The room of contrib's own ops."""

import ast
import importlib
import inspect
import json
import os
import subprocess
import sys
from typing import Any, Callable, Dict, List, Tuple

import pytest

from contrib_compat import kernels
from contrib_compat.legacy.itself.contents import known_files


def generated(copy_of_1_15, path):
    """Returns the arguments of each function of a generated module of 1.15, by its name."""
    text = (copy_of_1_15 / "contrib" / (path.replace(".", "/") + ".py")).read_text(encoding="utf-8")
    functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    return {node.name: [each.arg for each in node.args.args] for node in functions}


@pytest.mark.parametrize("path", sorted(kernels.GENERATED))
def test_functions_are_called_as_those_of_1_15(copy_of_1_15, path):
    """Each op takes the arguments, in the order, that contrib's generated function takes."""
    pytest.importorskip("tensorflow")
    home = importlib.import_module(f"contrib_compat.kernels.{kernels.GENERATED[path]}")
    theirs = generated(copy_of_1_15, path)
    for name in home.__all__:
        assert list(inspect.signature(getattr(home, name)).parameters) == theirs[name], name


def test_the_generated_modules_are_there():
    """The table names modules that 1.15 has."""
    paths = {path.replace(".", "/") for path in kernels.GENERATED}
    assert {f"contrib/{path}.py" for path in paths} <= set(known_files())


SERVE = """
import json, sys
import tensorflow as tf
assert not [name for name in sys.modules if "contrib_compat" in name]
tf.compat.v1.enable_v2_behavior()
answers = {}
for name, (directory, feeds) in json.load(sys.stdin).items():
    signature = tf.compat.v2.saved_model.load(directory).signatures["serving_default"]
    fed = {key: tf.constant(value, kind) for key, (kind, value) in feeds.items()}
    answers[name] = {key: value.numpy().tolist() for key, value in signature(**fed).items()}
print(json.dumps(answers))
"""


def crossed(tf, indices, words, shape, numbers):
    from contrib_compat.kernels.feature_cross import sparse_feature_cross

    columns = [indices], [words], [shape], [numbers]
    parts = sparse_feature_cross(*columns, True, 1000, tf.int64, tf.int64)
    return {"indices": parts[0], "values": parts[1], "shape": parts[2]}


def followed(tf, steps, parents, lengths):
    from contrib_compat.kernels.beam_search import gather_tree

    return {"beams": gather_tree(steps, parents, lengths, 9)}


#: What is exported: a function, and by its inputs' names their types, shapes and what they are fed.
EXPORTED: Dict[str, Tuple[Callable[..., Any], Dict[str, Tuple[str, List[Any], Any]]]] = {
    "crosses": (
        crossed,
        {
            "indices": ("int64", [None, 2], [[0, 0], [1, 0], [1, 1]]),
            "words": ("string", [None], ["a", "b", "c"]),
            "shape": ("int64", [2], [2, 2]),
            "numbers": ("int64", [None, 2], [[7, 8], [9, -1]]),
        },
    ),
    "beams": (
        followed,
        {
            "steps": ("int32", [None] * 3, [[[1, 2, 9]], [[3, 4, 5]], [[6, 7, 8]]]),
            "parents": ("int32", [None] * 3, [[[0, 0, 0]], [[2, 0, 1]], [[1, 0, 2]]]),
            "lengths": ("int32", [None], [3]),
        },
    ),
}


@pytest.mark.e2e
def test_exports_are_served_without_this_package(tf, tmp_path):
    """A SavedModel with the ops answers the same in a process that never heard of this package."""
    served, here = {}, {}
    for name, (function, inputs) in EXPORTED.items():
        with tf.Graph().as_default(), tf.Session() as session:
            places = {key: tf.placeholder(*kind) for key, (*kind, _) in inputs.items()}
            outputs = function(tf, **places)
            tf.saved_model.simple_save(session, str(tmp_path / name), places, outputs)
            values = session.run(outputs, {places[key]: inputs[key][2] for key in places})
            here[name] = {key: value.tolist() for key, value in values.items()}
        feeds = {key: [kind, value] for key, (kind, _, value) in inputs.items()}
        served[name] = [str(tmp_path / name), feeds]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", SERVE],
        input=json.dumps(served).encode(),
        env=environment,
        cwd=str(tmp_path),
        stdout=subprocess.PIPE,
        check=True,
        timeout=300,
    )
    assert json.loads(done.stdout.decode()) == here
