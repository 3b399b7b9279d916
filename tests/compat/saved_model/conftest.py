"""A tiny model that is trained and exported once for all tests of this directory."""

import os
from types import SimpleNamespace

import pytest

FEATURES = {"word": ["green", "yellow", "blue"]}
LABELS = {"y": [[1.0], [0.0], [3.0]]}


def model_fn(features, labels, mode):
    """A regression on words of a vocabulary file, with a loop, trained by Adam."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator as tf_estimator

    table = tf.lookup.StaticVocabularyTable(
        tf.lookup.TextFileInitializer(
            "words.txt",
            tf.string,
            tf.lookup.TextFileIndex.WHOLE_LINE,
            tf.int64,
            tf.lookup.TextFileIndex.LINE_NUMBER,
        ),
        num_oov_buckets=1,
    )
    words = tf.get_variable("words", [3, 2], initializer=tf.ones_initializer())
    weights = tf.get_variable("weights", [2, 1], initializer=tf.ones_initializer())
    net = tf.gather(words, table.lookup(features["word"]))
    net = tf.while_loop(lambda i, _: i < 3, lambda i, x: (i + 1, x * 0.9), [0, net])[1]
    y = tf.matmul(net, weights)
    if mode == tf_estimator.ModeKeys.PREDICT:
        export = tf_estimator.export
        outputs = {
            "serving_default": export.PredictOutput({"y": y, "word": features["word"]}),
            "line": export.RegressionOutput(y),
        }
        return tf_estimator.EstimatorSpec(mode, {"y": y}, export_outputs=outputs)
    loss = tf.losses.mean_squared_error(labels["y"], y)
    metrics = {"error": tf.metrics.mean_absolute_error(labels["y"], y), "a/b": tf.metrics.mean(y)}
    train_op = None
    if mode == tf_estimator.ModeKeys.TRAIN:
        train_op = tf.train.AdamOptimizer(0.1).minimize(loss, tf.train.get_global_step())
    return tf_estimator.EstimatorSpec(mode, {"y": y}, loss, train_op, metrics)


def input_fn():
    """Yields the rows for ever."""
    import tensorflow.compat.v1 as tf

    return tf.data.Dataset.from_tensors((FEATURES, LABELS)).repeat()


def predict_input_fn():
    """Yields the features once."""
    import tensorflow.compat.v1 as tf

    return tf.data.Dataset.from_tensors(FEATURES)


def receiver():
    """Receives features as they are."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator as tf_estimator

    features = {"word": tf.placeholder(tf.string, [None], name="word")}
    return tf_estimator.export.ServingInputReceiver(features, features)


@pytest.fixture(scope="session")
def model(tmp_path_factory):
    """A trained estimator, and what it takes; its vocabulary lies in the current directory."""
    from contrib_compat import estimator as tf_estimator
    from contrib_compat.saved_model import receivers

    directory = tmp_path_factory.mktemp("model")
    (directory / "words.txt").write_text("green\nyellow\n")
    before = os.getcwd()
    os.chdir(str(directory))
    supervised = receivers.build_supervised_input_receiver_fn_from_input_fn(input_fn)
    config = tf_estimator.RunConfig(tf_random_seed=1, save_summary_steps=None)
    estimator = tf_estimator.Estimator(model_fn, str(directory / "model"), config)
    yield SimpleNamespace(
        estimator=estimator.train(input_fn, steps=3),
        directory=directory,
        input_fn=input_fn,
        predict_input_fn=predict_input_fn,
        supervised=supervised,
        serving=receiver,
        receivers={"train": supervised, "eval": supervised, "infer": receiver},
        rows=lambda estimator: [row["y"].tolist() for row in estimator.predict(predict_input_fn)],
    )
    os.chdir(before)


@pytest.fixture(scope="session")
def exported(model):
    """A SavedModel of all modes, as str, in another place than where it was written."""
    from contrib_compat.saved_model import exports

    written = exports.export_all_saved_models(
        model.estimator, str(model.directory / "exports"), model.receivers
    ).decode()
    moved = str(model.directory / "exported")
    os.rename(written, moved)
    return moved


@pytest.fixture
def make(exported, tmp_path):
    """Makes a SavedModelEstimator by its modern name, with a model directory of its own."""
    from contrib_compat.estimator import experimental

    def make(saved_model_dir=exported, model_dir="sme"):
        return experimental.SavedModelEstimator(saved_model_dir, str(tmp_path / model_dir))

    return make


@pytest.fixture
def variables(tf):
    """Returns all values of a checkpoint, about, by name."""

    def read(checkpoint):
        reader = tf.train.load_checkpoint(checkpoint)
        names = reader.get_variable_to_shape_map()
        return {name: pytest.approx(reader.get_tensor(name), rel=1e-5) for name in names}

    return read


@pytest.fixture
def about():
    """Returns an evaluation about, with metrics by the names of the estimator that exported."""

    def about(evaluation):
        prefix = "metrics/"
        return {
            name[len(prefix) :] if name.startswith(prefix) else name: pytest.approx(value, rel=1e-5)
            for name, value in evaluation.items()
        }

    return about


@pytest.fixture
def graphs(tf):
    """A function that reads a SavedModel's graphs, by tag."""
    from contrib_compat.versions.saved_model_loading import saved_model_loader

    def read(export_dir):
        meta_graphs = saved_model_loader(export_dir).saved_model.meta_graphs
        found = {tuple(graph.meta_info_def.tags): graph for graph in meta_graphs}
        assert len(found) == len(meta_graphs)
        return {tag: graph for (tag,), graph in found.items()}

    return read
