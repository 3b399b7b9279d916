"""What a model on several devices learns, measures and predicts, natively and here.

The devices are all the one CPU; several are in tests/compat/canned/test_towers_on_devices.py.
"""

import pytest
from batteries import cases, numbers, raised

TWO = ["/cpu:0", "/cpu:0"]


def input_fn(batch=4):
    import tensorflow.compat.v1 as tf

    features = {
        "x": [[1.0], [2.0], [3.0], [4.0]],
        "row": [0, 1, 1, 2],
    }
    labels = [[0.0], [1.0], [1.0], [0.0]]
    examples = tf.data.Dataset.from_tensor_slices((features, labels))
    return examples.batch(batch, drop_remainder=True).repeat(4)


def features_fn(batch=4):
    return input_fn(batch).take(4 // batch).map(lambda features, _: features)


def model(contrib, tf, calls=None, optimizers=1):
    """Returns a model function: a line, and an embedding whose gradient is sparse."""
    from contrib_compat import estimator as tf_estimator

    def model_fn(features, labels, mode, params, config):
        if calls is not None:
            calls.append([mode, params, config.tf_random_seed])
        weight = tf.get_variable("weight", [1, 1], initializer=tf.ones_initializer())
        bias = tf.get_variable("bias", [1], initializer=tf.zeros_initializer())
        table = tf.get_variable("table", [3, 1], initializer=tf.zeros_initializer())
        y = tf.matmul(features["x"], weight) + bias
        y += tf.nn.embedding_lookup(table, features["row"])
        if mode == tf_estimator.ModeKeys.PREDICT:
            outputs = tf_estimator.export
            label = tf.as_string(y)
            return tf_estimator.EstimatorSpec(
                mode,
                predictions={"y": y},
                export_outputs={
                    "serving_default": outputs.PredictOutput({"y": y}),
                    "class": outputs.ClassificationOutput(scores=y, classes=label),
                    "value": outputs.RegressionOutput(y),
                },
            )
        loss = tf.losses.mean_squared_error(labels, y)
        step = tf.train.get_global_step()
        optimizer = contrib.estimator.TowerOptimizer(tf.train.AdamOptimizer(params["rate"]))
        train_op = optimizer.minimize(loss, step, var_list=[weight, table])
        if optimizers == 2:
            other = contrib.estimator.TowerOptimizer(
                lambda: tf.train.MomentumOptimizer(params["rate"], 0.9)
            )
            train_op = tf.group(train_op, other.minimize(loss * 2.0, var_list=[bias]))
        return tf_estimator.EstimatorSpec(
            mode,
            loss=loss,
            train_op=train_op,
            eval_metric_ops={
                "error": tf.metrics.mean_squared_error(labels, y),
                "auc": tf.metrics.auc(labels, tf.sigmoid(y)),
            },
        )

    return model_fn


def estimator(model_fn, tmp):
    from contrib_compat import estimator as tf_estimator

    config = tf_estimator.RunConfig(tf_random_seed=1)
    return tf_estimator.Estimator(model_fn, str(tmp / "model"), config, {"rate": 0.1})


def learned(replica, steps=3):
    """Trains a replicated model; returns its variables, evaluation and predictions."""
    replica.train(input_fn, steps=steps)
    names = replica.get_variable_names()
    return [
        {name: numbers(replica.get_variable_value(name)) for name in names},
        numbers(replica.evaluate(input_fn, steps=2)),
        numbers(list(replica.predict(features_fn))),
    ]


def case_one_tower(contrib, tf, tmp):
    return learned(estimator(contrib.estimator.replicate_model_fn(model(contrib, tf)), tmp))


def case_two_towers(contrib, tf, tmp):
    replicate = contrib.estimator.replicate_model_fn
    return learned(estimator(replicate(model(contrib, tf), devices=TWO), tmp))


def case_two_towers_that_sum(contrib, tf, tmp):
    replicate = contrib.estimator.replicate_model_fn
    summed = replicate(model(contrib, tf), tf.losses.Reduction.SUM, TWO)
    return learned(estimator(summed, tmp))


def case_four_towers_with_two_optimizers(contrib, tf, tmp):
    calls = []
    replicate = contrib.estimator.replicate_model_fn
    replica = replicate(model(contrib, tf, calls, optimizers=2), devices=TWO * 2)
    return [learned(estimator(replica, tmp)), calls]


def case_no_replication(contrib, tf, tmp):
    used = []

    def model_fn(features, labels, mode, params, config):
        spec = model(contrib, tf, optimizers=2)(features, labels, mode, params, config)
        used.append(contrib.estimator.TowerOptimizer.has_been_used())
        return spec

    estimator(model_fn, tmp).train(input_fn, steps=1)
    return learned(estimator(model(contrib, tf, optimizers=2), tmp))


def canned(contrib, tf, tmp, make):
    """Trains a canned estimator's model in two towers; returns names and keys."""
    columns = [
        tf.feature_column.numeric_column("x"),
        tf.feature_column.embedding_column(
            tf.feature_column.categorical_column_with_identity("row", 3), 2
        ),
    ]
    classifier = make(columns)
    replica = estimator(contrib.estimator.replicate_model_fn(classifier.model_fn, devices=TWO), tmp)
    replica.train(input_fn, steps=2)
    return [
        [[name, shape] for name, shape in tf.train.list_variables(replica.model_dir)],
        sorted(replica.evaluate(input_fn, steps=1)),
        sorted(next(replica.predict(features_fn))),
    ]


def case_dnn_classifier(contrib, tf, tmp):
    from contrib_compat import estimator as tf_estimator

    def make(columns):
        optimizer = contrib.estimator.TowerOptimizer(tf.train.AdamOptimizer(0.1))
        return tf_estimator.DNNClassifier([2], columns, str(tmp / "model"), optimizer=optimizer)

    return canned(contrib, tf, tmp, make)


def case_wide_and_deep(contrib, tf, tmp):
    from contrib_compat import estimator as tf_estimator

    def make(columns):
        tower = contrib.estimator.TowerOptimizer
        return tf_estimator.DNNLinearCombinedClassifier(
            str(tmp / "model"),
            [columns[0]],
            lambda: tower(tf.train.FtrlOptimizer(0.1)),
            columns,
            lambda: tower(tf.train.AdagradOptimizer(0.1)),
            [2],
        )

    return canned(contrib, tf, tmp, make)


def case_wrong_use(contrib, tf, tmp):
    from contrib_compat import estimator as tf_estimator

    replicate = contrib.estimator.replicate_model_fn

    def plain_model_fn(features, labels, mode):
        loss = tf.reduce_mean(tf.get_variable("w", initializer=1.0) * features["x"])
        step = tf.train.get_global_step()
        train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss, step)
        return tf_estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)

    def train(model_fn, fn=input_fn):
        estimator(replicate(model_fn, devices=TWO), tmp).train(fn, steps=1)

    return {
        "no reduction": raised(replicate, plain_model_fn, loss_reduction=tf.losses.Reduction.NONE),
        "not wrapped": raised(train, plain_model_fn),
        "odd batch": raised(train, model(contrib, tf), lambda: input_fn(3)),
    }


