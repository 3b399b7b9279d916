"""What the exports of real models look like, natively and here.

The estimators are those of ``tf.estimator``. What estimators of native contrib.learn export is
compared on TF 1.15 alone, at the end.
"""

import atexit
import functools
import shutil
import tempfile

import pytest
from batteries import answer, answer_or_kind, cases, files_below


def utils(contrib):
    return contrib.learn.utils.saved_model_export_utils


# --- models --------------------------------------------------------------------------------------


def model_fn(features, labels, mode):
    """A straight line with outputs of every kind."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator as tf_estimator

    weight = tf.get_variable("weight", [1, 1], initializer=tf.ones_initializer())
    y = tf.matmul(features["x"], weight, name="y")
    if mode == tf_estimator.ModeKeys.PREDICT:
        label = tf.as_string(y, name="label")
        outputs = tf_estimator.export
        return tf_estimator.EstimatorSpec(
            mode,
            predictions={"y": y},
            export_outputs={
                "serving_default": outputs.RegressionOutput(y),
                "class": outputs.ClassificationOutput(scores=y, classes=label),
                "all": outputs.PredictOutput({"y": y, "label": label}),
            },
        )
    loss = tf.reduce_mean(tf.squared_difference(y, labels))
    step = tf.train.get_global_step()
    train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss, step)
    return tf_estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)


def input_fn():
    import tensorflow.compat.v1 as tf

    return {"x": tf.constant([[1.0], [2.0]])}, tf.constant([[1.0], [0.0]])


def columns():
    import tensorflow.compat.v1 as tf

    return [tf.feature_column.numeric_column("x")]


def untrained(kind, model_dir):
    from contrib_compat import estimator as tf_estimator

    config = tf_estimator.RunConfig(tf_random_seed=1)
    if kind == "custom":
        return tf_estimator.Estimator(model_fn, model_dir, config)
    if kind == "classifier":
        return tf_estimator.DNNClassifier([2], columns(), model_dir, config=config)
    return tf_estimator.LinearRegressor(columns(), model_dir, config=config)


@functools.lru_cache(maxsize=None)
def trained(kind):
    """Trains an estimator for two steps, once."""
    model_dir = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, model_dir, ignore_errors=True)
    return untrained(kind, model_dir).train(input_fn, steps=2)


def raw_receiver(tf):
    from contrib_compat import estimator as tf_estimator

    def serving_input_receiver_fn():
        x = tf.placeholder(tf.float32, [None, 1], "x")
        return tf_estimator.export.ServingInputReceiver({"x": x}, {"x": x})

    return serving_input_receiver_fn


def examples_receiver(tf):
    from contrib_compat import estimator as tf_estimator

    spec = tf.feature_column.make_parse_example_spec(columns())
    return tf_estimator.export.build_parsing_serving_input_receiver_fn(spec)


# --- what is in an export ------------------------------------------------------------------------


def meta_graph(tf, export_dir):
    """Returns the one MetaGraphDef of a binary export."""
    from tensorflow.core.protobuf import saved_model_pb2

    proto = saved_model_pb2.SavedModel()
    with tf.gfile.GFile(tf.compat.as_str(export_dir) + "/saved_model.pb", "rb") as file:
        proto.ParseFromString(file.read())
    (graph,) = proto.meta_graphs
    return graph


def signatures(tf, export_dir, names=True):
    """Returns the signatures of an export as data; the names of tensors if they are the model's."""

    def side(infos):
        return {
            key: [info.name if names else None, info.dtype, [d.size for d in info.tensor_shape.dim]]
            for key, info in infos.items()
        }

    graph = meta_graph(tf, export_dir)
    return {
        "tags": sorted(graph.meta_info_def.tags),
        "signatures": {
            key: [signature.method_name, side(signature.inputs), side(signature.outputs)]
            for key, signature in graph.signature_def.items()
        },
    }


# --- make_export_strategy ------------------------------------------------------------------------


def servo(contrib, tf, tmp, kind="custom", receiver=raw_receiver, **options):
    strategy = contrib.learn.make_export_strategy(receiver(tf), **options)
    return strategy.export(trained(kind), str(tmp / "export" / strategy.name))


def case_custom_model(contrib, tf, tmp):
    exported = servo(contrib, tf, tmp)
    return [exported, files_below(tmp), signatures(tf, exported)]


