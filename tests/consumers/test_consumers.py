"""Exports of TensorFlow 1.15 and of the one installed, read by what users read exports with."""

import base64
import json
import re
import sys

import numpy as np
import pytest
import serving
import writers
from absl.testing import flagsaver

TOLERANCE = 1e-6
EXAMPLES = f"{writers.EXAMPLES}:serving_default"

pytestmark = pytest.mark.consumer


def check(answer, written):
    """An answer has the outputs that were predicted, equal to 1e-6."""
    assert set(answer) == set(written.expected)
    for name, expected in written.expected.items():
        np.testing.assert_allclose(
            np.squeeze(answer[name]), np.squeeze(expected), rtol=TOLERANCE, atol=TOLERANCE
        )


@pytest.fixture(scope="session")
def cli():
    """The program ``saved_model_cli``, by its entry point."""
    from importlib import metadata  # Which Python 3.7, where nothing here runs, lacks.

    (program,) = metadata.entry_points(group="console_scripts", name="saved_model_cli")
    return program.load()


@pytest.fixture
def run(monkeypatch):
    """Runs the main function of a program with arguments."""

    def run(main, *arguments):
        monkeypatch.setattr(sys, "argv", ["program", *map(str, arguments)])
        # A program's process begins with no flag given, and ends with its exit code.
        with flagsaver.flagsaver():
            try:
                main()
            except SystemExit as done:
                assert not done.code

    return run


def test_saved_model_cli_shows_the_signatures(written, cli, run, capsys):
    """``show --all`` names both signatures with their inputs and outputs."""
    run(cli, "show", "--dir", written.path, "--all")
    shown = capsys.readouterr().out
    for name in ("serving_default", EXAMPLES):
        section = shown.split(f"signature_def['{name}']")[1].split("signature_def[")[0]
        assert re.findall(r"outputs\['(\w+)'\]", section) == ["scores", "total"]
    assert "inputs['x']" in shown and f"inputs['{writers.EXAMPLES}']" in shown


def test_saved_model_cli_runs_it(written, cli, run, tmp_path):
    """``run --inputs`` writes what the model predicts."""
    np.save(str(tmp_path / "rows.npy"), writers.ROWS)
    run(
        *(cli, "run", "--dir", written.path, "--tag_set", "serve"),
        *("--signature_def", "serving_default", "--inputs", f"x={tmp_path / 'rows.npy'}"),
        *("--outdir", tmp_path / "answer"),
    )
    answer = {name: np.load(str(tmp_path / "answer" / f"{name}.npy")) for name in written.expected}
    check(answer, written)


def test_saved_model_cli_runs_examples(written, cli, run, tmp_path):
    """``run --input_examples`` is parsed by the signature that takes ``tf.Example`` protos."""
    rows = [{"x": row.tolist()} for row in writers.ROWS]
    run(
        *(cli, "run", "--dir", written.path, "--tag_set", "serve", "--signature_def", EXAMPLES),
        *("--input_examples", f"{writers.EXAMPLES}={json.dumps(rows)}"),
        *("--outdir", tmp_path),
    )
    check({name: np.load(str(tmp_path / f"{name}.npy")) for name in written.expected}, written)


def test_it_is_loaded_by_plain_tensorflow(written):
    """``tf.saved_model.load`` answers by each signature."""
    import tensorflow as tf

    signatures = tf.saved_model.load(written.path).signatures
    check(signatures["serving_default"](x=tf.constant(writers.ROWS)), written)
    examples = tf.constant(writers.serialized_examples())
    check(signatures[EXAMPLES](**{writers.EXAMPLES: examples}), written)


def test_the_predictor_predicts(written, quiet):
    """``tf_contrib.predictor.from_saved_model`` feeds either signature."""
    from tf_contrib import predictor

    check(predictor.from_saved_model(written.path)({"x": writers.ROWS}), written)
    examples = {writers.EXAMPLES: writers.serialized_examples()}
    check(predictor.from_saved_model(written.path, EXAMPLES)(examples), written)


@pytest.mark.filterwarnings("ignore:.*tf.lite.Interpreter is deprecated:UserWarning")
def test_tensorflow_lite_converts_and_runs_it(written):
    """The converted model has the signature, and answers as the model did."""
    import tensorflow as tf

    keys = ["serving_default"]
    converter = tf.lite.TFLiteConverter.from_saved_model(written.path, signature_keys=keys)
    interpreter = tf.lite.Interpreter(model_content=converter.convert())
    check(interpreter.get_signature_runner(*keys)(x=writers.ROWS), written)


def test_onnx_runtime_runs_it(written, run, tmp_path):
    """``python -m tf2onnx.convert --saved-model`` keeps the names of inputs and outputs."""
    import onnxruntime
    import tf2onnx.convert

    path = tmp_path / "model.onnx"
    run(
        *(tf2onnx.convert.main, "--saved-model", written.path, "--output", path),
        *("--tag", "serve", "--signature_def", "serving_default"),
    )
    session = onnxruntime.InferenceSession(str(path))
    names = [output.name.split(":")[0] for output in session.get_outputs()]
    (given,) = session.get_inputs()
    check(dict(zip(names, session.run(None, {given.name: writers.ROWS}))), written)


def test_it_is_a_layer_of_keras_3(written):
    """``keras.layers.TFSMLayer`` computes in a new model what was exported."""
    import keras

    x = keras.Input((2,))
    layer = keras.layers.TFSMLayer(written.path, call_endpoint="serving_default")
    check(keras.Model(x, layer(x)).predict(writers.ROWS, verbose=0), written)


# --- TensorFlow Serving --------------------------------------------------------------------------


def test_a_server_finds_the_version(written):
    """Of what lies beside the exports only versions are servable; the greatest is served."""
    assert serving.served_version(written.base) == written.path


@pytest.mark.parametrize("form", ["rows", "rows of objects", "columns", "a named column"])
def test_a_server_answers_by_rest(written, form):
    """Each of the forms of a request that Serving documents is answered as predict does."""
    rows = writers.ROWS.tolist()
    request = {
        "rows": {"instances": rows},
        "rows of objects": {"instances": [{"x": row} for row in rows]},
        "columns": {"inputs": rows},
        "a named column": {"signature_name": "serving_default", "inputs": {"x": rows}},
    }[form]
    response = json.loads(serving.predict(written.base, json.dumps(request)))
    if "predictions" in response:
        (listed,) = response.values()
        response = {"outputs": {name: [row[name] for row in listed] for name in listed[0]}}
    check(response["outputs"], written)


def test_a_server_answers_examples(written):
    """Serialized examples come as base64, to the signature that parses them."""
    rows = [{"b64": base64.b64encode(row).decode()} for row in writers.serialized_examples()]
    request = {"signature_name": EXAMPLES, "inputs": {writers.EXAMPLES: rows}}
    check(json.loads(serving.predict(written.base, json.dumps(request)))["outputs"], written)


@pytest.mark.parametrize(
    "request_of, text",
    [
        ({"instances": [{"y": [1.0, 2.0]}]}, "not those of the signature"),
        ({"instances": [[1.0, 2.0, 3.0]]}, "Shape"),
        ({"instances": [["a", "b"]]}, "is not float32"),
        ({"signature_name": "none", "instances": [[1.0, 2.0]]}, "not found"),
        ({}, "either 'instances' or 'inputs'"),
    ],
)
def test_a_server_refuses_what_the_signature_does_not_say(written, request_of, text):
    """The signature is what a request is checked by, so that its names, types and shapes matter."""
    with pytest.raises(serving.BadRequest, match=text):
        serving.predict(written.base, json.dumps(request_of))
