"""What is found of a model's exports on the disk, and how two exports' answers compare."""

import json
import os

import numpy as np
import pytest

from contrib_compat.cli import main


@pytest.fixture(scope="module")
def model_dir(tmp_path_factory):
    """An estimator that trained twice and exported its latest and its best model."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator, exporters

    directory = str(tmp_path_factory.mktemp("model"))

    def model_fn(features, labels, mode):
        weight = tf.get_variable("weight", initializer=0.0, use_resource=False)
        predictions = {"y": features["x"] * weight}
        if mode == "infer":
            return estimator.EstimatorSpec(mode, predictions)
        loss = tf.reduce_mean(tf.square(predictions["y"] - labels))
        train = tf.train.GradientDescentOptimizer(0.1).minimize(
            loss, global_step=tf.train.get_global_step()
        )
        return estimator.EstimatorSpec(mode, predictions, loss, train)

    def input_fn():
        return {"x": tf.constant([[1.0]])}, tf.constant([[2.0]])

    def receiver_fn():
        x = {"x": tf.placeholder(tf.float32, [None, 1])}
        return estimator.export.ServingInputReceiver(x, x)

    config = estimator.RunConfig(directory)
    trained = estimator.Estimator(model_fn, config=config)
    made = [
        exporters.LatestExporter("latest", receiver_fn),
        exporters.BestExporter("best", receiver_fn),
    ]
    for steps in (1, 2):
        trained.train(input_fn, steps=steps)
        result = trained.evaluate(input_fn, steps=1)
        for exporter in made:
            path = os.path.join(directory, "export", exporter.name)
            exporter.export(trained, path, trained.latest_checkpoint(), result, False)
    return directory


@pytest.fixture
def found(model_dir):
    """The survey of that model."""
    from contrib_compat.inspection.survey import survey

    return survey(model_dir)


@pytest.fixture
def saved(tmp_path):
    """Saves a function of the two numbers ``x`` that has a variable; returns the path."""
    import tensorflow as tf

    if not hasattr(tf.saved_model, "load") or not tf.executing_eagerly():
        pytest.skip("they are made eagerly, which this process is not")

    def saved(name, function=lambda x: {"y": x}):
        module = tf.Module()
        module.one = tf.Variable(1.0)
        module.served = tf.function(
            lambda x: function(x * module.one),
            input_signature=[tf.TensorSpec([2], tf.float32, name="x")],
        )
        signatures = module.served.get_concrete_function()
        tf.saved_model.save(module, str(tmp_path / name), signatures=signatures)
        return str(tmp_path / name)

    return saved


def test_a_step_that_was_evaluated_twice(tmp_path, tf):
    """Both evaluations are there, in their order, and the second counts for what was exported."""
    from contrib_compat.inspection.survey import survey

    (tmp_path / "export").mkdir()
    with tf.Graph().as_default(), tf.summary.FileWriter(str(tmp_path / "eval")) as writer:
        for loss in (2.0, 1.0):
            value = tf.Summary.Value(tag="loss", simple_value=loss)
            writer.add_summary(tf.Summary(value=[value]), 7)
    found = survey(str(tmp_path)).evaluations
    assert [(one.step, one.metrics["loss"]) for one in found] == [(7, 2.0), (7, 1.0)]


def test_of_evaluations_of_a_step_the_unnamed_one_counts(tmp_path, tf):
    """As training takes it; metrics of another name are of other data."""
    from contrib_compat.evaluations.event_writing import write_metrics
    from contrib_compat.inspection import survey

    for name, loss in (("eval_test", 3.0), ("eval", 2.0), ("eval_train", 1.0)):
        write_metrics(str(tmp_path / name), 7, {"loss": loss})
    evaluations = survey._evaluations(str(tmp_path))
    path = tmp_path / "1"
    path.mkdir()
    with tf.Graph().as_default(), tf.Session() as session:
        step = tf.train.create_global_step()
        session.run(step.assign(7))
        tf.train.Saver().save(session, str(path / "variables" / "variables"))
    (path / "saved_model.pb").write_bytes(b"")
    assert survey._look_at("x", str(path), False, evaluations).metrics == {"loss": 2.0}


@pytest.mark.parametrize("index", [None, b"no index"])
def test_variables_that_can_not_be_read_are_a_problem(tmp_path, capsys, index):
    """Also where no manifest says what the export was: the table says NO, and why."""
    variables = tmp_path / "export" / "x" / "1500000000" / "variables"
    variables.mkdir(parents=True)
    (variables.parent / "saved_model.pb").write_bytes(b"")
    (variables / "variables.data-00000-of-00001").write_bytes(b"0")
    if index is not None:
        (variables / "variables.index").write_bytes(index)
    assert main(["exports", str(tmp_path)]) == 1
    assert "can't read the variables" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.json", "{", "--inputs: can't read"),
        ("x.npz", "no zip", "--inputs: can't read"),
        ("x.npz", "PK\x03\x04 cut", "--inputs: can't read"),
        ("x.json", "[1]", "wanted a JSON object"),
        ("x.json", '{"x": ["a"]}', "'x': could not convert string to float"),
        ("x.json", '{"x": [[1.0]]}', "'x' has the shape (1, 1), wanted float32 of the shape (2,)"),
        ("x.json", '{"z": [1.0, 2.0]}', "wants the inputs ['x'], got ['z']"),
    ],
)
def test_inputs_that_do_not_fit_are_explained(saved, tmp_path, capsys, name, text, said):
    """Each by one line, with exit code 2: what was given, and what the signature wants."""
    path = saved("one")
    (tmp_path / name).write_text(text)
    assert main(["exports", "--compare", path, path, "--inputs", str(tmp_path / name)]) == 2
    assert said in capsys.readouterr().err


def test_answers_of_every_kind_are_compared(saved, tmp_path, capsys):
    """Infinities that agree do not differ; shapes, names, text and what is empty do or don't."""
    import tensorflow as tf

    (tmp_path / "x.json").write_text('{"x": [Infinity, 1.0]}')
    request = ["--inputs", str(tmp_path / "x.json")]

    def outputs(path, **made):
        return saved(path, lambda x: {"y": x, **{key: make(x) for key, make in made.items()}})

    one = outputs(
        "one",
        shape=lambda x: x,
        word=lambda x: tf.constant(["a"]),
        none=lambda x: x[:0],
        first=lambda x: x,
    )
    other = outputs(
        "other",
        shape=lambda x: x[:1],
        word=lambda x: tf.constant(["b"]),
        none=lambda x: x[:0],
        second=lambda x: x,
    )
    assert main(["exports", "--compare", one, one, *request]) == 0
    capsys.readouterr()
    assert main(["exports", "--compare", one, other, *request]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "first: only in the first",
        "none: differs by at most 0",
        "second: only in the second",
        "shape: shapes [2] and [1]",
        "word: differs by at most 1",
        "y: differs by at most 0",
    ]
    assert main(["exports", "--compare", one, one, *request, "--signature", "no"]) == 2
    assert "has no signature 'no', but ['serving_default']" in capsys.readouterr().err


