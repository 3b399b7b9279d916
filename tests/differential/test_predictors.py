"""Predictors, compared with native: what they answer, what they are made of, their errors."""

import threading

import pytest
from batteries import answer, cases, numbers, raised_type
from graphs import package

pytestmark = pytest.mark.e2e


def core(contrib, tf):
    """Returns tf.estimator, wherever it is."""
    if contrib.__name__ == "tf_contrib":
        from contrib_compat import estimator as tf_estimator

        return tf_estimator
    return tf.estimator


def exported(tf, directory, tags=("serve",), factor=2.0, key="serving_default"):
    """Exports a model that multiplies x, to which an optional y is added."""
    with tf.Graph().as_default(), tf.Session() as session:
        x = tf.placeholder(tf.float32, [None], name="x")
        y = tf.placeholder_with_default(tf.zeros([1]), [None], name="y")
        weight = tf.get_variable("weight", initializer=factor, use_resource=False)
        outputs = {"sum": tf.add(x * weight, y, name="sum"), "x": tf.identity(x, name="same")}
        signature = tf.saved_model.predict_signature_def({"x": x, "y": y}, outputs)
        other = tf.saved_model.predict_signature_def({"in": x}, {"out": outputs["sum"]})
        session.run(tf.global_variables_initializer())
        builder = tf.saved_model.builder.SavedModelBuilder(str(directory))
        signatures = {key: signature, "other": other}
        builder.add_meta_graph_and_variables(session, list(tags), signatures)
        builder.save()
    return str(directory)


def answers(predictor, inputs):
    return {key: numbers(value) for key, value in sorted(predictor(inputs).items())}


def case_saved_model(contrib, tf, tmp):
    path = exported(tf, tmp / "model")
    make = contrib.predictor.from_saved_model
    graph, config = tf.Graph(), tf.ConfigProto(allow_soft_placement=True)
    signature = package(contrib, "predictor.saved_model_predictor").get_meta_graph_def(
        path, "serve"
    )
    by_names = make(path, input_names={"a": "x:0"}, output_names={"b": "sum:0"}, graph=graph)
    plain = make(path)
    return [
        answers(plain, {"x": [1.0, 2.0]}),
        answers(plain, {"x": [1.0, 2.0], "y": [0.5, 1.5]}),
        answers(plain, {"x": [1.0], "y": None}),
        sorted(plain.feed_tensors),
        sorted(tensor.name for tensor in plain.fetch_tensors.values()),
        answers(make(path, "other"), {"in": [3.0]}),
        answers(make(path, signature_def=signature.signature_def["other"]), {"in": [3.0]}),
        answers(by_names, {"a": [5.0]}),
        by_names.graph is graph,
        by_names.session.graph is graph,
        answers(make(path, tags="serve", config=config), {"x": [1.0]}),
    ]


def case_representation(contrib, tf, tmp):
    path = exported(tf, tmp / "model")
    names = {"input_names": {"a": "x:0"}, "output_names": {"b": "sum:0"}}
    text = str(contrib.predictor.from_saved_model(path, **names))
    return text.replace("(None,)", "(?,)").partition(" fetch")[0]


def case_alternatives(contrib, tf, tmp):
    path = exported(tf, tmp / "model", key="default_input_alternative:head")
    predictor = contrib.predictor.from_saved_model(path, "head")
    return answer(answers, predictor, {"x": [1.0]})


def case_tags(contrib, tf, tmp):
    path = exported(tf, tmp / "model", tags=("serve", "gpu"))
    make = contrib.predictor.from_saved_model
    return [
        answers(make(path, tags="serve,gpu"), {"x": [1.0]}),
        raised_type(make, path),
        raised_type(make, path, tags="gpu"),
    ]


def case_text_model(contrib, tf, tmp):
    path = exported(tf, tmp / "model")
    reader = package(contrib, "saved_model.python.saved_model.reader")
    saved_model = reader.read_saved_model(path)
    (tmp / "model/saved_model.pbtxt").write_text(str(saved_model))
    (tmp / "model/saved_model.pb").unlink()
    return [
        answers(contrib.predictor.from_saved_model(path), {"x": [1.0]}),
        reader.read_saved_model(path) == saved_model,
        sorted(saved_model.meta_graphs[0].signature_def),
        reader.get_saved_model_tag_sets(path),
    ]


