"""Keras models saved as contrib did: what tests/differential/test_keras_models.py can't compare."""

import numpy as np
import pytest

pytestmark = pytest.mark.filterwarnings("ignore:.Model.state_updates.:UserWarning")

ROWS = [[0.0], [1.0], [2.0], [3.0]]


@pytest.fixture
def save(quiet):
    from tf_contrib.saved_model import save_keras_model

    return save_keras_model


@pytest.fixture
def keras2(tf):
    """Keras 2 as programs of TensorFlow 1 know it."""
    from contrib_compat.versions.estimator_package import keras2_v1

    return keras2_v1()


def line(keras, **settings):
    """Returns a model of ``2 a + 1``, untrained."""
    keras.backend.clear_session()
    model = keras.models.Sequential(
        [keras.layers.Dense(1, input_shape=(1,), name="y", kernel_initializer="zeros")]
    )
    model.compile("sgd", "mse", **settings)
    return model


def test_a_model_of_keras_3_is_refused(save, tmp_path):
    """The error says which Keras is wanted, and what saves a model of the other."""
    keras = pytest.importorskip("keras", minversion="3")
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    with pytest.raises(TypeError, match=r"model: got .*Keras 3, wanted one of tf-keras"):
        save(model, str(tmp_path / "saved"))
    assert not list(tmp_path.iterdir())


def test_no_model_and_no_path_are_refused(save, keras2, tmp_path):
    """The argument is named, before anything is written."""
    with pytest.raises(TypeError, match="model: got 'nothing', wanted a model of Keras"):
        save("nothing", str(tmp_path / "saved"))
    with pytest.raises(TypeError, match="saved_model_path: got 3"):
        save(line(keras2), 3)
    with pytest.raises(ValueError, match="saved_model_path: got ''"):
        save(line(keras2), "")
    assert not list(tmp_path.iterdir())


def test_a_model_that_can_not_be_described_leaves_nothing(save, keras2, tmp_path, monkeypatch):
    """The graphs that were written already are gone with the error."""
    model = line(keras2)

    def fail():
        raise TypeError("a layer's configuration is no JSON")

    monkeypatch.setattr(model, "to_json", fail)
    with pytest.raises(TypeError, match="no JSON"):
        save(model, str(tmp_path / "saved"))
    assert not list(tmp_path.iterdir())


def test_the_model_is_left_as_it_was(save, keras2, tmp_path):
    """It goes on training with its optimizer, also where a graph needs another one."""
    model = line(keras2)
    optimizer = model.optimizer
    save(model, tmp_path / "saved")
    assert model.optimizer is optimizer
    assert [value.tolist() for value in model.get_weights()] == [[[0.0]], [0.0]]
    model.fit(np.array(ROWS), np.array(ROWS), verbose=0)
    assert model.get_weights()[0] > 0


def test_tf_keras_may_be_beside_it(save, keras2, tmp_path):
    """The Keras within TensorFlow stays the model's, also where tf-keras has been imported."""
    pytest.importorskip("tf_keras")
    assert save(line(keras2), tmp_path / "saved")


@pytest.mark.e2e
def test_an_estimator_goes_on_with_it(save, keras2, tf, tmp_path):
    """SavedModelEstimator trains, evaluates and predicts with the graphs of the three modes."""
    from tf_contrib.estimator import SavedModelEstimator

    path = save(line(keras2, metrics=["mae"]), str(tmp_path / "saved"))
    estimator = SavedModelEstimator(path, model_dir=str(tmp_path / "model"))

    def input_fn():
        labels = [[2 * x[0] + 1] for x in ROWS]
        return tf.data.Dataset.from_tensors(({"y_input": ROWS}, {"y_target": labels})).repeat()

    estimator.train(input_fn, steps=200)
    evaluation = estimator.evaluate(input_fn, steps=1)
    assert evaluation["global_step"] == 200
    assert evaluation["loss"] < 0.1
    (name,) = [name for name in evaluation if name.startswith("metrics/")]
    assert evaluation[name] < 0.3
    rows = estimator.predict(lambda: tf.data.Dataset.from_tensors({"y_input": ROWS}))
    assert [row["y"].round().tolist() for row in rows] == [[1], [3], [5], [7]]
