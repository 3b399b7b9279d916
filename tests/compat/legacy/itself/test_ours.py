"""What 1.15's files define is known by the path that programs import it by."""

import importlib
import inspect
import os
import pickle
import pydoc
import traceback

import pytest

from contrib_compat import versions

pytestmark = [
    pytest.mark.skipif(versions.has_native_contrib(), reason="it has a contrib of its own"),
    pytest.mark.usefixtures("with_copy", "quiet"),
]

DNN = "tf_contrib.learn.python.learn.estimators.dnn"
COLUMNS = "tf_contrib.layers.python.layers.feature_column"
WRITERS = ["pickle", "dill", "cloudpickle"]


def classes_and_functions():
    """Returns some of each kind: public, private, decorated, a method; each with its module."""
    from tf_contrib import layers, learn, rnn
    from tf_contrib.layers.python.layers import feature_column

    return {
        learn.DNNClassifier: DNN,
        learn.DNNClassifier.fit: "tf_contrib.learn.python.learn.estimators.estimator",
        layers.fully_connected: "tf_contrib.layers",
        layers.feature_column._SparseColumn: COLUMNS,
        feature_column._create_sequence_feature_spec_for_parsing: COLUMNS,
        rnn.LayerNormBasicLSTMCell: "tf_contrib.rnn.python.ops.rnn_cell",
    }


def test_their_module_is_the_legacy_one():
    """Of classes, their methods and functions: the deep path, which warning ones have short."""
    for value, module in classes_and_functions().items():
        assert value.__module__ == module, value


@pytest.mark.parametrize("way", WRITERS)
def test_they_are_pickled_by_it(way):
    """Whichever library does: nothing of the copy is written down, and what comes back is it."""
    writer = pytest.importorskip(way)
    for value, module in classes_and_functions().items():
        written = writer.dumps(value)
        assert len(written) < 200 and b"contrib_compat" not in written, value
        assert pickle.loads(written) == value
        assert module.encode() in written or inspect.isfunction(value)


@pytest.mark.parametrize("way", WRITERS)
def test_messages_are_pickled_by_it(way):
    """Those of contrib's protocol buffers, nested ones too."""
    from tf_contrib.session_bundle import manifest_pb2

    asset = manifest_pb2.AssetFile(filename="words")
    signature = manifest_pb2.GenericSignature()
    signature.map["x"].tensor_name = "x:0"
    for message in (asset, signature):
        assert type(message).__module__ == manifest_pb2.__name__
        written = pytest.importorskip(way).dumps(message)
        assert b"contrib_compat" not in written and pickle.loads(written) == message
    assert manifest_pb2.GenericSignature.MapEntry.__module__ == manifest_pb2.__name__


@pytest.mark.parametrize("way", WRITERS)
def test_columns_are_pickled(way):
    """Their classes are natively in a module that the program never names."""
    from tf_contrib import layers

    columns = [
        layers.real_valued_column("size"),
        layers.crossed_column(
            [layers.sparse_column_with_hash_bucket(key, 9) for key in "ab"], hash_bucket_size=9
        ),
    ]
    assert pickle.loads(pytest.importorskip(way).dumps(columns)) == columns


def test_their_source_is_found():
    """Of classes too, which inspect looks for in the file of their module."""
    for value in classes_and_functions():
        first = inspect.getsource(value).lstrip().splitlines()[0]
        assert first.startswith(("class ", "def ", "@")), value
        if inspect.isclass(value):
            assert "/contrib/" in inspect.getsourcefile(value).replace(os.sep, "/")


def test_ours_are_found_beside_them():
    """A class of ours in a module that has a file of 1.15 is shown with its own text."""
    from tf_contrib import learn

    assert inspect.getsource(learn.RunConfig).lstrip("@").startswith(("deprecated", "class"))
    assert "class Experiment" in inspect.getsource(learn.Experiment)
    assert inspect.getsource(learn).startswith("# Copyright")


def test_help_is_true_of_them():
    """It names the legacy module, and says the signature and the text of 1.15."""
    from tf_contrib import layers, learn

    text = pydoc.render_doc(layers.fully_connected, renderer=pydoc.plaintext)
    assert "function fully_connected in module tf_contrib.layers" in text
    assert "num_outputs" in text and "Adds a fully connected layer." in text
    text = pydoc.render_doc(learn.DNNClassifier, renderer=pydoc.plaintext)
    assert f"class DNNClassifier in module {DNN}" in text
    assert "hidden_units" in text and "A classifier for TensorFlow DNN models." in text
    assert "contrib_compat.legacy" not in text
    text = pydoc.render_doc(layers, renderer=pydoc.plaintext)
    assert "Ops for building neural network layers" in text and "fully_connected(" in text


def test_tracebacks_show_the_lines_of_the_file():
    """Also below a name of the tree where inspect reads classes of ours."""
    from tf_contrib import layers, learn

    assert learn.Experiment
    with pytest.raises(ValueError) as raised:
        layers.real_valued_column("size", dimension=0)
    last = traceback.extract_tb(raised.value.__traceback__)[-1]
    assert last.filename.endswith("feature_column.py")
    with open(last.filename, encoding="utf-8") as file:
        assert last.line == file.readlines()[last.lineno - 1].strip()


def test_what_tensorflow_logs_of_them_names_the_legacy_path(monkeypatch):
    """The deprecations that 1.15's files bring say which function it is."""
    logging = importlib.import_module("tensorflow.python.platform.tf_logging")
    said = []
    monkeypatch.setattr(logging, "warning", lambda text, *more: said.append(text % more))
    # Each function's is logged once a process, and other tests may have called it.
    native = importlib.import_module("tensorflow.python.util.deprecation")
    monkeypatch.setattr(native, "_PRINTED_WARNING", {})
    from tf_contrib.learn.python.learn.datasets import base

    with pytest.raises(TypeError):
        base.load_csv_with_header(no="such argument")
    (text,) = said
    assert "load_csv_with_header (from tf_contrib.learn.python.learn.datasets.base)" in text
