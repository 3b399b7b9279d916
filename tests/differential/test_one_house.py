"""contrib.learn and contrib.layers where names of ours and of 1.15's files meet.

Estimators, heads and columns of 1.15's files take our RunConfig, MetricSpec, monitors, hooks and
keys, return our ModelFnOps and raise our errors; what they answer is what native contrib answers.
"""

import numpy as np
import pytest
from batteries import cases, numbers, raised, set_values

from contrib_compat import versions

SIZES = np.arange(20, dtype=np.float32)[:, None]
COLORS, SHAPES = ["red", "red", "blue", "blue"], ["round", "square", "round", "square"]


def sized(tf):
    """Feeds sizes, of which the greater ones are of class 1."""
    features = {"size": tf.constant(SIZES), "weight": tf.constant(1 + SIZES / 10)}
    return features, tf.constant((SIZES > 9).astype(np.int64))


def sparse(tf, values):
    return tf.SparseTensor([[row, 0] for row in range(len(values))], values, [len(values), 1])


def shaped(tf):
    """Feeds colors and shapes, of whose crosses every other is of class 1."""
    features = {
        "color": sparse(tf, COLORS),
        "shape": sparse(tf, SHAPES),
        "size": tf.constant([[1.0], [2.0], [3.0], [4.0]]),
    }
    return features, tf.constant([[1], [0], [0], [1]])


def trained(tf, estimator, input_fn, *predictions):
    """Trains from a checkpoint of set values; returns the variables and what the model says."""
    estimator.fit(input_fn=input_fn, steps=1)
    set_values(tf, estimator.model_dir)
    estimator.fit(input_fn=input_fn, steps=2)
    found = {name: estimator.get_variable_value(name) for name in estimator.get_variable_names()}
    seen = {
        "variables": {name: numbers(value, 3) for name, value in found.items()},
        "evaluation": numbers(estimator.evaluate(input_fn=input_fn, steps=1), 3),
    }
    for name in predictions:
        seen[name] = numbers(list(getattr(estimator, name)(input_fn=input_fn)), 2)
    return seen


# --- estimators ----------------------------------------------------------------------------------


def dnn_of_sizes(contrib, tmp, **settings):
    return contrib.learn.DNNClassifier(
        [3, 2],
        [contrib.layers.real_valued_column("size")],
        model_dir=str(tmp),
        weight_column_name="weight",
        config=contrib.learn.RunConfig(save_checkpoints_steps=1),
        **settings,
    )


def case_dnn_with_weights(contrib, tf, tmp):
    classifier = dnn_of_sizes(contrib, tmp, gradient_clip_norm=1.0)
    return trained(tf, classifier, lambda: sized(tf), "predict_classes", "predict_proba")


def case_dnn_with_centered_bias(contrib, tf, tmp):
    # Two steps of its training race for the bias, natively too: what they make of it is left out.
    classifier = dnn_of_sizes(contrib, tmp, enable_centered_bias=True)
    classifier.fit(input_fn=lambda: sized(tf), steps=1)
    set_values(tf, classifier.model_dir)
    evaluation = classifier.evaluate(input_fn=lambda: sized(tf), steps=1)
    return [sorted(classifier.get_variable_names()), numbers(evaluation, 3)]


def case_dnn_of_three_classes(contrib, tf, tmp):
    layers = contrib.layers
    columns = [
        layers.embedding_column(layers.sparse_column_with_keys("color", ["red", "blue"]), 2),
        layers.one_hot_column(layers.sparse_column_with_hash_bucket("shape", 5)),
        layers.real_valued_column("size", normalizer=lambda size: size / 10),
    ]
    classifier = contrib.learn.DNNClassifier(
        [3],
        columns,
        model_dir=str(tmp),
        n_classes=3,
        optimizer=tf.train.AdamOptimizer(0.01),
        activation_fn=tf.nn.tanh,
    )
    return trained(tf, classifier, lambda: shaped(tf), "predict_classes")