def case_unreadable_models(contrib, tf, tmp):
    reader = package(contrib, "saved_model.python.saved_model.reader")
    (tmp / "binary").mkdir()
    (tmp / "binary/saved_model.pb").write_bytes(b"\xff\xff")
    (tmp / "text").mkdir()
    (tmp / "text/saved_model.pbtxt").write_text("nonsense {")
    seen = [raised(reader.read_saved_model, str(tmp / "missing"))]
    for name in ("binary", "text"):
        kind, text = raised(reader.read_saved_model, str(tmp / name))
        seen.append([kind, text.partition(": ")[0]])
    return [*seen, raised_type(contrib.predictor.from_saved_model, str(tmp / "missing"))]


def case_wrong_arguments(contrib, tf, tmp):
    path = exported(tf, tmp / "model")
    make = contrib.predictor.from_saved_model
    names = {"input_names": {"a": "x:0"}, "output_names": {"b": "sum:0"}}
    predictor = make(path, "other")
    kind, text = raised(predictor, {"in": [1.0], "inn": [2.0]})
    return [
        raised(make, path, input_names={"a": "x:0"}),
        raised(make, path, output_names={"a": "x:0"}),
        raised(make, path, signature_def_key="other", **names),
        raised_type(make, path, input_names={"a": "z:0"}, output_names={}),
        [kind, text],
        raised_type(predictor, {}),
    ]


def case_unknown_signature(contrib, tf, tmp):
    path = exported(tf, tmp / "model")
    return raised_type(contrib.predictor.from_saved_model, path, "missing")


def case_several_and_threads(contrib, tf, tmp):
    make = contrib.predictor.from_saved_model
    predictors = [make(exported(tf, tmp / str(n), factor=float(n))) for n in (1, 2, 3)]
    seen = {}

    def ask(number):
        model = predictors[number % 3]
        seen[number] = numbers(model({"x": [float(number)]})["sum"])

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(seen.items())


def trained(contrib, tf, tmp):
    """Returns an estimator of a line through zero, after a step, and its serving inputs."""
    namespace = core(contrib, tf)

    def model_fn(features, labels, mode):
        weight = tf.get_variable("weight", [], initializer=tf.ones_initializer())
        outputs = weight * features["x"]
        export = {
            "serving_default": namespace.export.PredictOutput({"y": outputs}),
            "twice": namespace.export.PredictOutput({"z": 2.0 * outputs}),
        }
        loss = tf.reduce_sum(outputs)
        step = tf.train.get_or_create_global_step()
        train_op = tf.train.GradientDescentOptimizer(0.5).minimize(loss, step)
        return namespace.EstimatorSpec(
            mode, outputs, loss=loss, train_op=train_op, export_outputs=export
        )

    def input_fn():
        return tf.data.Dataset.from_tensors(({"x": [1.0]}, [1.0]))

    def serving():
        x = tf.placeholder(tf.float32, [None], name="x")
        return namespace.export.ServingInputReceiver({"x": x}, {"input": x})

    estimator = namespace.Estimator(model_fn, str(tmp / "model"))
    estimator.train(input_fn, steps=1)
    return estimator, serving


def case_estimator(contrib, tf, tmp):
    make = contrib.predictor.from_estimator
    estimator, serving = trained(contrib, tf, tmp)
    graph = tf.Graph()
    plain = make(estimator, serving)
    twice = make(estimator, serving, "twice", graph, tf.ConfigProto())
    return [
        answers(plain, {"input": [3.0]}),
        answers(twice, {"input": [3.0]}),
        twice.graph is graph,
        type(plain).__name__,
        raised(make, estimator, serving, output_key="none")[0],
        raised(contrib.predictor.from_contrib_estimator, estimator, serving),
    ]


def raised(function, *arguments, **named):
    try:
        function(*arguments, **named)
    except Exception as error:
        return [type(error).__name__, str(error)]
    return "nothing"


CASES = cases(globals())


@pytest.mark.parametrize("name", sorted(CASES))
def test_predictors(check, name):
    """The same answers for the same models, and the same errors."""
    check(name)
