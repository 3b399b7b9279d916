"""What extended estimators and the clipping optimizer do, natively and here."""

import pytest
from batteries import cases, numbers, raised_type


def model_fn(features, labels, mode, config):
    """A straight line whose export has signatures of all kinds."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator as tf_estimator

    weight = tf.get_variable("weight", [1, 1], initializer=tf.ones_initializer())
    y = tf.matmul(features["x"], weight)
    if mode == tf_estimator.ModeKeys.PREDICT:
        outputs = tf_estimator.export
        return tf_estimator.EstimatorSpec(
            mode,
            predictions={"y": y},
            export_outputs={
                "serving_default": outputs.RegressionOutput(y),
                "predict": outputs.PredictOutput({"y": y}),
                "other": outputs.PredictOutput({"y": y}),
            },
        )
    loss = tf.reduce_mean(tf.squared_difference(y, labels))
    optimizer = tf.train.GradientDescentOptimizer(0.1)
    return tf_estimator.EstimatorSpec(
        mode,
        predictions={"y": y},
        loss=loss,
        train_op=optimizer.minimize(loss, tf.train.get_global_step()),
        eval_metric_ops={"mse": tf.metrics.mean_squared_error(labels, y)},
    )


def one_output_model_fn(features, labels, mode):
    """A straight line whose export has one signature, under a name of its own."""
    from contrib_compat import estimator as tf_estimator

    spec = model_fn(features, labels, mode, None)
    if mode != tf_estimator.ModeKeys.PREDICT:
        return spec
    output = tf_estimator.export.PredictOutput({"y": spec.predictions["y"]})
    return spec._replace(export_outputs={"mine": output})


def input_fn():
    import tensorflow.compat.v1 as tf

    features = {
        "x": tf.constant([[1.0], [2.0]]),
        "id": tf.constant(["one", "two"]),
        "tags": tf.SparseTensor([[0, 0], [1, 1]], tf.constant([5, 6], tf.int64), [2, 2]),
    }
    return features, tf.constant([[1.0], [0.0]])


def features_fn():
    import tensorflow.compat.v1 as tf

    return tf.data.Dataset.from_tensors(input_fn()[0])


def estimator(tmp, fn=model_fn):
    from contrib_compat import estimator as tf_estimator

    return tf_estimator.Estimator(fn, str(tmp / "model"), tf_estimator.RunConfig(tf_random_seed=1))


# --- add_metrics ---------------------------------------------------------------------------------


def case_add_metrics(contrib, tf, tmp):
    def metric_fn(labels, predictions):
        return {"worst": tf.metrics.mean(tf.reduce_max(tf.abs(labels - predictions["y"])))}

    extended = contrib.estimator.add_metrics(estimator(tmp), metric_fn)
    extended.train(input_fn, steps=1)
    return [
        numbers(extended.evaluate(input_fn, steps=2)),
        numbers(list(extended.predict(features_fn))),
        extended.model_dir,
        type(extended).__name__,
    ]


def case_add_metrics_of_everything(contrib, tf, tmp):
    def metric_fn(config, features, labels, predictions):
        seed = tf.metrics.mean(float(config.tf_random_seed))
        return {"x": tf.metrics.mean(features["x"]), "seed": seed, "mse": seed}

    extended = contrib.estimator.add_metrics(estimator(tmp), metric_fn)
    extended.train(input_fn, steps=1)
    return numbers(extended.evaluate(input_fn, steps=1))


def case_add_metrics_twice(contrib, tf, tmp):
    add = contrib.estimator.add_metrics
    once = add(estimator(tmp), lambda: {"one": tf.metrics.mean(1.0)})
    twice = add(once, lambda labels: {"two": tf.metrics.mean(labels)})
    twice.train(input_fn, steps=1)
    return numbers(twice.evaluate(input_fn, steps=1))


def case_add_metrics_wrong_arguments(contrib, tf, tmp):
    add = contrib.estimator.add_metrics
    return [
        raised_type(add, estimator(tmp), lambda labels, mode: {}),
        raised_type(add, estimator(tmp), lambda outputs: {}),
        raised_type(add, estimator(tmp), lambda: {}),
    ]


# --- forward_features ----------------------------------------------------------------------------


def forwarded(contrib, tmp, *arguments, **named):
    fn = named.pop("fn", model_fn)
    extended = contrib.estimator.forward_features(estimator(tmp, fn), *arguments, **named)
    return extended.train(input_fn, steps=1)


def exported(tf, extended, tmp):
    """Returns what each signature of an export gives out, and its inputs' answer for a batch."""
    from contrib_compat import estimator as tf_estimator

    def receiver_fn():
        x = tf.placeholder(tf.float32, [None, 1])
        name = tf.placeholder(tf.string, [None])
        tensors = {"x": x, "id": name}
        return tf_estimator.export.ServingInputReceiver(tensors, tensors)

    path = extended.export_savedmodel(str(tmp / "export"), receiver_fn)
    with tf.Graph().as_default(), tf.Session() as session:
        graph = tf.saved_model.loader.load(session, ["serve"], tf.compat.as_str(path))
        signatures = graph.signature_def
        named = signatures["predict" if "predict" in signatures else "serving_default"]
        feed = {
            named.inputs["x"].name: [[1.0], [2.0]],
            named.inputs["id"].name: ["left", "right"],
        }
        answer = session.run({key: info.name for key, info in named.outputs.items()}, feed)
    outputs = {key: sorted(signature.outputs) for key, signature in signatures.items()}
    return [outputs, numbers({k: v for k, v in answer.items() if k != "y"})]