def case_linear_over_all_kinds_of_columns(contrib, tf, tmp):
    layers = contrib.layers
    color, shape = (layers.sparse_column_with_hash_bucket(key, 7) for key in ("color", "shape"))
    size = layers.bucketized_column(layers.real_valued_column("size"), [1.5, 3.5])
    crosses = [
        layers.crossed_column([color, shape], 10),
        layers.crossed_column(
            [color, size], 11, hash_key=layers.SPARSE_FEATURE_CROSS_DEFAULT_HASH_KEY
        ),
    ]
    classifier = contrib.learn.LinearClassifier([color, shape, size, *crosses], str(tmp))
    return trained(tf, classifier, lambda: shaped(tf), "predict_classes", "predict_proba")


def case_an_estimator_of_a_model_fn(contrib, tf, tmp):
    asked = []

    def model_fn(features, labels, mode, params, config=None):
        asked.append([mode, params, type(config).__name__])
        found = contrib.layers.fully_connected(features["size"], 1, activation_fn=None)
        loss = train_op = None
        if labels is not None:
            loss = tf.losses.mean_squared_error(labels, found)
        if mode == contrib.learn.ModeKeys.TRAIN:
            train_op = contrib.layers.optimize_loss(
                loss,
                None,
                0.01,
                lambda rate: tf.train.MomentumOptimizer(rate, 0.9),
                gradient_multipliers={"fully_connected/weights": 0.5},
                learning_rate_decay_fn=lambda rate, step: tf.train.exponential_decay(
                    rate, step, 1, 0.5
                ),
            )
        head = {"main": (contrib.learn.ProblemType.LINEAR_REGRESSION, {"scores": found})}
        return contrib.learn.ModelFnOps(
            mode, {"found": found}, loss, train_op, output_alternatives=head
        )

    estimator = contrib.learn.Estimator(
        model_fn,
        str(tmp),
        params={"a": 1},
        feature_engineering_fn=lambda features, labels: ({"size": features["size"] / 10}, labels),
    )
    return trained(tf, estimator, lambda: sized(tf), "predict"), asked


def case_metric_specs(contrib, tf, tmp):
    learn = contrib.learn
    classifier = learn.DNNClassifier(
        [2], [contrib.layers.real_valued_column("size")], model_dir=str(tmp)
    )
    classifier.fit(input_fn=lambda: sized(tf), steps=1)
    set_values(tf, str(tmp))

    def distance(predictions, labels, weights=None):
        return tf.metrics.mean_absolute_error(labels, tf.cast(predictions, tf.int64), weights)

    def evaluate(metrics):
        return classifier.evaluate(input_fn=lambda: sized(tf), steps=1, metrics=metrics)

    auc = learn.MetricSpec(contrib.metrics.streaming_auc, learn.PredictionKey.LOGISTIC)
    specs = {
        "plain": learn.MetricSpec(distance, "classes"),
        "weighted": learn.MetricSpec(distance, "classes", weight_key="weight"),
        "auc": auc,
    }
    return {
        "specs": numbers(evaluate(specs)),
        "pair": numbers(evaluate({("mine", "classes"): contrib.metrics.streaming_accuracy})),
        "no such key": raised(evaluate, {"mine": learn.MetricSpec(distance, "nothing")}),
        "a number": raised(evaluate, {"mine": 3})[0],
        "a list": raised(evaluate, [3])[0],
    }


def case_hooks_and_monitors(contrib, tf, tmp):
    learn, seen = contrib.learn, []

    class Hook(tf.train.SessionRunHook):
        def begin(self):
            seen.append("begin")

        def after_run(self, run_context, run_values):
            seen.append("run")

        def end(self, session):
            seen.append("end")

    class Monitor(learn.monitors.EveryN):
        def every_n_step_end(self, step, outputs):
            seen.append(int(step))

    regressor = learn.LinearRegressor(
        [contrib.layers.real_valued_column("size")], model_dir=str(tmp)
    )
    capture = learn.monitors.CaptureVariable("linear/bias_weight:0", every_n=1, first_n=0)
    monitors = [Hook(), Monitor(every_n_steps=1), capture, learn.monitors.StopAtStep(last_step=2)]
    regressor.fit(input_fn=lambda: sized(tf), steps=9, monitors=monitors)
    regressor.evaluate(input_fn=lambda: sized(tf), steps=1, hooks=[Hook()], name="mine")
    return seen, sorted(capture.values), sorted(path.name for path in tmp.glob("eval*"))


