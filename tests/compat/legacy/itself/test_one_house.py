"""Ours and 1.15's together are what 1.15 alone is: the same objects, the same digits."""

import importlib
import json
import os
import subprocess
import sys
import textwrap
import warnings

import numpy as np
import pytest

from contrib_compat import deprecation, versions

pytestmark = [
    pytest.mark.skipif(versions.has_native_contrib(), reason="it has a contrib of its own"),
    pytest.mark.usefixtures("with_copy", "quiet"),
]


def train(learn, layers, model_dir):
    """Trains a classifier; returns its variables, evaluation and predictions, digit for digit."""
    import tensorflow.compat.v1 as tf

    def input_fn():
        sizes = np.arange(20, dtype=np.float32)[:, None]
        colors = tf.SparseTensor([[row, 0] for row in range(20)], ["red", "blue"] * 10, [20, 1])
        features = {"size": tf.constant(sizes), "color": colors}
        return features, tf.constant((sizes > 9).astype(np.int64))

    color = layers.sparse_column_with_hash_bucket("color", 5)
    columns = [layers.real_valued_column("size"), layers.embedding_column(color, 2)]
    config = learn.RunConfig(tf_random_seed=7)
    classifier = learn.DNNClassifier([4, 3], columns, model_dir, config=config, dropout=0.2)
    classifier.fit(input_fn=input_fn, steps=3)
    metric = learn.MetricSpec(tf.metrics.mean, prediction_key="classes")
    return {
        "variables": {
            name: classifier.get_variable_value(name).tolist()
            for name in classifier.get_variable_names()
        },
        "evaluation": {
            name: float(value)
            for name, value in classifier.evaluate(
                input_fn=input_fn, steps=1, metrics={"classes": metric}
            ).items()
        },
        "predictions": [row.tolist() for row in classifier.predict_proba(input_fn=input_fn)],
    }


ALONE = """
import importlib, json, sys
from contrib_compat.legacy.itself import ours
ours.answers = lambda name: ours._kernels(ours.contrib_path(name))
import tensorflow.compat.v1 as tf
if sys.argv[2] == "v1":
    tf.disable_v2_behavior()
sys.path.insert(0, sys.argv[1])
from test_one_house import train
learn, layers = (importlib.import_module(f"{ours.CONTRIB}.{name}") for name in ("learn", "layers"))
assert learn.RunConfig.__module__.startswith("tf_contrib.learn.python")
print(json.dumps(train(learn, layers, sys.argv[3])))
"""


@pytest.mark.e2e
def test_a_classifier_is_all_of_1_15_digit_for_digit(copy_of_1_15, request, tmp_path):
    """With our RunConfig and MetricSpec it trains, evaluates and predicts what theirs does."""
    from tf_contrib import layers, learn

    before = deprecation.set_mode("always")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        mixed = train(learn, layers, str(tmp_path / "mixed"))
    deprecation.set_mode(before)
    warned = {w.filename for w in caught if w.category is deprecation.ContribDeprecationWarning}
    assert warned == {__file__}  # And so no line of 1.15's, which builds on our names.
    paths = os.pathsep.join(sys.path)
    environment = {**os.environ, "PYTHONPATH": paths, "TF_CONTRIB_FROM": str(copy_of_1_15)}
    mode = request.config.getoption("--tf-mode")
    arguments = [os.path.dirname(__file__), mode, str(tmp_path / "alone")]
    command = [sys.executable, "-c", textwrap.dedent(ALONE), *arguments]
    alone = json.loads(subprocess.check_output(command, env=environment).splitlines()[-1])
    assert len(mixed["variables"]) > 10 and "classes" in mixed["evaluation"]
    assert mixed == alone


def test_public_names_are_the_same_objects_by_short_and_deep_paths():
    """All of contrib.learn's, in whichever order they are asked for."""
    short = importlib.import_module("tf_contrib.learn")
    deep = importlib.import_module("tf_contrib.learn.python.learn")
    assert "DNNClassifier" in short.__all__ and "Experiment" in short.__all__
    differing = [
        name
        for name in short.__all__
        if hasattr(deep, name) and getattr(deep, name) is not getattr(short, name)
    ]
    assert not differing
    assert (
        short.learn_runner
        is deep.learn_runner
        is importlib.import_module("tf_contrib.learn.learn_runner")
    )


def test_instances_are_known_by_both(tmp_path, tf):
    """Theirs are instances of our interfaces, and our configurations and specs do for theirs."""
    from tf_contrib import layers, learn

    config = learn.RunConfig(model_dir=str(tmp_path))
    classifier = learn.LinearClassifier([layers.real_valued_column("size")], config=config)
    assert isinstance(classifier.config, learn.RunConfig)
    assert classifier.model_dir == str(tmp_path)
    for kind in (learn.Estimator, learn.BaseEstimator, learn.Evaluable, learn.Trainable):
        assert isinstance(classifier, kind)
    experiment = learn.Experiment(classifier, lambda: None, lambda: None)
    assert experiment.estimator is classifier
    column = layers.sparse_column_with_keys("color", ["red"])
    assert isinstance(column, layers.feature_column._SparseColumn)
    head = learn.multi_class_head(2)
    with tf.Graph().as_default():
        ops = head.create_model_fn_ops({}, learn.ModeKeys.INFER, logits=tf.ones([1, 1]))
    assert isinstance(ops, learn.ModelFnOps)
    with pytest.raises(learn.NotFittedError):
        classifier.evaluate(input_fn=lambda: None, steps=1)
