"""Keras models saved with a graph for each mode, and loaded, compared with native saved_model.

What is random in a model is set, so that graphs, checkpoints and numbers can be compared.
"""

import importlib
import json
import os

import numpy as np
import pytest
from batteries import cases, numbers, raised_type, signatures

# Keras' own, of each fit and predict in a graph.
pytestmark = pytest.mark.filterwarnings("ignore:.Model.state_updates.:UserWarning")

FEATURES = np.linspace(-1, 1, 24, dtype=np.float32).reshape(6, 4)
LABELS = np.eye(2, dtype=np.float32)[[0, 1, 1, 0, 1, 0]]


def sequential(keras, optimizer=None):
    """Returns a model with moving averages, which differ by mode."""
    keras.backend.clear_session()
    layers = keras.layers
    made = keras.models.Sequential(
        [
            layers.Dense(3, input_shape=(4,), name="first"),
            layers.BatchNormalization(name="norm"),
            layers.Dense(2, activation="softmax", name="last"),
        ]
    )
    if optimizer is not None:
        made.compile(optimizer, "categorical_crossentropy", metrics=["acc"])
    set_weights(made)
    return made


def functional(keras):
    """Returns a model of two inputs and two outputs, with one of Keras' own optimizers."""
    keras.backend.clear_session()
    layers = keras.layers
    a, b = layers.Input((4,), name="a"), layers.Input((2,), name="b")
    joined = layers.concatenate([layers.Dense(3, name="dense")(a), b], name="joined")
    outputs = [layers.Dense(1, name="y")(joined), layers.Dense(2, name="z")(joined)]
    made = keras.models.Model([a, b], outputs)
    made.compile("rmsprop", "mse", metrics={"y": "mean_absolute_error"})
    set_weights(made)
    return made


def set_weights(model):
    sizes = [np.arange(value.size).reshape(value.shape) for value in model.get_weights()]
    model.set_weights([(size % 5 + 1) / 4.0 for size in sizes])


def graphs_in(contrib, path):
    """Returns the signatures and collections of each graph of a SavedModel."""
    seen = {}
    reader = importlib.import_module(contrib.__name__ + ".saved_model.python.saved_model.reader")
    for graph in reader.read_saved_model(path).meta_graphs:
        seen[" ".join(graph.meta_info_def.tags)] = {
            "signatures": signatures(graph, described),
            "collections": {
                key: len(graph.collection_def[key].bytes_list.value)
                for key in ("global_step", "local_variables", "trainable_variables", "variables")
            },
        }
    return seen


def described(info):
    """Returns type and shape; a metric's name ends in a number that counts ops."""
    shape = info.tensor_shape
    return [info.dtype, [dim.size for dim in shape.dim], shape.unknown_rank]


def saved(contrib, tf, tmp, model, **settings):
    """Saves a model and returns what was written."""
    path = str(tmp / "saved")
    contrib.saved_model.save_keras_model(model, path, **settings)
    with open(os.path.join(path, "assets", "saved_model.json")) as file:
        layers = json.load(file)["config"]["layers"]
    checkpoint = tf.train.list_variables(os.path.join(path, "variables", "variables"))
    return {
        "files": sorted(
            os.path.basename(name) for name in os.listdir(path) if "_compat" not in name
        ),
        "layers": [layer["class_name"] for layer in layers if layer["class_name"] != "InputLayer"],
        "checkpoint": sorted(
            [name, shape] for name, shape in checkpoint if name.islower() or "/" in name
        ),
        "graphs": graphs_in(contrib, path),
    }


def served(tf, tmp, tag, feed):
    """Loads a graph and returns the outputs of its one signature with tensors, and its step."""
    with tf.Graph().as_default(), tf.Session() as session:
        graph = tf.saved_model.loader.load(session, [tag], str(tmp / "saved"))
        (signature,) = [s for s in graph.signature_def.values() if s.inputs]
        fed = {signature.inputs[name].name: value for name, value in feed.items()}
        wanted = {k: v.name for k, v in signature.outputs.items() if not k.startswith("metrics")}
        step = tf.train.get_global_step()
        return numbers([session.run(wanted, fed), None if step is None else session.run(step)], 3)


def case_trained_by_an_optimizer_of_train(contrib, tf, tmp):
    model = sequential(contrib.keras, tf.train.MomentumOptimizer(0.1, 0.9))
    model.fit(FEATURES, LABELS, batch_size=3, epochs=1, shuffle=False, verbose=0)
    seen = saved(contrib, tf, tmp, model)
    feed = {"first_input": FEATURES}
    loaded = contrib.saved_model.load_keras_model(saved_model_path=str(tmp / "saved"))
    return [
        seen,
        served(tf, tmp, "serve", feed),
        served(tf, tmp, "eval", dict(feed, last_target=LABELS)),
        numbers(loaded.predict(FEATURES), 3),
        loaded.optimizer,
    ]


def case_two_inputs_and_outputs(contrib, tf, tmp):
    seen = saved(contrib, tf, tmp, functional(contrib.keras))
    return [seen, served(tf, tmp, "serve", {"a": FEATURES, "b": LABELS})]


def case_not_compiled(contrib, tf, tmp):
    specs = [tf.TensorSpec([None, 4], tf.float32, name="mine")]
    model = sequential(contrib.keras)
    seen = saved(contrib, tf, tmp, model, as_text=True, input_signature=specs)
    _, inputs, outputs = seen["graphs"]["serve"]["signatures"].pop("serving_default")
    return [seen, list(inputs.values()), outputs]


def case_serving_only(contrib, tf, tmp):
    model = sequential(contrib.keras, "sgd")
    contrib.saved_model.save_keras_model(model, str(tmp / "saved"), serving_only=True)
    loaded = contrib.saved_model.load_keras_model(str(tmp / "saved"))
    (graph,) = graphs_in(contrib, str(tmp / "saved")).values()
    weights = [weight.shape for weight in loaded.get_weights()]
    return [graph["signatures"]["serving_default"], weights]


def case_what_is_returned(contrib, tf, tmp):
    where = str(tmp / "saved")
    returned = contrib.saved_model.save_keras_model(sequential(contrib.keras), where)
    return [returned and os.path.basename(returned), sorted(os.listdir(where))]


def case_what_is_refused(contrib, tf, tmp):
    keras, save = contrib.keras, contrib.saved_model.save_keras_model

    class Own(keras.models.Model):
        def call(self, inputs):
            return inputs

    (tmp / "full" / "file").mkdir(parents=True)
    (tmp / "empty").mkdir()
    model, unbuilt = sequential(keras), keras.models.Sequential([keras.layers.Dense(1)])
    return [
        raised_type(save, Own(), str(tmp / "own")),
        raised_type(save, unbuilt, str(tmp / "unbuilt")),
        raised_type(save, model, str(tmp / "full")),
        raised_type(save, model, str(tmp / "empty")),
        raised_type(contrib.saved_model.load_keras_model, str(tmp / "nothing")),
        sorted(os.listdir(str(tmp))),
    ]


CASES = cases(globals())
TRAINED = "trained_by_an_optimizer_of_train"


@pytest.mark.parametrize(
    "name",
    [pytest.param(TRAINED, marks=pytest.mark.e2e), *sorted(set(CASES) - {TRAINED})],
)
def test_keras_models(check, name):
    """The same graphs with the same signatures, variables and numbers, and the same errors."""
    check(name)