def case_errors(contrib, tf, tmp):
    learn = contrib.learn
    columns = [contrib.layers.real_valued_column("size")]
    classifier = learn.DNNClassifier([2], columns, model_dir=str(tmp))

    def kind(function, *arguments, **named):
        try:
            function(*arguments, **named)
        except Exception as error:
            return [type(error).__name__, isinstance(error, learn.NotFittedError), str(error)]
        return "nothing"

    def feed():
        return sized(tf)

    return [
        kind(lambda: list(classifier.predict_classes(input_fn=feed))),
        kind(classifier.evaluate, input_fn=feed, steps=1),
        kind(classifier.fit, steps=1),
        kind(classifier.fit, input_fn=feed, steps=1, max_steps=1),
        kind(classifier.export_savedmodel, str(tmp), lambda: 0),
        kind(learn.LinearClassifier, None),
        kind(learn.LinearClassifier, [3], n_classes=1),
        kind(learn.LinearClassifier, columns, config=3),
        kind(learn.Estimator, 3),
        kind(learn.Estimator, lambda features: 0),
    ]


# --- heads ---------------------------------------------------------------------------------------


def case_heads(contrib, tf, tmp):
    learn, seen = contrib.learn, {}
    heads = {
        "binary": (learn.multi_class_head(2), [[1], [0]]),
        "classes": (learn.multi_class_head(3), [[1], [2]]),
        "labels": (learn.multi_label_head(3), [[1, 0, 1], [0, 1, 0]]),
        "poisson": (learn.poisson_regression_head(), [[1.0], [1.0]]),
        "regression": (learn.regression_head(label_dimension=3), [[1.0] * 3] * 2),
    }
    for name, (head, labels) in heads.items():
        for mode in (learn.ModeKeys.TRAIN, learn.ModeKeys.EVAL, learn.ModeKeys.INFER):
            with tf.Graph().as_default(), tf.Session() as session:
                tf.train.create_global_step()
                logits = tf.constant([[1.0, 2.0, -1.0], [0.0, 1.0, 3.0]])
                ops = head.create_model_fn_ops(
                    {},
                    mode,
                    labels=None if mode == learn.ModeKeys.INFER else tf.constant(labels),
                    train_op_fn=lambda loss: tf.no_op(),
                    logits=logits[:, : head.logits_dimension],
                )
                seen[f"{name} {mode}"] = {
                    "is ours": isinstance(ops, learn.ModelFnOps),
                    "predictions": numbers(session.run(ops.predictions)),
                    "loss": None if ops.loss is None else numbers(session.run(ops.loss).item()),
                    "metrics": sorted(ops.eval_metric_ops or {}),
                }
    return seen


# --- columns, layers, inputs ---------------------------------------------------------------------


def case_what_columns_say_of_themselves(contrib, tf, tmp):
    layers = contrib.layers
    color = layers.sparse_column_with_hash_bucket("color", 7, combiner="sum")
    size = layers.real_valued_column("size", 2, default_value=[1.0, 2.0])
    columns = [
        layers.sparse_column_with_keys("color", ["red", "blue"], default_value=0),
        layers.sparse_column_with_integerized_feature("id", 5),
        color,
        layers.weighted_sparse_column(color, "weight"),
        layers.crossed_column([color, layers.sparse_column_with_hash_bucket("shape", 7)], 13),
        size,
        layers.bucketized_column(size, [1.0, 5.0]),
    ]
    kinds = ["Sparse", "Crossed", "RealValued", "Bucketized", "Feature"]
    spec = layers.create_feature_spec_for_parsing(columns)
    return {
        "names": [[str(column), column.key, column.name] for column in columns],
        "kinds": [
            [isinstance(column, getattr(layers.feature_column, f"_{kind}Column")) for kind in kinds]
            for column in columns
        ],
        "specs": {key: [type(value).__name__, str(value.dtype)] for key, value in spec.items()},
        "errors": [
            raised(layers.crossed_column, [color], 3),
            raised(layers.real_valued_column, "size", 0),
            raised(layers.sparse_column_with_hash_bucket, "color", 0),
            raised(layers.sparse_column_with_keys, "color", []),
            raised(layers.embedding_column, color, 0),
            raised(layers.bucketized_column, color, [1.0]),
        ],
    }


