"""KerasEstimator: a Keras model as exporters, strategies and export functions see it."""

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
