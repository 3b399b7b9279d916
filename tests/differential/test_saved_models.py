"""SavedModels of several modes and SavedModelEstimator, natively and here.

Everything is done with the estimators of ``tf.estimator``, which ``tf.contrib.estimator`` adds to.
"""

import atexit
import functools
import inspect
import shutil
import tempfile

import pytest
from batteries import answer, cases, files_below, signatures

pytestmark = pytest.mark.e2e

NAMES = [
    "SavedModelEstimator",
    "build_raw_supervised_input_receiver_fn",
    "build_supervised_input_receiver_fn_from_input_fn",
    "export_all_saved_models",
    "export_saved_model_for_mode",
]


# --- the model -----------------------------------------------------------------------------------


def estimators():
    from contrib_compat import estimator

    return estimator


def model_fn(features, labels, mode, params):
    """A straight line."""
    import tensorflow.compat.v1 as tf

    weight = tf.get_variable("weight", [1, 1], initializer=tf.ones_initializer())
    y = tf.matmul(features["x"], weight, name="y")
    if mode == estimators().ModeKeys.PREDICT:
        outputs = {"serving_default": estimators().export.PredictOutput({"y": y})}
        if params.get("more"):
            outputs["more"] = estimators().export.PredictOutput({"twice": 2.0 * y})
        return estimators().EstimatorSpec(mode, {"y": y}, export_outputs=outputs)
    loss = tf.reduce_mean(tf.squared_difference(y, labels))
    train_op = None
    if mode == estimators().ModeKeys.TRAIN:
        make = {"adam": tf.train.AdamOptimizer, "sgd": tf.train.GradientDescentOptimizer}
        optimizer = make[params.get("optimizer", "sgd")](0.1)
        train_op = optimizer.minimize(loss, tf.train.get_global_step())
    metrics = {"mean": tf.metrics.mean(y), "error": tf.metrics.mean_absolute_error(labels, y)}
    if params.get("sums"):
        sums = [tf.GraphKeys.LOCAL_VARIABLES, tf.GraphKeys.METRIC_VARIABLES]
        total = tf.get_variable("total", [], trainable=False, collections=sums)
        metrics["total"] = total, tf.assign_add(total, tf.reduce_sum(y))
    return estimators().EstimatorSpec(mode, {"y": y, "2y": 2.0 * y}, loss, train_op, metrics)


def input_fn():
    import tensorflow.compat.v1 as tf

    rows = {"x": [[1.0], [2.0]]}, [[1.0], [0.0]]
    return tf.data.Dataset.from_tensors(rows).repeat()


def predict_input_fn():
    import tensorflow.compat.v1 as tf

    return tf.data.Dataset.from_tensors({"x": [[1.0], [2.0]]})


@functools.lru_cache(maxsize=None)
def trained(**params):
    """Trains an estimator for two steps, once."""
    model_dir = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, model_dir, ignore_errors=True)
    return estimators().Estimator(model_fn, model_dir, params=params).train(input_fn, steps=2)


def serving():
    import tensorflow.compat.v1 as tf

    x = tf.placeholder(tf.float32, [None, 1], "x")
    return estimators().export.ServingInputReceiver({"x": x}, {"x": x})


def receivers(contrib, *modes):
    build = contrib.estimator.build_supervised_input_receiver_fn_from_input_fn
    supervised = build(input_fn)
    made = {"train": supervised, "eval": supervised, "infer": serving}
    return {mode: made[mode] for mode in modes or made}


def export_all(contrib, tmp, *modes, estimator=None, **options):
    return contrib.estimator.export_all_saved_models(
        estimator or trained(), str(tmp / "exports"), receivers(contrib, *modes), **options
    )


# --- what is in an export ------------------------------------------------------------------------


def graphs(export_dir):
    """Returns a SavedModel's graphs as data, by tag."""
    from contrib_compat.versions.saved_model_loading import saved_model_loader

    def describe(info):
        return [info.dtype, [dim.size for dim in info.tensor_shape.dim]]

    found = {}
    for graph in saved_model_loader(export_dir).saved_model.meta_graphs:
        found[",".join(graph.meta_info_def.tags)] = {
            "signatures": signatures(graph, describe),
            "ops": {
                key: len(graph.collection_def[key].node_list.value)
                for key in ("saved_model_train_op", "saved_model_main_op")
                if key in graph.collection_def
            },
            "stripped": graph.meta_info_def.stripped_default_attrs,
        }
    return found


def variables(tf, export_dir):
    names = tf.train.list_variables(tf.compat.as_str(export_dir) + "/variables/variables")
    return [name for name, _ in names]


def rounded(values):
    return {key: round(value.item(), 4) for key, value in values.items()}


