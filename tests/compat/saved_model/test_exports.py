"""Exporting the graphs of several modes."""

from pathlib import Path

import pytest

from contrib_compat.publishing.additions import is_addition

pytestmark = pytest.mark.e2e


@pytest.fixture
def export(quiet):
    """export_all_saved_models by its legacy name."""
    import tf_contrib

    return tf_contrib.estimator.export_all_saved_models


@pytest.fixture
def export_mode(quiet):
    """export_saved_model_for_mode by its legacy name."""
    import tf_contrib

    return tf_contrib.estimator.export_saved_model_for_mode


def files(path):
    """Returns the files below a directory, without what a release names as it likes."""
    found = (item.relative_to(path).as_posix() for item in path.rglob("*") if item.is_file())
    return {name for name in found if not name.endswith("fingerprint.pb") and not is_addition(name)}


def test_all_modes_are_graphs_of_one_saved_model(exported, graphs):
    """The graphs are tagged train, eval and serve, and there is one set of variables."""
    assert set(graphs(exported)) == {"train", "eval", "serve"}
    assert files(Path(exported)) == {
        "saved_model.pb",
        "assets/words.txt",
        "variables/variables.index",
        "variables/variables.data-00000-of-00001",
    }


def test_the_path_is_returned_as_bytes(export, model, tmp_path):
    """As native does, the call returns the directory's path as bytes, below the base."""
    path = export(model.estimator, str(tmp_path), {"infer": model.serving})
    assert isinstance(path, bytes)
    assert Path(path.decode()).parent == tmp_path
    names = [item.name for item in tmp_path.iterdir() if not is_addition(item.name)]
    assert names == [Path(path.decode()).name]


@pytest.mark.parametrize("mode", ["train", "eval"])
def test_signatures_of_supervised_graphs(exported, graphs, mode):
    """Loss, metrics and predictions of training and evaluation are in the mode's signature."""
    signatures = graphs(exported)[mode].signature_def
    assert set(signatures) == {mode}
    signature = signatures[mode]
    assert (
        signature.method_name
        == {
            "train": "tensorflow/supervised/training",
            "eval": "tensorflow/supervised/eval",
        }[mode]
    )
    assert set(signature.inputs) == {"word", "y"}
    assert set(signature.outputs) == {
        "loss",
        "predictions/y",
        "metrics/error/value",
        "metrics/error/update_op",
        "metrics/a/b/value",
        "metrics/a/b/update_op",
    }


def test_signatures_of_the_serving_graph(exported, graphs):
    """The serving graph has a signature for each of the model_fn's export_outputs."""
    signatures = graphs(exported)["serve"].signature_def
    assert {name: signature.method_name for name, signature in signatures.items()} == {
        "serving_default": "tensorflow/serving/predict",
        "line": "tensorflow/serving/regress",
    }
    assert set(signatures["serving_default"].outputs) == {"y", "word"}


def test_only_the_train_graph_has_a_train_op(exported, graphs):
    """The train_op is kept in its collection of the training graph, and of no other."""
    found = {
        tag: list(graph.collection_def["saved_model_train_op"].node_list.value)
        for tag, graph in graphs(exported).items()
        if "saved_model_train_op" in graph.collection_def
    }
    assert list(found) == ["train"] and len(found["train"]) == 1


def test_a_mode_is_loaded_by_its_tag(tf, exported, model):
    """As its documentation does: load a mode into a session and read a weight by its name."""
    with tf.Graph().as_default() as graph, tf.Session(graph=graph) as session:
        tf.saved_model.loader.load(session, [tf.saved_model.tag_constants.TRAINING], exported)
        weights = graph.get_tensor_by_name("weights:0")
        if weights.dtype == tf.resource:
            # Of a resource variable, which TF 2 makes by default, this is the handle.
            weights = graph.get_tensor_by_name("weights/Read/ReadVariableOp:0")
        expected = model.estimator.get_variable_value("weights")
        assert (session.run(weights) == expected).all()


