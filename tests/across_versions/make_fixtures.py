"""Writes ``data/<TensorFlow>-<mode>.{zip,json}``: what that TensorFlow leaves behind.

    python make_fixtures.py [--tf-mode v1|v2]

The archive holds, by model of ``fixture_models``, parts of the model directory and the exports as
they were left there; the JSON file says what is to be found in them. TF 1.15 writes them with
nothing but its own ``tf.estimator`` and ``tf.contrib``, later releases with this package.
"""

import argparse
import contextlib
import fnmatch
import glob
import json
import os
import shutil
import socket
import tempfile
import zipfile

import fixture_models
import observations
import tensorflow.compat.v1 as tf

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
IS_NATIVE = tf.__version__.startswith("1.")

if IS_NATIVE:
    from tensorflow import contrib, estimator
else:
    import tf_contrib as contrib
    from contrib_compat import estimator

# What is worth its bytes. Two modes differ in the exports of models written by hand.
MODELS = {
    "1.15-v1": ["combined", "custom", "dnn", "linear", "recurrent"],
    "2.15-v2": ["combined", "custom"],
    "2.21-v1": ["combined", "custom", "recurrent"],
    "2.21-v2": ["combined", "custom", "dnn", "linear", "recurrent"],
}
RECEIVERS = {"parsing": fixture_models.parsing_receiver_fn, "raw": fixture_models.raw_receiver_fn}
ALSO_PARSING = ["custom", "dnn"]
KEPT = ["checkpoint", "model.ckpt-*.index", "model.ckpt-*.data-*", "export/*", "next/*"]
# Event files are large, for they hold the graph.
EVENTS = {"eval": "eval/events.*", "train": "events.*"}
KEPT_EVENTS = {("1.15-v1", "custom"): ["eval", "train"], ("2.21-v2", "custom"): ["eval"]}


def write_model(name, events):
    """Trains, evaluates and exports a model below the current directory, then takes a step more.

    Args:
      name: that of a model of ``fixture_models``.
      events: which event files are to be kept, keys of EVENTS.

    Returns:
      What the tests expect of it.
    """
    model = fixture_models.build(name, estimator, name)
    model.train(fixture_models.input_fn, steps=fixture_models.STEPS)
    checkpoint = model.latest_checkpoint()
    evaluation = model.evaluate(fixture_models.input_fn, steps=1)
    exports = ["parsing", "raw"] if name in ALSO_PARSING else ["raw"]
    for export in exports:
        strategy = contrib.learn.make_export_strategy(RECEIVERS[export](estimator))
        strategy.export(model, os.path.join(name, "export", export), checkpoint)
    expected = {
        "checkpoint": observations.digest(checkpoint),
        "evaluation": {metric: value.item() for metric, value in evaluation.items()},
        "exports": exports,
        "probabilities": fixture_models.probabilities(model),
        "scalars": {
            kind: observations.scalars(os.path.join(name, EVENTS[kind])) for kind in events
        },
    }
    with _untouched(name):
        model.train(fixture_models.input_fn, steps=1)
        _move_checkpoint(model.latest_checkpoint(), os.path.join(name, "next"))
    return expected


@contextlib.contextmanager
def _untouched(model_dir):
    """Within it the model directory is a copy, of which only ``next`` stays."""
    before = model_dir + ".before"
    shutil.copytree(model_dir, before)
    yield
    shutil.move(os.path.join(model_dir, "next"), before)
    shutil.rmtree(model_dir)
    os.rename(before, model_dir)


def _move_checkpoint(checkpoint, directory):
    os.mkdir(directory)
    for path in glob.glob(checkpoint + ".*"):
        if not path.endswith(".meta"):
            shutil.move(path, directory)


def write_legacy_model():
    """Trains and exports an estimator of native ``tf.contrib.learn``.

    Returns:
      What the tests expect of it.
    """
    columns = [contrib.layers.real_valued_column("size", dimension=2)]
    spec = contrib.layers.create_feature_spec_for_parsing(columns)
    model = contrib.learn.DNNClassifier(
        [4], columns, model_dir="legacy", n_classes=fixture_models.CLASSES
    )
    model.fit(input_fn=fixture_models.input_fn, steps=fixture_models.STEPS)
    serving_input_fn = contrib.learn.utils.input_fn_utils.build_parsing_serving_input_fn(spec)
    strategy = contrib.learn.make_export_strategy(serving_input_fn)
    strategy.export(model, os.path.join("legacy", "export", "legacy"))
    rows = model.predict_proba(input_fn=fixture_models.predict_input_fn)
    return {"exports": ["legacy"], "probabilities": [[float(x) for x in row] for row in rows]}


def pack(archive_path, kept_events):
    """Packs what is kept of the model directories below the current directory.

    Args:
      archive_path: where the archive is written.
      kept_events: a dict of model to keys of EVENTS.
    """
    with zipfile.ZipFile(archive_path, "w", zipfile.ZIP_DEFLATED) as archive:
        for model in sorted(os.listdir(".")):
            kept = KEPT + [EVENTS[kind] for kind in kept_events.get(model, [])]
            if model == "legacy":
                kept = ["export/*"]
            for path in sorted(_files(model)):
                if any(fnmatch.fnmatch(os.path.relpath(path, model), rule) for rule in kept):
                    _add(archive, path)


def _files(root):
    return [os.path.join(parent, name) for parent, _, names in os.walk(root) for name in names]


def _add(archive, path):
    """Adds a file; neither its time nor this machine's name and directories get in."""
    host = socket.gethostname()
    name = path[: -len(host)] + "localhost" if path.endswith("." + host) else path
    with open(path, "rb") as file:
        contents = file.read()
    for private in (os.getcwd(), os.path.expanduser("~"), DATA):
        if private.encode() in contents:
            raise RuntimeError(f"{path} holds the path {private}")
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, contents)


def main():
    """Writes the two files for the TensorFlow that runs this."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tf-mode", choices=["v1", "v2"], default="v1" if IS_NATIVE else "v2")
    mode = parser.parse_args().tf_mode
    if mode == "v1":
        tf.disable_v2_behavior()
    tf.logging.set_verbosity(tf.logging.ERROR)

    writer = "{}.{}-{mode}".format(*tf.__version__.split(".")[:2], mode=mode)
    events = {name: KEPT_EVENTS.get((writer, name), []) for name in MODELS[writer]}
    target = os.path.join(DATA, writer)
    with tempfile.TemporaryDirectory() as directory:
        # Relative model directories: absolute ones would end up in event files.
        os.chdir(directory)
        expected = {name: write_model(name, kept) for name, kept in events.items()}
        if IS_NATIVE:
            expected["legacy"] = write_legacy_model()
        pack(target + ".zip", events)
        os.chdir(DATA)
    with open(target + ".json", "w") as file:
        json.dump(
            {"tensorflow": tf.__version__, "models": expected}, file, indent=1, sort_keys=True
        )
        file.write("\n")
    print(f"{target}: {os.path.getsize(target + '.zip')} bytes")


if __name__ == "__main__":
    main()