# --- the functions -------------------------------------------------------------------------------


def case_arguments(contrib, tf, tmp):
    def arguments(function):
        parameters = inspect.signature(function).parameters.values()
        return [[p.name, "" if p.default is p.empty else repr(p.default)] for p in parameters]

    return {name: arguments(getattr(contrib.estimator, name)) for name in NAMES}


def case_all_modes(contrib, tf, tmp):
    path = export_all(contrib, tmp)
    return [path, files_below(tmp), graphs(path), variables(tf, path)]


def case_some_modes(contrib, tf, tmp):
    some = [("train", "infer"), ("eval", "infer"), ("infer",), ("eval",)]
    paths = {"+".join(modes): export_all(contrib, tmp / modes[0], *modes) for modes in some}
    return {modes: [sorted(graphs(path)), variables(tf, path)] for modes, path in paths.items()}


def case_one_mode(contrib, tf, tmp):
    export = contrib.estimator.export_saved_model_for_mode
    seen = {}
    for mode, receiver in receivers(contrib).items():
        path = export(trained(), str(tmp / mode), receiver, mode=mode)
        seen[mode] = [path, graphs(path)]
    path = export(trained(), str(tmp / "positional"), serving, None, False, None, "infer")
    seen["positional"] = [path, sorted(graphs(path))]
    path = export(trained(), str(tmp / "default"), serving)
    seen["default"] = [path, sorted(graphs(path))]
    return seen


def case_metric_that_is_a_variable(contrib, tf, tmp):
    def outputs():
        path = export_all(contrib, tmp, "eval", estimator=trained(sums=True))
        return sorted(graphs(path)["eval"]["signatures"]["eval"][2])

    return answer(outputs)


def case_slots_are_saved_with_the_training_graph(contrib, tf, tmp):
    return variables(tf, export_all(contrib, tmp, estimator=trained(optimizer="adam")))


def case_as_text_with_extra_assets(contrib, tf, tmp):
    (tmp / "source").write_text("contents")
    extra = {"a/b.txt": str(tmp / "source")}
    export_all(contrib, tmp, "infer", as_text=True, assets_extra=extra)
    return files_below(tmp)


def case_checkpoint_path(contrib, tf, tmp):
    checkpoint = trained().model_dir + "/model.ckpt-0"
    path = export_all(contrib, tmp, "infer", checkpoint_path=checkpoint)
    name = tf.compat.as_str(path) + "/variables/variables"
    return int(tf.train.load_variable(name, "global_step"))


def case_receivers_that_are_none(contrib, tf, tmp):
    export = contrib.estimator.export_all_saved_models
    one = contrib.estimator.export_saved_model_for_mode
    base, some = str(tmp / "exports"), {"train": None, "infer": serving}
    return [
        answer(export, trained(), base + "1", {"train": None}),
        answer(export, trained(), base + "2", {}),
        answer(one, trained(), base + "3", None),
        answer(one, trained(), base + "4", None, mode="train"),
        sorted(graphs(export(trained(), base + "5", some))),
    ]


def case_no_checkpoint(contrib, tf, tmp):
    untrained = estimators().Estimator(model_fn, str(tmp / "model"), params={})
    return answer(export_all, contrib, tmp, estimator=untrained)


def case_variables_that_are_not_in_the_checkpoint(contrib, tf, tmp):
    model_dir = trained().model_dir
    other = estimators().Estimator(model_fn, model_dir, params={"optimizer": "adam"})
    return answer(export_all, contrib, tmp, "train", estimator=other)


# --- receivers -----------------------------------------------------------------------------------


def received(tf, receiver_fn):
    with tf.Graph().as_default():
        receiver = receiver_fn()
        tensors = receiver.receiver_tensors
        return [
            type(receiver).__name__,
            {key: [t.dtype.name, t.shape.as_list()] for key, t in tensors.items()},
            type(receiver.features).__name__ if isinstance(receiver.features, dict) else "tensor",
            type(receiver.labels).__name__ if isinstance(receiver.labels, dict) else "tensor",
        ]


def case_raw_receivers(contrib, tf, tmp):
    build = contrib.estimator.build_raw_supervised_input_receiver_fn
    with tf.Graph().as_default():
        x, y = tf.placeholder(tf.float32, [3, 2]), tf.constant([1, 2])
        scalar, words = tf.constant(1.0), tf.constant([["a"]])
        built = [
            build({"x": x, "words": words}, y),
            build(x, y),
            build({"x": x}, {"y": y}),
            build({"x": x}, y, default_batch_size=7),
            build({"x": x}, y, 7),
            build(scalar, scalar),
        ]
    return [received(tf, receiver_fn) for receiver_fn in built]