def case_forward_a_key(contrib, tf, tmp):
    extended = forwarded(contrib, tmp, "id")
    return [
        numbers([p["id"] for p in extended.predict(features_fn)]),
        sorted(extended.evaluate(input_fn, steps=1)),
        exported(tf, extended, tmp),
        extended.model_dir,
    ]


def case_forward_to_the_only_signature(contrib, tf, tmp):
    extended = forwarded(contrib, tmp, ["id", "x"], fn=one_output_model_fn)
    return exported(tf, extended, tmp)


def case_forward_everything(contrib, tf, tmp):
    extended = forwarded(contrib, tmp, None, {"tags": -1})
    return numbers(
        [{k: v for k, v in p.items() if k != "y"} for p in extended.predict(features_fn)]
    )


def case_forward_a_sparse_feature(contrib, tf, tmp):
    extended = forwarded(contrib, tmp, ["tags"], {"tags": -1})
    return numbers([p["tags"] for p in extended.predict(features_fn)])


def case_forward_nothing(contrib, tf, tmp):
    return sorted(next(forwarded(contrib, tmp, []).predict(features_fn)))


def case_forward_wrong_keys(contrib, tf, tmp):
    forward = contrib.estimator.forward_features
    return [
        raised_type(forward, estimator(tmp), keys) for keys in (5, ["x", 5], {"x"}, [None], "x")
    ]


def case_forward_what_can_not_be(contrib, tf, tmp):
    def tensor_model_fn(features, labels, mode):
        return model_fn(features, labels, mode, None)._replace(predictions=tf.ones([2]))

    def forward_y(features, labels, mode):
        return model_fn(dict(features, y=features["x"]), labels, mode, None)

    def y_input_fn():
        features, labels = input_fn()
        return dict(features, y=features["x"]), labels

    add = contrib.estimator.forward_features
    return [
        raised_type(forwarded, contrib, tmp, "missing"),
        raised_type(forwarded, contrib, tmp, "tags"),
        raised_type(forwarded, contrib, tmp, "x", {"x": 0.0}),
        raised_type(forwarded, contrib, tmp, "x", fn=tensor_model_fn),
        raised_type(add(estimator(tmp, forward_y), "y").train, y_input_fn, steps=1),
    ]


# --- clip_gradients_by_norm ----------------------------------------------------------------------


def clipped(contrib, tf, norm, steps=1):
    with tf.Graph().as_default():
        step = tf.train.get_or_create_global_step()
        one = tf.get_variable("one", initializer=[3.0, 4.0])
        two = tf.get_variable("two", initializer=1.0)
        unused = tf.get_variable("unused", initializer=1.0)
        rows = tf.get_variable("rows", initializer=[[1.0], [1.0]])
        picked = tf.nn.embedding_lookup(rows, [1, 1])
        loss = tf.reduce_sum(one * one) + 12.0 * two + tf.reduce_sum(picked)
        inner = tf.train.AdagradOptimizer(1.0)
        optimizer = contrib.estimator.clip_gradients_by_norm(inner, norm)
        variables = [one, two, unused, rows]
        train_op = optimizer.minimize(loss, step, var_list=variables)
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            for _ in range(steps):
                session.run(train_op)
            return [
                numbers(session.run([*variables, step])),
                numbers(session.run([optimizer.get_slot(one, "accumulator")])),
                optimizer.get_slot_names(),
                optimizer.get_name(),
                isinstance(optimizer, tf.train.Optimizer),
                sorted(variable.op.name for variable in tf.global_variables()),
            ]


def case_clip(contrib, tf, tmp):
    return [clipped(contrib, tf, 1.0), clipped(contrib, tf, 1000.0), clipped(contrib, tf, 0.5, 3)]


def case_clip_in_an_estimator(contrib, tf, tmp):
    from contrib_compat import estimator as tf_estimator

    optimizer = contrib.estimator.clip_gradients_by_norm(tf.train.AdamOptimizer(0.1), 0.1)
    regressor = tf_estimator.LinearRegressor(
        [tf.feature_column.numeric_column("x")], str(tmp), optimizer=optimizer
    )
    regressor.train(input_fn, steps=2)
    return [[name, shape] for name, shape in tf.train.list_variables(str(tmp))]


def case_clip_what_is_no_optimizer(contrib, tf, tmp):
    try:
        return contrib.estimator.clip_gradients_by_norm("Adam", 1.0)
    except AttributeError:
        return "AttributeError"


CASES = cases(globals())


@pytest.mark.e2e
@pytest.mark.parametrize("name", CASES)
def test_extenders_do_what_native_ones_do(check, name):
    """Extended estimators and clipped optimizers do as in TF 1.15."""
    check(name)
