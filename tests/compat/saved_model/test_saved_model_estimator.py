"""SavedModelEstimator on the SavedModel of a custom model."""

import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e


def test_untrained_it_is_the_exported_model(make, model, about):
    """Before any training it evaluates and predicts as the estimator that was exported."""
    estimator = make()
    evaluation = estimator.evaluate(model.input_fn, steps=1)
    assert {name for name in evaluation if "/" in name} == {"metrics/a/b", "metrics/error"}
    assert model.estimator.evaluate(model.input_fn, steps=1) == about(evaluation)
    assert model.rows(estimator) == model.rows(model.estimator)
    assert not list(Path(estimator.model_dir).glob("*ckpt*"))


def test_training_goes_on_where_the_export_stopped(make, model, variables, about, tmp_path):
    """Weights, optimizer slots and global step after more steps are those of the original."""
    from contrib_compat import estimator as tf_estimator

    directory = str(tmp_path / "original")
    shutil.copytree(model.estimator.model_dir, directory)
    model_fn, config = model.estimator.model_fn, tf_estimator.RunConfig(tf_random_seed=1)
    original = tf_estimator.Estimator(
        lambda features, labels, mode: model_fn(features, labels, mode, None), directory, config
    )
    original.train(model.input_fn, steps=4)
    estimator = make().train(model.input_fn, steps=4)
    assert estimator.get_variable_value("global_step") == 7
    assert "words/Adam" in estimator.get_variable_names()
    for name, value in variables(original.latest_checkpoint()).items():
        assert estimator.get_variable_value(name) == value, name
    evaluation = estimator.evaluate(model.input_fn, steps=1)
    assert original.evaluate(model.input_fn, steps=1) == about(evaluation)


def test_training_resumes_from_its_own_checkpoint(make, model):
    """With a checkpoint in model_dir, that is where training, also by a new object, goes on."""
    make().train(model.input_fn, steps=2)
    estimator = make().train(model.input_fn, steps=2)
    assert estimator.latest_checkpoint() == str(Path(estimator.model_dir) / "model.ckpt-7")


def test_max_steps_counts_the_exported_steps(make, model):
    """max_steps is a global step, of which the SavedModel has some already."""
    estimator = make().train(model.input_fn, max_steps=5)
    assert estimator.get_variable_value("global_step") == 5


def test_variables_can_be_read_before_training(make, model):
    """Names and values of variables are those of the SavedModel until there is a checkpoint."""
    estimator = make()
    assert estimator.get_variable_names() == model.estimator.get_variable_names()
    expected = model.estimator.get_variable_value("weights")
    assert (estimator.get_variable_value("weights") == expected).all()
    assert estimator.latest_checkpoint().endswith("variables/variables")


def test_evaluation_of_a_given_checkpoint(make, model):
    """evaluate and predict take a checkpoint_path, as of every estimator."""
    estimator = make()
    checkpoint = str(model.directory / "model" / "model.ckpt-0")
    evaluation = estimator.evaluate(model.input_fn, steps=1, checkpoint_path=checkpoint)
    assert evaluation["global_step"] == 0


def test_assets_are_those_of_the_saved_model(model, make, exported, tmp_path):
    """The SavedModel may be moved, and exported again: its vocabulary goes with it."""
    moved = tmp_path / "moved"
    shutil.copytree(exported, str(moved))
    vocabulary = model.directory / "words.txt"
    vocabulary.rename(model.directory / "hidden")
    try:
        estimator = make(str(moved))
        before = model.rows(estimator)
        again = estimator.experimental_export_all_saved_models(
            str(tmp_path / "again"), {"infer": model.serving}
        ).decode()
        shutil.rmtree(str(moved))
        assert (Path(again) / "assets" / "words.txt").read_text() == "green\nyellow\n"
        assert model.rows(make(again, "second")) == before
    finally:
        (model.directory / "hidden").rename(vocabulary)