def case_receivers_with_a_key_in_common(contrib, tf, tmp):
    build = contrib.estimator.build_raw_supervised_input_receiver_fn
    with tf.Graph().as_default():
        x = tf.constant([1.0])
        return [
            answer(build, {"a": x}, {"a": x}),
            answer(build, x, {"input": x}),
            answer(build, {"label": x}, x),
        ]


def case_receivers_like_an_input_fn(contrib, tf, tmp):
    build = contrib.estimator.build_supervised_input_receiver_fn_from_input_fn

    def pair(size):
        return {"x": tf.zeros([size, 2])}, tf.zeros([size], tf.int64)

    def dataset():
        return tf.data.Dataset.from_tensors(({"x": [1.0]}, {"y": [1]})).batch(2)

    return [received(tf, build(pair, size=5)), received(tf, build(dataset))]


# --- SavedModelEstimator -------------------------------------------------------------------------


def saved_model_estimator(contrib, tmp, *modes, estimator=None):
    path = export_all(contrib, tmp, *modes, estimator=estimator)
    return contrib.estimator.SavedModelEstimator(path, str(tmp / "model"))


def predictions(estimator):
    return [rounded(row) for row in estimator.predict(predict_input_fn)]


def case_use(contrib, tf, tmp):
    estimator = saved_model_estimator(contrib, tmp)
    seen = [rounded(estimator.evaluate(input_fn, steps=1)), predictions(estimator)]
    estimator.train(input_fn, steps=3)
    seen += [rounded(estimator.evaluate(input_fn, steps=1)), predictions(estimator)]
    seen += [estimator.get_variable_names(), estimator.latest_checkpoint()]
    estimator.train(input_fn, max_steps=6)
    return [*seen, estimator.latest_checkpoint()]


def case_use_with_slots(contrib, tf, tmp):
    estimator = saved_model_estimator(contrib, tmp, estimator=trained(optimizer="adam"))
    return answer(lambda: rounded(estimator.train(input_fn, steps=3).evaluate(input_fn, steps=1)))


def case_untrained(contrib, tf, tmp):
    estimator = saved_model_estimator(contrib, tmp)
    return answer(estimator.get_variable_names)


def case_predict_only(contrib, tf, tmp):
    estimator = saved_model_estimator(contrib, tmp, "infer")
    return [
        predictions(estimator),
        answer(estimator.train, input_fn, steps=1),
        answer(estimator.evaluate, input_fn, steps=1),
    ]


def case_train_only(contrib, tf, tmp):
    estimator = saved_model_estimator(contrib, tmp, "train")
    estimator.train(input_fn, steps=1)
    return [estimator.latest_checkpoint(), answer(predictions, estimator)]


def case_no_saved_model(contrib, tf, tmp):
    (tmp / "empty").mkdir()
    make = contrib.estimator.SavedModelEstimator
    return [answer(make, str(tmp / "nothing")), answer(make, str(tmp / "empty"))]


def case_bad_inputs(contrib, tf, tmp):
    estimator = saved_model_estimator(contrib, tmp)

    def with_global_step():
        tf.train.get_or_create_global_step()
        return input_fn()

    bad = {
        "no labels": lambda: {"x": tf.constant([[1.0]])},
        "another key": lambda: ({"z": tf.constant([[1.0]])}, tf.constant([[1.0]])),
        "dtype": lambda: ({"x": tf.constant([[1]])}, tf.constant([[1.0]])),
        "shape": lambda: ({"x": tf.constant([1.0])}, tf.constant([[1.0]])),
        "global step": with_global_step,
    }
    return {name: answer(estimator.train, bad[name], steps=1) for name in sorted(bad)}


def case_export_again(contrib, tf, tmp):
    estimator = saved_model_estimator(contrib, tmp).train(input_fn, steps=1)
    path = export_all(contrib, tmp / "again", estimator=estimator)
    return [path, graphs(path), variables(tf, path)]


def case_export_again_with_more_signatures(contrib, tf, tmp):
    estimator = saved_model_estimator(contrib, tmp, estimator=trained(more=True))
    path = export_all(contrib, tmp / "again", "infer", estimator=estimator)
    return sorted(graphs(path)["serve"]["signatures"])


def case_train_and_evaluate(contrib, tf, tmp):
    exporters = [estimators().LatestExporter("latest", serving)]
    evaluation, paths = estimators().train_and_evaluate(
        saved_model_estimator(contrib, tmp),
        estimators().TrainSpec(input_fn, max_steps=5),
        estimators().EvalSpec(input_fn, steps=1, exporters=exporters),
    )
    return [rounded(evaluation), paths]


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_saved_models_are_the_native_ones(check, name):
    """Exports of several modes, and estimators made of them, are as those of TF 1.15."""
    check(name)