def case_uneven_optimizers(contrib, tf, tmp):
    towers = []

    def model_fn(features, labels, mode, params, config):
        towers.append(mode)
        many = model(contrib, tf, optimizers=len(towers))
        return many(features, labels, mode, params, config)

    replicate = contrib.estimator.replicate_model_fn
    uneven = estimator(replicate(model_fn, devices=TWO), tmp)
    return raised(uneven.train, input_fn, steps=1)


def case_predict_an_odd_batch(contrib, tf, tmp):
    replica = estimator(contrib.estimator.replicate_model_fn(model(contrib, tf), devices=TWO), tmp)
    replica.train(input_fn, steps=1)
    try:
        return numbers(list(replica.predict(lambda: features_fn(1))))
    except Exception as error:
        return type(error).__name__


def served(contrib, tf, tmp, batch):
    from contrib_compat import estimator as tf_estimator

    replica = estimator(contrib.estimator.replicate_model_fn(model(contrib, tf), devices=TWO), tmp)
    replica.train(input_fn, steps=1)

    def receiver_fn():
        features = {
            "x": tf.placeholder(tf.float32, [batch, 1]),
            "row": tf.placeholder(tf.int64, [batch]),
        }
        return tf_estimator.export.ServingInputReceiver(features, features)

    try:
        path = replica.export_savedmodel(str(tmp / "export"), receiver_fn)
    except Exception as error:
        return type(error).__name__
    with tf.Graph().as_default(), tf.Session() as session:
        graph = tf.saved_model.loader.load(session, ["serve"], tf.compat.as_str(path))
        signature = graph.signature_def["serving_default"]
        feed = {signature.inputs["x"].name: [[1.0], [2.0]], signature.inputs["row"].name: [0, 2]}
        answers = {
            key: session.run({k: v.name for k, v in graph.signature_def[key].outputs.items()}, feed)
            for key in sorted(graph.signature_def)
            if graph.signature_def[key].inputs.keys() == signature.inputs.keys()
        }
    return numbers(answers)


def case_export_of_a_fixed_batch(contrib, tf, tmp):
    return served(contrib, tf, tmp, 2)


def case_export(contrib, tf, tmp):
    return served(contrib, tf, tmp, None)


CASES = cases(globals())


@pytest.mark.e2e
@pytest.mark.parametrize("name", CASES)
def test_towers_do_what_native_towers_do(check, name):
    """Replicated models learn, measure and predict what they do on TF 1.15."""
    check(name)
