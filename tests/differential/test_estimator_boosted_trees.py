"""Boosted trees trained in memory: as natively where TensorFlow has kernels, else refused."""

import pytest
from batteries import cases, numbers


def columns(tf):
    x = tf.feature_column.numeric_column("x")
    words = tf.feature_column.categorical_column_with_vocabulary_list("word", ["a", "b"])
    return [
        tf.feature_column.bucketized_column(x, [0.5, 1.5, 2.5]),
        tf.feature_column.indicator_column(words),
    ]


def input_fn():
    import tensorflow.compat.v1 as tf

    features = {"x": [[0.0], [1.0], [2.0], [3.0]], "word": [["a"], ["b"], ["a"], ["b"]]}
    return tf.data.Dataset.from_tensors((features, [[0.0], [1.0], [1.0], [0.0]]))


def tensors():
    import tensorflow.compat.v1 as tf

    return tf.data.make_one_shot_iterator(input_fn().repeat()).get_next()


def seen(tf, trees):
    """Returns what a trained model measures, predicts and has saved."""
    predictions = trees.predict(lambda: input_fn().map(lambda features, _: features))
    keys = ("logits", "predictions")
    return [
        numbers(trees.evaluate(input_fn, steps=1)),
        [
            {key: numbers(value[0]) for key, value in answer.items() if key in keys}
            for answer in predictions
        ],
        sorted(name for name, _ in tf.train.list_variables(trees.model_dir)),
    ]


def case_classifier(contrib, tf, tmp):
    train = contrib.estimator.boosted_trees_classifier_train_in_memory
    return seen(tf, train(input_fn, columns(tf), str(tmp), n_trees=3, max_depth=2))


def case_regressor(contrib, tf, tmp):
    train = contrib.estimator.boosted_trees_regressor_train_in_memory
    trees = train(
        tensors,
        columns(tf),
        str(tmp),
        n_trees=2,
        max_depth=2,
        learning_rate=0.5,
        l2_regularization=0.1,
        center_bias=True,
    )
    return seen(tf, trees)


def case_hooks(contrib, tf, tmp):
    steps = []

    class Counter(tf.train.SessionRunHook):
        def after_run(self, context, values):
            steps.append(1)

    contrib.estimator.boosted_trees_classifier_train_in_memory(
        input_fn, columns(tf), str(tmp), n_trees=2, max_depth=1, train_hooks=[Counter()]
    )
    return len(steps)


def with_variables_as_before(case):
    """Keeps a case to itself: TF 1.15's trees switch resource variables on, for the process."""

    def observed(contrib, tf, tmp):
        was_on = tf.resource_variables_enabled()
        try:
            return case(contrib, tf, tmp)
        finally:
            if not was_on:
                tf.disable_resource_variables()

    return observed


CASES = cases(globals(), with_variables_as_before)


def has_kernels():
    from contrib_compat.versions.kernels import has_kernel

    return has_kernel("BoostedTreesCreateEnsemble")


@pytest.mark.e2e
@pytest.mark.parametrize("name", CASES)
def test_trees_grow_as_natively_or_are_refused(check, name, tmp_path):
    """With kernels the trees are those of TF 1.15; without, the call says what to use instead."""
    if has_kernels():
        check(name)
        return
    with pytest.raises(NotImplementedError, match=r"ydf\.GradientBoostedTreesLearner"):
        check(name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["classifier", "regressor"])
def test_a_refusal_comes_before_anything_else(kind, tmp_path, monkeypatch):
    """Without kernels neither the input function is called nor the model directory made."""
    from contrib_compat.canned import boosted_trees

    monkeypatch.setattr(boosted_trees, "has_kernel", lambda op: False)
    train = getattr(boosted_trees, f"boosted_trees_{kind}_train_in_memory")
    with pytest.raises(NotImplementedError, match=r"ydf\.GradientBoostedTreesLearner"):
        train(lambda: pytest.fail("called"), [], str(tmp_path / "model"))
    assert not (tmp_path / "model").exists()