@pytest.mark.parametrize("path", [str.encode, Path], ids=["bytes", "Path"])
def test_kinds_of_paths(make, model, exported, path):
    """The directory may be given as bytes, as export calls return it, or as a path object."""
    assert make(path(exported)).evaluate(model.input_fn, steps=1)["global_step"] == 3


def test_an_input_fn_with_a_table(tf, make, model):
    """What an input_fn needs initialized is, in training and evaluation."""

    def input_fn():
        keys_and_values = tf.lookup.KeyValueTensorInitializer(["green", "yellow"], [1.0, 2.0])
        table = tf.lookup.StaticHashTable(keys_and_values, 0.0)
        dataset = tf.data.Dataset.from_tensors(["green", "blue"]).repeat()
        return dataset.map(lambda words: ({"word": words}, {"y": table.lookup(words)[:, None]}))

    estimator = make().train(input_fn, steps=1)
    assert estimator.evaluate(input_fn, steps=1)["global_step"] == 4


def test_an_input_fn_that_uses_names_of_the_model(tf, make, model, variables):
    """Ops of an input_fn are never taken for the exported ones of the same name."""

    def input_fn():
        tf.constant(5, name="words")
        tf.constant("nowhere", name="save/Const")
        tf.no_op(name="group_deps")
        tf.no_op(name="Adam")
        return model.input_fn()

    plain = make(model_dir="plain").train(model.input_fn, steps=1)
    estimator = make().train(input_fn, steps=1)
    for name, value in variables(plain.latest_checkpoint()).items():
        assert estimator.get_variable_value(name) == value, name
    assert estimator.evaluate(input_fn, steps=1) == plain.evaluate(model.input_fn, steps=1)


def test_an_input_fn_with_a_global_step(tf, make, model):
    """A global step beside that of the exported graph is refused, as native does."""

    def input_fn():
        tf.train.get_or_create_global_step()
        return model.input_fn()

    with pytest.raises(RuntimeError, match="must not contain a global step"):
        make().train(input_fn, steps=1)


def test_what_the_export_did_not_save_is_initialized(tf, tmp_path):
    """Variables that the model keeps out of its checkpoints start at their initial value."""
    from contrib_compat import estimator as tf_estimator
    from contrib_compat.estimator.experimental import SavedModelEstimator
    from contrib_compat.saved_model.receivers import build_raw_supervised_input_receiver_fn

    def model_fn(features, labels, mode):
        kept = tf.get_variable("kept", initializer=2.0)
        left_out = tf.get_variable("left_out", initializer=3.0, trainable=False)
        loss = tf.reduce_mean(features * labels) * kept * left_out
        step = tf.train.get_global_step()
        train_op = tf.group(kept.assign_add(1.0), left_out.assign_add(1.0), step.assign_add(1))
        saver = tf.train.Saver([kept, step])
        return tf_estimator.EstimatorSpec(
            mode,
            loss=loss,
            train_op=train_op,
            scaffold=tf.train.Scaffold(saver=saver),
            predictions={"loss": loss},
        )

    def input_fn():
        return tf.ones([1]), tf.ones([1])

    spec = tf.TensorSpec([None], tf.float32)
    original = tf_estimator.Estimator(model_fn, str(tmp_path / "model")).train(input_fn, steps=2)
    exported = original.experimental_export_all_saved_models(
        str(tmp_path / "exports"), {"train": build_raw_supervised_input_receiver_fn(spec, spec)}
    )
    estimator = SavedModelEstimator(exported, str(tmp_path / "sme")).train(input_fn, steps=1)
    assert estimator.get_variable_value("kept") == 5.0
    assert estimator.get_variable_value("global_step") == 3


@pytest.fixture
def serving_only(model, tmp_path):
    """An ordinary export for serving."""
    return model.estimator.export_saved_model(str(tmp_path / "serving"), model.serving)


def test_an_export_for_serving_predicts(make, model, serving_only):
    """A SavedModel that has the serving graph alone can predict."""
    assert model.rows(make(serving_only)) == model.rows(model.estimator)