@pytest.fixture
def written(tmp_path, tf):
    """Writes a SavedModel by a session, as TensorFlow 1 did, in any mode and release."""

    def written(name, infos):
        with tf.Graph().as_default(), tf.Session() as session:
            inputs, outputs = infos()
            builder = tf.saved_model.Builder(str(tmp_path / name))
            signature = tf.saved_model.predict_signature_def(inputs, outputs)
            builder.add_meta_graph_and_variables(session, ["serve"], {"predict": signature})
            builder.save()
        return str(tmp_path / name)

    return written


def asked(tmp_path, first, second, request, *options):
    """Runs the comparison of two exports with a request, and returns its exit code."""
    (tmp_path / "request.json").write_text(request)
    compared = ["--compare", first, second, "--inputs", str(tmp_path / "request.json")]
    return main(["exports", *compared, *options])


def test_graphs_of_sessions_are_compared_on_every_tensorflow(written, tmp_path, tf, capsys):
    """What TensorFlow 1.15 wrote, there and in either mode of TensorFlow 2; sparse answers too."""

    def model(factor):
        x = tf.placeholder(tf.float32, [None], name="x")
        words = tf.placeholder(tf.string, [None], name="words")
        lengths = tf.strings.length(words)
        sparse = tf.SparseTensor([[0, 1]], x[:1], [1, 2])
        return {"x": x, "words": words}, {"y": x * factor, "n": lengths, "s": sparse}

    one, other = (written(str(factor), lambda f=factor: model(f)) for factor in (1.0, 2.0))
    request = '{"x": [1, 2.5], "words": ["a", "bc"]}'
    assert asked(tmp_path, one, one, request, "--signature", "predict") == 0
    capsys.readouterr()
    assert asked(tmp_path, one, other, request, "--signature", "predict") == 1
    assert capsys.readouterr().out.splitlines() == [
        "n: differs by at most 0",
        "s_dense_shape: differs by at most 0",
        "s_indices: differs by at most 0",
        "s_values: differs by at most 0",
        "y: differs by at most 2.5",
    ]


