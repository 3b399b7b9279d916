"""contrib.learn's estimators and their kin: what they train from set values, against native 1.15.

After a first step the checkpoint is given values that follow from names, slots too; what comes out
after two more depends on the names, the optimizer, the loss and the metrics.
"""

import numpy as np
import pytest
from batteries import cases, numbers, set_values
from graphs import Y, package

SIZES = np.float32([[1.0], [2.0], [3.0], [4.0]])


def trained(estimator, input_fn, tf):
    """Trains from set values; returns the variables, an evaluation and predictions."""
    estimator.fit(input_fn=input_fn, steps=1)
    set_values(tf, estimator.model_dir)
    estimator.fit(input_fn=input_fn, steps=2)
    names = estimator.get_variable_names()
    predicted = estimator.predict(input_fn=lambda: (input_fn()[0], None))
    return {
        "variables": {name: numbers(estimator.get_variable_value(name), 7) for name in names},
        "evaluation": numbers(estimator.evaluate(input_fn=input_fn, steps=1), 7),
        "predictions": numbers(list(predicted), 7),
    }


def case_deep_and_wide_regression(contrib, tf, tmp):
    layers = package(contrib, "layers")

    def input_fn():
        words = tf.SparseTensor([[row, 0] for row in range(4)], ["a", "b", "a", "c"], [4, 1])
        return {"size": tf.constant(SIZES), "word": words}, tf.constant(SIZES**2)

    word = layers.sparse_column_with_hash_bucket("word", 5)
    estimator = package(contrib, "learn").DNNLinearCombinedRegressor(
        model_dir=str(tmp),
        linear_feature_columns=[word],
        dnn_feature_columns=[layers.real_valued_column("size"), layers.embedding_column(word, 2)],
        dnn_hidden_units=[2],
        fix_global_step_increment_bug=True,
    )
    return trained(estimator, input_fn, tf)


def case_deep_classification(contrib, tf, tmp):
    layers, learn = package(contrib, "layers"), package(contrib, "learn")
    estimator = learn.DNNClassifier(
        [2],
        [layers.real_valued_column("size")],
        str(tmp),
        n_classes=3,
        weight_column_name="weight",
        optimizer="Adam",
        gradient_clip_norm=1.0,
        label_keys=["low", "mid", "high"],
    )

    def input_fn():
        features = {"size": tf.constant(SIZES), "weight": tf.constant(SIZES / 4)}
        return features, tf.constant([["low"], ["mid"], ["high"], ["mid"]])

    estimator.fit(input_fn=input_fn, steps=1)
    set_values(tf, estimator.model_dir)
    estimator.fit(input_fn=input_fn, steps=2)
    answers = estimator.predict(input_fn=lambda: (input_fn()[0], None), outputs=["probabilities"])
    found = numbers(list(answers), 7)
    return {"evaluation": numbers(estimator.evaluate(input_fn=input_fn, steps=1), 7), "is": found}


def case_dual_ascent(contrib, tf, tmp):
    """Its variables begin with zero, and its threads have one example, or else they race."""
    layers, linear = package(contrib, "layers"), package(contrib, "linear_optimizer")
    estimator = package(contrib, "learn").LinearClassifier(
        [layers.real_valued_column("size")],
        str(tmp),
        optimizer=linear.SDCAOptimizer(
            "id", symmetric_l1_regularization=0.01, symmetric_l2_regularization=0.1
        ),
    )

    def input_fn():
        return {"size": tf.constant(SIZES[1:2]), "id": tf.constant(["a"])}, tf.constant([[1]])

    estimator.fit(input_fn=input_fn, steps=2)
    return numbers(estimator.evaluate(input_fn=input_fn, steps=1), 7)


def case_alternating_least_squares(contrib, tf, tmp):
    estimator = package(contrib, "factorization").WALSMatrixFactorization(
        3,
        4,
        2,
        unobserved_weight=0.1,
        regularization_coeff=0.01,
        row_init=Y[:3, :2],
        col_init=Y[:4, 2:4],
        model_dir=str(tmp),
        max_sweeps=4,
    )

    def input_fn():
        rows = tf.SparseTensor([[0, 1], [1, 0], [1, 3], [2, 2]], [1.0, 2.0, -1.0, 0.5], [3, 4])
        columns = tf.sparse.reorder(tf.sparse.transpose(rows))
        features = {
            "input_rows": rows,
            "input_cols": tf.SparseTensor(columns.indices, columns.values, [4, 3]),
            "project_row": tf.constant(True),
        }
        return features, None

    estimator.fit(input_fn=input_fn, steps=8)
    factors = estimator.get_row_factors() + estimator.get_col_factors()
    projected = estimator.get_projections(
        lambda: ({**input_fn()[0], "projection_weights": tf.ones([3])}, None)
    )
    return {
        "factors": numbers(factors, 6),
        "evaluation": numbers(estimator.evaluate(input_fn=input_fn, steps=1), 6),
        "projected": numbers(next(iter(projected)), 6),
    }


def case_recurrent_regression(contrib, tf, tmp):
    layers = package(contrib, "layers")
    home = package(contrib, "learn.python.learn.estimators.dynamic_rnn_estimator")
    constants = package(contrib, "learn.python.learn.estimators.constants")
    estimator = home.DynamicRnnEstimator(
        constants.ProblemType.LINEAR_REGRESSION,
        home.rnn_common.PredictionType.MULTIPLE_VALUE,
        sequence_feature_columns=[layers.real_valued_column("steps", 1)],
        num_units=2,
        cell_type="lstm",
        optimizer="SGD",
        learning_rate=0.1,
        model_dir=str(tmp),
    )

    def input_fn():
        return {"steps": tf.constant(Y[:2, :3, None])}, tf.constant(Y[2:4, :3])

    return trained(estimator, input_fn, tf)


def case_time_series(contrib, tf, tmp):
    """The windows and its first values are drawn at random; names and shapes are not."""
    series = package(contrib, "timeseries")
    estimator = series.ARRegressor(
        periodicities=[],
        input_window_size=2,
        output_window_size=2,
        num_features=1,
        model_dir=str(tmp),
    )
    keys = series.TrainEvalFeatures
    data = {keys.TIMES: np.arange(12), keys.VALUES: np.sin(np.arange(12.0))[:, None]}
    reader = series.NumpyReader(data)
    windows = series.RandomWindowInputFn(reader, batch_size=2, window_size=4, shuffle_seed=1)
    estimator.train(windows, steps=1)
    seen = estimator.evaluate(series.WholeDatasetInputFn(reader), steps=1)
    ahead = series.predict_continuation_input_fn(seen, steps=2)
    (predicted,) = estimator.predict(ahead)
    names = estimator.get_variable_names()
    shapes = {name: list(np.shape(estimator.get_variable_value(name))) for name in names}
    return {"shapes": shapes, "predicted": {key: list(v.shape) for key, v in predicted.items()}}


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_estimators_train_as_they_trained(name, check_graph):
    """Variables, slots, evaluations and predictions are those of native 1.15."""
    check_graph(name)
