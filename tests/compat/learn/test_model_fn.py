"""ModelFnOps checks what a model function returns and becomes an EstimatorSpec."""

import pytest

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture
def graph(tf):
    """A graph of its own, as estimators make one for a model function."""
    with tf.Graph().as_default():
        yield


def test_fields_and_defaults(contrib, tf, graph):
    """It is a tuple in native order; predictions and a loss of one element become tensors."""
    ops = contrib.learn.ModelFnOps("eval", predictions={"a": [1.0]}, loss=[2.0])
    assert ops._fields == (
        "predictions",
        "loss",
        "train_op",
        "eval_metric_ops",
        "output_alternatives",
        "training_chief_hooks",
        "training_hooks",
        "scaffold",
        "mode",
    )
    assert ops.loss.shape.as_list() == []
    assert isinstance(ops.predictions["a"], tf.Tensor)
    assert ops[3:] == ({}, None, [], [], None, "eval")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"mode": "predict"}, "Invalid mode predict"),
        ({"mode": "train"}, "Missing train_op"),
        ({"mode": "eval"}, "Missing loss"),
        ({"mode": "eval", "loss": 1.0}, "Missing predictions"),
        ({"mode": "infer"}, "Missing predictions"),
        ({"mode": "eval", "loss": [1.0, 2.0], "predictions": 1.0}, "Loss must be scalar"),
        ({"mode": "infer", "predictions": 1.0, "eval_metric_ops": []}, "must be a dict"),
    ],
)
def test_what_is_missing_or_wrong(contrib, graph, arguments, message):
    """Each mode's needs are checked, with native messages."""
    with pytest.raises(ValueError, match=message):
        contrib.learn.ModelFnOps(**arguments)


def test_hooks_are_checked(contrib, graph):
    """Something else than a hook is a TypeError."""
    with pytest.raises(TypeError, match="must be SessionRunHook instances"):
        contrib.learn.ModelFnOps("infer", predictions=1.0, training_hooks=["hook"])


def test_tensors_of_two_graphs(contrib, tf, graph):
    """Tensors of different graphs are refused."""
    with tf.Graph().as_default():
        stranger = tf.constant(1.0)
    with pytest.raises(ValueError, match="from the same graph"):
        contrib.learn.ModelFnOps("eval", predictions=tf.constant(1.0), loss=stranger)


def test_estimator_spec(contrib, tf, graph):
    """The EstimatorSpec has the core mode, the metrics without the loss, and an output a head."""
    kinds = contrib.learn.ProblemType
    scores = tf.constant([0.5])
    ops = contrib.learn.ModelFnOps(
        "infer",
        predictions=scores,
        eval_metric_ops={"loss": 1, "auc": (scores, scores)},
        output_alternatives={
            "line": (kinds.LINEAR_REGRESSION, {"scores": scores}),
            "class": (
                kinds.CLASSIFICATION,
                {"probabilities": scores, "classes": tf.constant(["a"])},
            ),
            "number": (kinds.LOGISTIC_REGRESSION, {"scores": scores, "classes": scores}),
            "any": (kinds.UNSPECIFIED, {"y": scores}),
        },
    )
    spec = ops.estimator_spec("line")
    assert spec.mode == "infer"
    assert list(spec.eval_metric_ops) == ["auc"]
    shown = {name: type(output).__name__ for name, output in spec.export_outputs.items()}
    assert shown == {
        "line": "RegressionOutput",
        "class": "ClassificationOutput",
        "number": "ClassificationOutput",
        "any": "PredictOutput",
        "serving_default": "RegressionOutput",
    }
    assert spec.export_outputs["class"].classes is not None
    assert spec.export_outputs["number"].classes is None


def test_unknown_problem_type(contrib, graph):
    """A head of an unknown kind is refused."""
    ops = contrib.learn.ModelFnOps("infer", predictions=1.0, output_alternatives={"a": (9, {})})
    with pytest.raises(ValueError, match="Unknown problem_type=9"):
        ops.estimator_spec()


def test_copies_do_not_check_again(graph):
    """_replace keeps the class, and takes what the constructor would refuse."""
    from tf_contrib.learn import ModelFnOps

    ops = ModelFnOps("infer", predictions=1.0)
    changed = ops._replace(mode="eval", predictions=None)
    assert (type(changed), changed.mode) == (ModelFnOps, "eval")