@pytest.mark.parametrize(
    ("asks", "said"),
    [
        ('{"n": [1.5], "w": ["a"]}', "'n': not all of it are such numbers, wanted uint8"),
        ('{"n": [300], "w": ["a"]}', "'n': not all of it are such numbers, wanted uint8"),
        ('{"n": [1], "w": [1]}', "'w': not all of it is text, wanted string"),
    ],
)
def test_a_value_that_would_become_another_is_refused(written, tmp_path, tf, capsys, asks, said):
    """Halves and what is too large for an integer, and numbers for text."""

    def model():
        n, w = tf.placeholder(tf.uint8, [None]), tf.placeholder(tf.string, [None])
        return {"n": n, "w": w}, {"y": tf.identity(n)}

    path = written("one", model)
    assert asked(tmp_path, path, path, asks, "--signature", "predict") == 2
    assert said in capsys.readouterr().err


def test_an_export_that_can_not_be_loaded_is_named(saved, tmp_path, capsys):
    """Also one whose variables were cut short."""
    path = saved("one")
    (tmp_path / "x.json").write_text('{"x": [1.0, 2.0]}')
    data = tmp_path / "one" / "variables" / "variables.data-00000-of-00001"
    for damage in (lambda: data.write_bytes(data.read_bytes()[:2]), data.unlink):
        damage()
        request = ["--compare", path, path, "--inputs", str(tmp_path / "x.json")]
        assert main(["exports", *request]) == 2
        assert f"{path}: can't load the export" in capsys.readouterr().err


@pytest.mark.e2e
class TestSurvey:
    """What is read of exports that an estimator made."""

    def test_each_version_has_its_step_and_metrics(self, found):
        """The step of its variables, and what was evaluated at that step."""
        by_strategy = {(export.strategy, export.step): export for export in found.exports}
        assert sorted(by_strategy) == [("best", 1), ("best", 3), ("latest", 1), ("latest", 3)]
        losses = [by_strategy["latest", step].metrics["loss"] for step in (1, 3)]
        assert losses[0] > losses[1]
        assert [evaluation.step for evaluation in found.evaluations] == [1, 3]

    def test_the_best_is_the_one_that_its_exporter_noted(self, found):
        """One export of the best exporter is the best, none of another."""
        assert [(e.strategy, e.step) for e in found.exports if e.is_best] == [("best", 3)]

    def test_they_verify_and_name_their_signatures(self, found):
        """Every byte is as published; inputs and outputs have types and shapes."""
        for export in found.exports:
            assert export.verified
            assert export.size > 0
            assert export.signatures["serving_default"]["inputs"] == {"x": "float32[?,1]"}
            assert list(export.signatures["serving_default"]["outputs"]) == ["y"]

    def test_a_flipped_byte_is_shown(self, model_dir, found, tmp_path, capsys):
        """The table says NO and which file, and the exit code is 1."""
        import shutil

        copy = str(tmp_path / "copy")
        shutil.copytree(model_dir, copy, symlinks=True)
        damaged = os.path.join(copy, os.path.relpath(found.exports[0].path, model_dir))
        with open(os.path.join(damaged, "saved_model.pb"), "r+b") as file:
            file.write(b"\xff")
        assert main(["exports", copy]) == 1
        output = capsys.readouterr().out
        assert "changed: saved_model.pb" in output
        assert "can't read the SavedModel" in output

    def test_the_command_writes_json_and_a_page(self, model_dir, tmp_path, capsys):
        """--format json is parsed by programs, --html is looked at."""
        page = tmp_path / "exports.html"
        assert main(["exports", model_dir, "--format", "json", "--html", str(page)]) == 0
        assert len(json.loads(capsys.readouterr().out)["exports"]) == 4
        assert "</html>" in page.read_text()

    def test_answers_are_compared(self, found, tmp_path, capsys):
        """An export answers as itself does; one of another step differs, by how much is said."""
        inputs = tmp_path / "inputs.json"
        inputs.write_text('{"x": [[1.0], [2.0]]}')
        one, other = (e.path for e in found.exports if e.strategy == "latest")
        request = ["--inputs", str(inputs)]
        assert main(["exports", "--compare", one, one, *request]) == 0
        assert main(["exports", "--compare", one, other, *request]) == 1
        assert "y: differs by at most" in capsys.readouterr().out
        np.savez(str(tmp_path / "x.npz"), x=np.ones((1, 1), "float32"))
        assert main(["exports", "--compare", one, one, "--inputs", str(tmp_path / "x.npz")]) == 0


@pytest.mark.parametrize(
    "arguments, text",
    [
        ([], "wanted MODEL_DIR"),
        (["nowhere"], "wanted one with a directory 'export'"),
        (["--compare", "a", "b"], "wanted --inputs with --compare"),
    ],
)
def test_a_wrong_request_is_explained(arguments, text, capsys):
    """The exit code is 2, and a line says what is wanted."""
    assert main(["exports", *arguments]) == 2
    assert text in capsys.readouterr().err