def case_classifier(contrib, tf, tmp):
    exported = servo(contrib, tf, tmp, "classifier", examples_receiver)
    return [files_below(tmp), signatures(tf, exported, names=False)]


def case_classifier_of_raw_features(contrib, tf, tmp):
    return signatures(tf, servo(contrib, tf, tmp, "classifier"), names=False)


def case_regressor(contrib, tf, tmp):
    exported = servo(contrib, tf, tmp, "regressor", examples_receiver)
    return [files_below(tmp), signatures(tf, exported, names=False)]


def case_as_text(contrib, tf, tmp):
    servo(contrib, tf, tmp, as_text=True)
    return files_below(tmp)


def case_assets_extra(contrib, tf, tmp):
    source = tmp / "source"
    source.write_text("vocabulary")
    assets_extra = {"words.txt": str(source), "deep/er/words.txt": str(source)}
    servo(contrib, tf, tmp, assets_extra=assets_extra)
    (copy,) = (tmp / "export").glob("Servo/*/assets.extra/deep/er/words.txt")
    return [files_below(tmp), copy.read_text()]


def case_assets_extra_that_leave_the_export(contrib, tf, tmp):
    (tmp / "source").write_text("vocabulary")
    seen = answer(servo, contrib, tf, tmp, assets_extra={"../../x": str(tmp / "source")})
    return [seen, files_below(tmp)]


def case_assets_extra_below_each_other(contrib, tf, tmp):
    source = tmp / "source"
    source.write_text("vocabulary")
    seen = answer(servo, contrib, tf, tmp, assets_extra={"a": str(source), "a/b": str(source)})
    return [seen, [path for path in files_below(tmp) if path.endswith("saved_model.pb")]]


def case_versions_ahead_of_the_clock(contrib, tf, tmp):
    (tmp / "export" / "Servo" / "4000000000").mkdir(parents=True)
    name = tf.compat.as_str(servo(contrib, tf, tmp)).split("/")[-1]
    return ["after all others" if name > "4000000000" else "the time", len(name)]


def case_strip_default_attrs(contrib, tf, tmp):
    seen = []
    for strip in (None, False, True):
        exported = servo(contrib, tf, tmp, strip_default_attrs=strip)
        nodes = meta_graph(tf, exported).graph_def.node
        seen.append(["transpose_a" in node.attr for node in nodes if node.op == "MatMul"])
    return seen


def case_checkpoint(contrib, tf, tmp):
    estimator = trained("custom")
    strategy = contrib.learn.make_export_strategy(raw_receiver(tf))
    latest = tf.train.latest_checkpoint(estimator.model_dir)
    return [
        strategy.export(estimator, str(tmp), latest),
        answer(strategy.export, estimator, str(tmp), str(tmp / "missing")),
    ]


def case_no_checkpoint(contrib, tf, tmp):
    strategy = contrib.learn.make_export_strategy(raw_receiver(tf))
    estimator = untrained("custom", str(tmp / "model"))
    return [answer(strategy.export, estimator, str(tmp / "export")), files_below(tmp)]


def case_output_alternative(contrib, tf, tmp):
    try:
        servo(contrib, tf, tmp, default_output_alternative_key="head")
    except ValueError as error:
        return [str(error), files_below(tmp)]


def case_no_inputs(contrib, tf, tmp):
    def receiver(tf):
        return lambda: None

    return answer_or_kind(AttributeError, servo, contrib, tf, tmp, receiver=receiver)


def case_no_serving_input_fn(contrib, tf, tmp):
    return answer(servo, contrib, tf, tmp, receiver=lambda tf: None)


def case_a_tuple_of_inputs(contrib, tf, tmp):
    def receiver(tf):
        return lambda: ({"x": tf.placeholder(tf.float32, [None, 1])}, None)

    return answer(servo, contrib, tf, tmp, receiver=receiver)


def case_input_fn_ops(contrib, tf, tmp):
    def receiver(tf):
        with tf.Graph().as_default():
            features = {"x": tf.placeholder(tf.float32, [7, 1], "x")}
        return contrib.learn.utils.build_default_serving_input_fn(features)

    return answer(lambda: signatures(tf, servo(contrib, tf, tmp, receiver=receiver)))