def test_a_loaded_train_graph_trains(tf, exported, model):
    """The signature says what to feed and what the loss is, the collection how to train."""
    with tf.Graph().as_default(), tf.Session() as session:
        meta_graph = tf.saved_model.loader.load(session, ["train"], exported)
        signature = meta_graph.signature_def["train"]
        rows = {"word": ["green", "yellow", "blue"], "y": [[1.0], [0.0], [3.0]]}
        feed = {signature.inputs[key].name: value for key, value in rows.items()}
        loss = signature.outputs["loss"].name
        before = session.run(loss, feed)
        session.run(tf.get_collection("saved_model_train_op"), feed)
        after, step = session.run([loss, tf.train.get_global_step()], feed)
    assert before == pytest.approx(model.estimator.evaluate(model.input_fn, steps=1)["loss"])
    assert after < before and step == 4


@pytest.mark.parametrize(
    "modes, has_slots",
    [(("train", "eval", "infer"), True), (("eval", "infer"), False), (("infer",), False)],
    ids=["train", "eval", "infer"],
)
def test_variables_come_from_the_first_mode(tf, export, model, tmp_path, modes, has_slots):
    """Variables are those of TRAIN, else of EVAL, else of PREDICT: only TRAIN has slots."""
    receivers = {mode: model.receivers[mode] for mode in modes}
    path = export(model.estimator, str(tmp_path), receivers).decode()
    names = {name for name, _ in tf.train.list_variables(path + "/variables/variables")}
    assert {"global_step", "words", "weights"} <= names
    assert ("words/Adam" in names) == has_slots


def test_extra_assets(export, model, tmp_path):
    """assets_extra are copied into assets.extra, below subdirectories if the key says so."""
    (tmp_path / "source").write_text("contents")
    path = export(
        model.estimator,
        str(tmp_path / "base"),
        {"infer": model.serving},
        assets_extra={"below/extra.txt": str(tmp_path / "source")},
    )
    assert (Path(path.decode()) / "assets.extra/below/extra.txt").read_text() == "contents"


@pytest.mark.parametrize("destination", ["../../x", "/x", ".."])
def test_extra_assets_stay_within_the_export(export, model, tmp_path, destination):
    """A destination outside of assets.extra is a ValueError, and nothing is written."""
    with pytest.raises(ValueError, match="assets_extra"):
        export(
            model.estimator,
            str(tmp_path / "base"),
            {"infer": model.serving},
            assets_extra={destination: __file__},
        )
    assert not list(tmp_path.iterdir())


def test_as_text(export, model, tmp_path):
    """With as_text the description is saved_model.pbtxt."""
    path = export(model.estimator, str(tmp_path), {"infer": model.serving}, as_text=True)
    assert "saved_model.pbtxt" in files(Path(path.decode()))
    assert "saved_model.pb" not in files(Path(path.decode()))


def test_checkpoint_path(tf, export, model, tmp_path):
    """The checkpoint asked for is the one that is exported."""
    checkpoint = str(model.directory / "model" / "model.ckpt-0")
    path = export(
        model.estimator, str(tmp_path), {"infer": model.serving}, checkpoint_path=checkpoint
    )
    variables = path.decode() + "/variables/variables"
    assert tf.train.load_variable(variables, "global_step") == 0


@pytest.mark.parametrize("strip", [None, True, False])
def test_strip_default_attrs(export, model, graphs, tmp_path, strip):
    """Attributes with defaults are left out unless strip_default_attrs is False."""
    options = {} if strip is None else {"strip_default_attrs": strip}
    path = export(model.estimator, str(tmp_path), {"infer": model.serving}, **options).decode()
    nodes = graphs(path)["serve"].graph_def.node
    (matmul,) = [node for node in nodes if node.op == "MatMul"]
    assert ("transpose_a" in matmul.attr) == (strip is False)


@pytest.mark.parametrize("mode, tag", [("train", "train"), ("eval", "eval"), ("infer", "serve")])
def test_one_mode(export_mode, model, graphs, tmp_path, mode, tag):
    """export_saved_model_for_mode writes the graph of one mode."""
    path = export_mode(model.estimator, str(tmp_path), model.receivers[mode], mode=mode)
    assert isinstance(path, bytes)
    assert list(graphs(path.decode())) == [tag]


