"""KerasEstimator: a Keras model as exporters, strategies and export functions see it."""

import os

import pytest


def test_an_export_of_a_checkpoint_leaves_the_model_as_it_was(linear, tmp_path, answer):
    """The checkpoint's weights are exported, then the model has its own again."""
    from contrib_compat import keras as bridge

    estimator = bridge.KerasEstimator(linear, tmp_path)
    first = estimator.save_checkpoint()
    other = bridge.KerasEstimator(linear, tmp_path / "other")
    linear.set_weights([w + 3.0 for w in linear.get_weights()])
    path = other.export_saved_model(tmp_path / "x", None, checkpoint_path=first)
    assert list(answer(path, a=[[1.0]]).values()) == [[[0.0]]]
    assert [float(w.sum()) for w in linear.get_weights()] == [3.0, 3.0]


def test_restore_takes_the_newest_checkpoint(linear, tmp_path):
    """A model in a new process goes on from the weights of the last turn."""
    from contrib_compat import keras as bridge

    linear.set_weights([w + 3.0 for w in linear.get_weights()])
    saved = bridge.KerasEstimator(linear, tmp_path).save_checkpoint()
    linear.set_weights([w * 0 for w in linear.get_weights()])
    estimator = bridge.KerasEstimator(linear, tmp_path)
    assert estimator.latest_checkpoint() == saved == estimator.restore()
    assert [float(w.sum()) for w in linear.get_weights()] == [3.0, 3.0]
    assert estimator.get_variable_names()


@pytest.mark.parametrize("form", [str, os.fsencode, lambda path: path])
def test_a_directory_may_be_text_bytes_or_a_path(linear, tmp_path, form):
    """It is the same directory, and text to who asks for it."""
    from contrib_compat import keras as bridge

    assert bridge.KerasEstimator(linear, form(tmp_path)).model_dir == str(tmp_path)
    callback = bridge.ExporterCallback([], form(tmp_path))
    callback.set_model(linear)
    assert callback.estimator.model_dir == str(tmp_path)
    with pytest.raises(ValueError, match=f"no checkpoint in '{tmp_path}'"):
        bridge.propose_name_map(linear, form(tmp_path))


def test_five_checkpoints_stay_and_those_of_an_estimator_too(linear, tmp_path):
    """As many as an Estimator keeps; of its own, in the same directory, none is touched."""
    import tensorflow as tf

    from contrib_compat import keras as bridge

    saver = tf.train.Checkpoint(v=tf.Variable(1.0))
    old = saver.write(str(tmp_path / "model.ckpt-7"))
    names = ("model_checkpoint_path", "all_model_checkpoint_paths")
    (tmp_path / "checkpoint").write_text("".join(f'{name}: "model.ckpt-7"\n' for name in names))
    estimator = bridge.KerasEstimator(linear, tmp_path)
    for step in range(1, 8):
        linear.optimizer.iterations.assign(step)
        estimator.save_checkpoint()
    estimator.save_checkpoint()  # Of the same step again.
    state = tf.train.get_checkpoint_state(str(tmp_path))
    kept = [str(tmp_path / f"keras.ckpt-{step}") for step in range(3, 8)]
    assert list(state.all_model_checkpoint_paths) == [old, *kept]
    assert state.model_checkpoint_path == estimator.latest_checkpoint() == kept[-1]
    there = {path.name.partition(".index")[0] for path in tmp_path.glob("*.index")}
    assert there == {"model.ckpt-7", *(f"keras.ckpt-{step}" for step in range(3, 8))}


def test_a_checkpoint_is_saved_without_a_word_of_tensorflow_s(linear, tmp_path, monkeypatch):
    """No deprecation of TensorFlow's names a line of this package."""
    import tensorflow as tf

    from contrib_compat import keras as bridge

    said = []
    monkeypatch.setattr(tf.get_logger(), "warning", lambda *text: said.append(text))
    bridge.KerasEstimator(linear, tmp_path).save_checkpoint()
    assert not said


def test_a_model_without_weights_yet_is_a_model(keras, tmp_path):
    """Before the first batch a Sequential model without an input has none to be asked for."""
    from contrib_compat import keras as bridge

    model = keras.Sequential([keras.layers.Dense(1)])
    assert bridge.KerasEstimator(model, tmp_path).model is model


def test_an_export_has_no_variable_of_the_optimizer(keras, tmp_path):
    """Adam's moments are twice the model: as of an Estimator's exports, they are no part."""
    import numpy as np
    import tensorflow as tf

    from contrib_compat import keras as bridge

    inputs = keras.Input((3,), name="a")
    model = keras.Model(inputs, keras.layers.Dense(2)(inputs))
    model.compile("adam", "mse")
    model.fit(np.ones((2, 3)), np.ones((2, 2)), verbose=0)
    path = bridge.KerasEstimator(model, tmp_path).export_saved_model(tmp_path / "x", None)
    saved = tf.train.list_variables(path.decode() + "/variables/variables")
    assert sorted(shape for _, shape in saved if shape) == [[2], [3, 2]]


def test_the_steps_of_a_model_with_optimizers_of_its_own_count(keras, tmp_path):
    """An adversarial model has two, and none that compile() knows; the busiest counts."""
    import tensorflow as tf

    from contrib_compat import keras as bridge

    class Adversarial(keras.Model):
        def __init__(self):
            super().__init__()
            self.dense = keras.layers.Dense(1)
            self.first, self.second = keras.optimizers.SGD(), keras.optimizers.SGD()

        def call(self, inputs):
            return self.dense(inputs)

    model = Adversarial()
    model(tf.ones((1, 1)))
    model.second.iterations.assign(3)
    saved = bridge.KerasEstimator(model, tmp_path).save_checkpoint()
    assert saved.endswith("keras.ckpt-3")