def case_input_fn_ops_of_examples(contrib, tf, tmp):
    def receiver(tf):
        spec = tf.feature_column.make_parse_example_spec(columns())
        return contrib.learn.build_parsing_serving_input_fn(spec)

    return answer(
        lambda: signatures(tf, servo(contrib, tf, tmp, "classifier", receiver), names=False)
    )


def case_input_fn_ops_without_inputs(contrib, tf, tmp):
    def receiver(tf):
        return lambda: contrib.learn.InputFnOps({"x": tf.ones([1, 1])}, None, {})

    return answer(servo, contrib, tf, tmp, receiver=receiver)


# --- the other makers ----------------------------------------------------------------------------


def case_parsing_strategy(contrib, tf, tmp):
    def export(target_core):
        strategy = utils(contrib).make_parsing_export_strategy(columns(), target_core=target_core)
        return signatures(tf, strategy.export(trained("classifier"), str(tmp)), names=False)

    return [answer(export, False), answer(export, True)]


def case_parsing_strategy_of_other_things(contrib, tf, tmp):
    make = utils(contrib).make_parsing_export_strategy
    return [answer(make, wrong) for wrong in (["x"], columns()[0], None, 5)]


def case_parsing_strategy_of_nothing(contrib, tf, tmp):
    def export():
        strategy = utils(contrib).make_parsing_export_strategy([], target_core=True)
        return strategy.export(trained("classifier"), str(tmp))

    return answer(export)


def case_best_model(contrib, tf, tmp):
    estimator = trained("custom")
    strategy = utils(contrib).make_best_model_export_strategy(raw_receiver(tf))
    base = str(tmp / "export" / strategy.name)
    answers = [
        strategy.export(estimator, base, eval_result={"loss": loss}) for loss in (2.0, 3.0, 1.0)
    ]
    kept = (tmp / "export" / "best_model" / "model.ckpt-2").iterdir()
    (left,) = (path for path in kept if path.name.isdigit())
    return [answers, files_below(left), signatures(tf, str(left))]


def case_extension(contrib, tf, tmp):
    def post_export_fn(export_dir, directory):
        target = tmp / directory / "0000000042"
        shutil.copytree(tf.compat.as_str(export_dir), str(target))
        (target / "extra").write_text("more")
        return str(target)

    strategy = utils(contrib).extend_export_strategy(
        contrib.learn.make_export_strategy(raw_receiver(tf)), post_export_fn
    )
    exported = strategy.export(trained("custom"), str(tmp / "export"))
    return [exported, files_below(tmp), signatures(tf, exported)]


CASES = cases(globals())


@pytest.mark.e2e
@pytest.mark.parametrize("name", CASES)
def test_exports_are_the_native_ones(check, name):
    """Exports of real models have the signatures, the files and the errors of TF 1.15."""
    check(name)


@pytest.mark.e2e
@pytest.mark.native
def test_native_estimators_export_alike(tf, tmp_path, quiet):
    """A native contrib.learn estimator exports the same by our strategies as by native ones."""
    from tensorflow.contrib import learn as native
    from tensorflow.contrib.layers import real_valued_column

    import tf_contrib

    estimator = native.DNNClassifier([2], [real_valued_column("x")], model_dir=str(tmp_path / "m"))
    estimator.fit(
        input_fn=lambda: ({"x": tf.ones([2, 1])}, tf.constant([[1], [0]])),
        steps=1,
    )
    legacy_spec = {"x": tf.FixedLenFeature([1], tf.float32)}
    exports = {}
    for contrib in (native, tf_contrib.learn):
        name = contrib.__name__.partition(".")[0]
        strategies = [
            contrib.make_export_strategy(contrib.build_parsing_serving_input_fn(legacy_spec)),
            contrib.utils.saved_model_export_utils.make_parsing_export_strategy(
                [real_valued_column("x")]
            ),
        ]
        if contrib is not native:
            strategies.append(contrib.make_export_strategy(examples_receiver(tf)))
        exports[name] = [
            signatures(tf, strategy.export(estimator, str(tmp_path / name)))
            for strategy in strategies
        ]
        wrong = contrib.make_export_strategy(examples_receiver(tf), "no such head")
        with pytest.raises(ValueError):
            wrong.export(estimator, str(tmp_path / name))
    reference = exports["tensorflow"][0]
    assert set(reference["signatures"]) == {"default_input_alternative:None", "serving_default"}
    assert exports == {"tensorflow": [reference] * 2, "tf_contrib": [reference] * 3}