def case_sequences_of_columns(contrib, tf, tmp):
    layers = contrib.layers
    color = layers.sparse_column_with_hash_bucket("color", 5)
    with tf.Graph().as_default(), tf.Session() as session:
        colors = tf.SparseTensor([[0, 0, 0], [1, 1, 0]], ["red", "blue"], [2, 3, 1])
        found = layers.sequence_input_from_feature_columns(
            {"size": tf.ones([2, 3, 2]), "color": colors},
            [
                layers.real_valued_column("size", 2),
                layers.embedding_column(color, 2, initializer=tf.constant_initializer(0.25)),
            ],
        )
        session.run([tf.global_variables_initializer(), tf.tables_initializer()])
        return numbers(session.run(found)), [variable.name for variable in tf.global_variables()]


def case_optimizers_by_name(contrib, tf, tmp):
    seen = {}
    for name in sorted(contrib.layers.OPTIMIZER_CLS_NAMES):
        with tf.Graph().as_default(), tf.Session() as session:
            weights = tf.get_variable("weights", [2], initializer=tf.constant_initializer(1.0))
            step = tf.train.get_or_create_global_step()
            loss = tf.reduce_sum(weights * weights)
            train_op = contrib.layers.optimize_loss(loss, step, 0.1, name, clip_gradients=0.5)
            session.run(tf.global_variables_initializer())
            session.run(train_op)
            names = sorted(variable.op.name for variable in tf.global_variables())
            seen[name] = [numbers(session.run([weights, step])), names]
    return seen


def case_inputs(contrib, tf, tmp):
    learn, seen = contrib.learn, {}
    arrays = {"a": np.arange(6.0), "b": np.arange(12.0).reshape(6, 2)}
    path = str(tmp / "records")
    with tf.python_io.TFRecordWriter(path) as writer:
        for value in range(4):
            example = tf.train.Example()
            example.features.feature["x"].float_list.value.append(value)
            writer.write(example.SerializeToString())

    def pairs():
        for value in range(3):
            yield {"g": np.float32([value]), "t": np.int64([value])}

    def read(make):
        with tf.Graph().as_default():
            batch = make()
            with tf.train.MonitoredSession() as session:
                return numbers(session.run(batch))

    seen["numpy"] = read(
        learn.io.numpy_input_fn(arrays, np.arange(6), batch_size=4, shuffle=False, num_epochs=1)
    )
    seen["generator"] = read(
        learn.io.generator_input_fn(
            pairs, target_key="t", batch_size=2, shuffle=False, num_epochs=1
        )
    )
    seen["records"] = read(
        lambda: learn.io.read_batch_features(
            path,
            2,
            {"x": tf.FixedLenFeature([1], tf.float32)},
            tf.TFRecordReader,
            randomize_input=False,
            num_epochs=1,
            num_enqueue_threads=1,  # By default there are two, and the first is not always first.
        )
    )
    seen["none"] = raised(learn.io.read_batch_examples, "/none*", 2, tf.TFRecordReader)
    columns = learn.infer_real_valued_columns_from_input(SIZES)
    seen["inferred"] = [str(column) for column in columns]
    return seen


def case_vocabularies(contrib, tf, tmp):
    preprocessing = contrib.learn.preprocessing
    processor = preprocessing.VocabularyProcessor(4)
    found = numbers(list(processor.fit_transform(["hello there world", "there is a thing here"])))
    processor.save(str(tmp / "vocabulary"))
    restored = preprocessing.VocabularyProcessor.restore(str(tmp / "vocabulary"))
    return {
        "found": found,
        "restored": numbers(list(restored.transform(["hello thing"]))),
        "bytes": numbers(list(preprocessing.ByteProcessor(4).transform(["abc"]))),
        "size": len(processor.vocabulary_),
    }


CASES = cases(globals())


@pytest.fixture
def served(request, contrib):
    """Serves from the copy; where TensorFlow has a contrib of its own, that alone is asked."""
    if not versions.has_native_contrib():
        request.getfixturevalue("with_copy")
    elif contrib.__name__ == "tf_contrib":
        pytest.skip("native contrib's files are not executed with our answers")


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_house_is_one(name, served, check):
    """What native contrib does, ours and 1.15's files do together."""
    check(name)