def test_accumulated_gradients_are_one_step(keras, tmp_path):
    """Of an optimizer of Keras 3 that waits for several batches the steps are no variable."""
    import numpy as np

    from contrib_compat import keras as bridge
    from contrib_compat.inspection.survey import survey

    inputs = keras.Input((1,), name="a")
    model = keras.Model(inputs, keras.layers.Dense(1)(inputs))
    try:
        optimizer = keras.optimizers.SGD(gradient_accumulation_steps=2)
    except (TypeError, ValueError):
        pytest.skip("it is new in Keras 3")
    model.compile(optimizer, "mse")
    model.fit(np.ones((8, 1)), np.ones((8, 1)), batch_size=1, verbose=0)
    bridge.KerasEstimator(model, tmp_path).export_saved_model(tmp_path / "export" / "x", None)
    assert [export.step for export in survey(str(tmp_path)).exports] == [4]


def test_a_checkpoint_of_another_model_is_refused(keras, linear, tmp_path):
    """Nothing is exported under its name, and the model keeps its weights."""
    from contrib_compat import keras as bridge

    foreign = bridge.KerasEstimator(linear, tmp_path / "other").save_checkpoint()
    inputs = keras.Input((1,), name="a")
    deep = keras.layers.Dense(1)(keras.layers.Dense(1)(inputs))
    estimator = bridge.KerasEstimator(keras.Model(inputs, deep), tmp_path)
    before = estimator.model.get_weights()
    with pytest.raises(ValueError, match="has not all weights of the model"):
        estimator.export_saved_model(tmp_path / "x", None, checkpoint_path=foreign)
    assert not (tmp_path / "x").exists()
    assert all((a == b).all() for a, b in zip(before, estimator.model.get_weights()))


def test_other_modes_are_refused(linear, tmp_path):
    """A Keras model is exported for predictions alone, and the error says so."""
    from contrib_compat import keras as bridge

    with pytest.raises(ValueError, match="experimental_mode: got 'train'"):
        bridge.KerasEstimator(linear, tmp_path).export_saved_model(
            tmp_path / "x", None, experimental_mode="train"
        )


def test_another_backend_is_refused(keras, linear, tmp_path, monkeypatch):
    """A model of Keras 3 that does not compute by TensorFlow is named with its backend."""
    from contrib_compat import keras as bridge

    if not getattr(keras, "__version__", "2").startswith("3"):
        pytest.skip("Keras 2 knows no backend but TensorFlow")
    monkeypatch.setattr(keras.config, "backend", lambda: "jax")
    with pytest.raises(ValueError, match="on the backend 'jax', wanted one on 'tensorflow'"):
        bridge.KerasEstimator(linear, tmp_path)


def test_a_strategy_exports_a_model(linear, tmp_path, answer):
    """export_strategy.export(model, path) makes an export of the model's own inputs."""
    from contrib_compat import deprecation
    from contrib_compat.strategies.factories import make_export_strategy

    with deprecation.internal():
        strategy = make_export_strategy(lambda: None, exports_to_keep=1)
        strategy = strategy._replace(
            export_fn=lambda estimator, path: estimator.export_savedmodel(path, None)
        )
        path = strategy.export(linear, str(tmp_path / "x"))
    assert list(answer(path, a=[[1.0]]).values()) == [[[0.0]]]


@pytest.mark.parametrize("model", [None, object(), "x"])
def test_what_is_no_model_is_refused(model, tmp_path):
    """A TypeError says what came."""
    from contrib_compat import keras as bridge

    with pytest.raises(TypeError, match="model: got"):
        bridge.KerasEstimator(model, tmp_path)


@pytest.mark.e2e
def test_without_eager_execution_it_says_so(tmp_path):
    """On TensorFlow 1.15, and after disable_v2_behavior(), the way out is named."""
    import tensorflow as tf

    from contrib_compat import keras as bridge

    layers = tf.keras.layers
    model = tf.keras.Sequential([layers.InputLayer((1,)), layers.Dense(1)])
    if tf.executing_eagerly():
        assert bridge.KerasEstimator(model, tmp_path).model is model
        return
    with pytest.raises(RuntimeError, match=r"without disable_v2_behavior\(\)"):
        bridge.KerasEstimator(model, tmp_path)


def test_what_is_not_there_is_said(keras, linear, tmp_path):
    """A function that is none, a checkpoint, the inputs of a subclass, a model before fit."""
    from contrib_compat import keras as bridge

    class Subclass(keras.Model):
        def call(self, inputs):
            return inputs

    with pytest.raises(TypeError, match="serving: got 3, wanted a function"):
        bridge.KerasEstimator(linear, tmp_path, serving=3)
    estimator = bridge.KerasEstimator(Subclass(), tmp_path)
    with pytest.raises(ValueError, match="holds no checkpoint"):
        estimator.get_variable_names()
    assert estimator.restore() is None
    with pytest.raises(ValueError, match="inputs are only known by its calls"):
        estimator.export_saved_model(tmp_path / "x", None)
    assert not (tmp_path / "x").exists()
    assert repr(estimator).endswith(f", {str(tmp_path)!r})")
    with pytest.raises(ValueError, match="no model before fit"):
        bridge.ExporterCallback([], tmp_path).model  # noqa: B018


def test_a_second_fit_goes_on_with_the_same_estimator(linear, tmp_path):
    """The callback knows the checkpoint that it saved; another model has one of its own."""
    from contrib_compat import keras as bridge

    callback = bridge.ExporterCallback([], tmp_path)
    callback.set_model(linear)
    first = callback.estimator
    callback.set_model(linear)
    assert callback.estimator is first
    callback.set_model(type(linear)(linear.inputs, linear.outputs))
    assert callback.estimator is not first