@pytest.mark.parametrize("method", ["train", "evaluate"])
def test_a_mode_that_was_not_exported(make, model, serving_only, method):
    """To ask for a mode without a graph is a RuntimeError that names the mode and those there."""
    mode = {"train": "train", "evaluate": "eval"}[method]
    message = f"{mode} mode is not available in the SavedModel .*, which has infer"
    with pytest.raises(RuntimeError, match=message):
        getattr(make(serving_only), method)(model.input_fn, steps=1)


@pytest.mark.parametrize("kind", ["nothing", "empty", "file", "garbage", "no variables"])
def test_no_saved_model(make, exported, tmp_path, kind):
    """A directory that holds no SavedModel is a ValueError that names it."""
    directory = tmp_path / "directory"
    if kind == "file":
        directory.write_text("x")
    elif kind == "no variables":
        shutil.copytree(exported, str(directory))
        shutil.rmtree(str(directory / "variables"))
    elif kind != "nothing":
        directory.mkdir()
    if kind == "garbage":
        (directory / "saved_model.pb").write_text("garbage")
    with pytest.raises(ValueError, match=f"invalid SavedModel format: {directory}"):
        make(directory)


def test_a_saved_model_of_something_else(tf, make, model, tmp_path):
    """A SavedModel that no estimator exported predicts, but a graph without a step can't train."""
    with tf.Graph().as_default(), tf.Session() as session:
        word = tf.placeholder(tf.string, [None])
        weight = tf.get_variable("weight", initializer=[1.0])
        session.run(weight.initializer)
        signature = tf.saved_model.predict_signature_def({"word": word}, {"y": weight + 0})
        builder = tf.saved_model.Builder(str(tmp_path / "other"))
        builder.add_meta_graph_and_variables(
            session, ["serve"], signature_def_map={"serving_default": signature}
        )
        builder.add_meta_graph(
            ["train"],
            signature_def_map={
                "train": tf.saved_model.build_signature_def(
                    signature.inputs,
                    {"loss": signature.outputs["y"]},
                    "tensorflow/supervised/training",
                )
            },
        )
        builder.save()
    estimator = make(str(tmp_path / "other"))
    words = {"word": ["a"]}
    row = next(estimator.predict(lambda: tf.data.Dataset.from_tensors(words)))
    assert row["y"] == 1.0
    with pytest.raises(ValueError, match="has no global step"):
        estimator.train(lambda: tf.data.Dataset.from_tensors((words, 0)), steps=1)


def test_no_path(make):
    """What is no path is a TypeError that names the argument."""
    with pytest.raises(TypeError, match="saved_model_dir: got None"):
        make(None)


def test_distribution_strategies_are_refused(tf, exported, tmp_path):
    """A subclass that brings in a configuration with a strategy gets a NotImplementedError."""
    from contrib_compat import estimator as tf_estimator
    from contrib_compat import versions
    from contrib_compat.estimator.experimental import SavedModelEstimator

    class Configured(versions.estimator_module("estimator").EstimatorV2):
        def __init__(self, model_fn, model_dir):
            strategy = tf.distribute.OneDeviceStrategy("/cpu:0")
            config = tf_estimator.RunConfig(train_distribute=strategy)
            super().__init__(model_fn, model_dir, config)

    class Distributed(SavedModelEstimator, Configured):
        pass

    with pytest.raises(NotImplementedError, match="DistributionStrategy"):
        Distributed(exported, str(tmp_path / "model"))


def test_it_is_an_estimator(make):
    """isinstance holds for the estimator class of TF 1 and that of TF 2."""
    from contrib_compat import estimator as tf_estimator
    from contrib_compat import versions

    estimator = make()
    assert isinstance(estimator, tf_estimator.Estimator)
    assert isinstance(estimator, versions.estimator_module("estimator").EstimatorV2)
    assert estimator.saved_model_loader.get_meta_graph_def_from_tags(["serve"])