def test_one_mode_is_predict_by_default(export_mode, model, graphs, tmp_path):
    """Without a mode, the graph for serving is exported."""
    path = export_mode(model.estimator, str(tmp_path), model.serving)
    assert list(graphs(path.decode())) == ["serve"]


def test_positional_arguments_of_both_generations(export_mode, model, graphs, tmp_path):
    """The mode is the 7th argument, as since TF 1.13, or comes after strip_default_attrs."""
    arguments = (model.estimator, str(tmp_path), model.supervised, None, False, None)
    new = export_mode(*arguments, "eval").decode()
    old = export_mode(*arguments, False, "eval").decode()
    assert list(graphs(new)) == list(graphs(old)) == ["eval"]
    stripped, kept = (
        sum(len(node.attr) for node in graphs(path)["eval"].graph_def.node) for path in (new, old)
    )
    assert stripped < kept


def test_an_estimator_made_of_a_saved_model_is_exported(export, exported, model, graphs, tmp_path):
    """A SavedModelEstimator is an estimator: its graphs of all modes can be exported."""
    from contrib_compat.estimator.experimental import SavedModelEstimator

    estimator = SavedModelEstimator(exported, str(tmp_path / "model"))
    path = export(estimator, str(tmp_path / "exports"), model.receivers).decode()
    assert set(graphs(path)) == {"train", "eval", "serve"}


@pytest.mark.parametrize(
    "receivers", [{}, {"train": None}, {"infer": None, "eval": None}, {"x": 1}]
)
def test_without_a_receiver_nothing_is_exported(export, model, tmp_path, receivers):
    """No receiver function for any mode is a ValueError, and nothing is written."""
    with pytest.raises(ValueError, match="No valid modes for exporting found"):
        export(model.estimator, str(tmp_path), receivers)
    assert not list(tmp_path.iterdir())


def test_a_mode_without_receiver_is_left_out(export, model, graphs, tmp_path):
    """None beside a receiver function leaves its mode out, as native does."""
    receivers = {"train": None, "infer": model.serving}
    assert list(graphs(export(model.estimator, str(tmp_path), receivers).decode())) == ["serve"]


def test_one_mode_wants_a_receiver(export_mode, model, tmp_path):
    """None in place of the receiver function is a ValueError, and nothing is written."""
    with pytest.raises(ValueError, match="An input_receiver_fn must be defined"):
        export_mode(model.estimator, str(tmp_path), None)
    assert not list(tmp_path.iterdir())


def test_without_a_checkpoint_nothing_is_exported(export, model, tmp_path):
    """An estimator that was never trained is a ValueError."""
    from contrib_compat import estimator as tf_estimator

    untrained = tf_estimator.Estimator(lambda features, labels, mode: None, str(tmp_path / "model"))
    with pytest.raises(ValueError, match="Couldn't find trained model"):
        export(untrained, str(tmp_path / "exports"), {"infer": model.serving})


@pytest.mark.parametrize(
    "names, message",
    [(None, "Missing predictions"), (("a", "b"), "export_outputs")],
    ids=["nothing", "two without a default"],
)
def test_a_model_that_says_not_what_to_serve(export, model, tmp_path, names, message):
    """Neither predictions nor export_outputs, or several without a default, is a ValueError."""
    from contrib_compat import estimator as tf_estimator

    def model_fn(features, labels, mode):
        output = tf_estimator.export.PredictOutput(features)
        outputs = names and dict.fromkeys(names, output)
        return tf_estimator.EstimatorSpec(mode, names and features, export_outputs=outputs)

    estimator = tf_estimator.Estimator(model_fn, str(model.directory / "model"))
    with pytest.raises(ValueError, match=message):
        export(estimator, str(tmp_path), {"infer": model.serving})


@pytest.mark.parametrize(
    "argument, value", [("estimator", object()), ("input_receiver_fn_map", [])]
)
def test_wrong_types(export, model, tmp_path, argument, value):
    """What is no estimator and what is no dict is a TypeError that names the argument."""
    arguments = {
        "estimator": model.estimator,
        "export_dir_base": str(tmp_path),
        "input_receiver_fn_map": model.receivers,
    }
    arguments[argument] = value
    with pytest.raises(TypeError, match=argument):
        export(**arguments)
    assert not list(tmp_path.iterdir())
