"""Fixtures of the room that writes exports."""

import pytest


def serving_input_fn():
    """Takes the model's only feature."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator as tf_estimator

    x = tf.placeholder(tf.float32, [None], name="x")
    return tf_estimator.export.ServingInputReceiver({"x": x}, {"x": x})


def _model_fn(features, mode):
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator as tf_estimator

    weight = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
    predictions = features["x"] * weight
    outputs = {"serving_default": tf_estimator.export.PredictOutput({"y": predictions})}
    train_op = tf.assign_add(tf.train.get_or_create_global_step(), 1)
    return tf_estimator.EstimatorSpec(
        mode,
        predictions,
        loss=tf.reduce_mean(predictions),
        train_op=train_op,
        export_outputs=outputs,
    )


@pytest.fixture(scope="module")
def make_estimator(tmp_path_factory):
    """Makes estimators, of a class, of a model directory with a checkpoint."""
    import tensorflow.compat.v1 as tf

    from contrib_compat import estimator as tf_estimator

    model_dir = str(tmp_path_factory.mktemp("model"))

    def make(cls=tf_estimator.Estimator):
        return cls(_model_fn, model_dir)

    make().train(lambda: tf.data.Dataset.from_tensors({"x": [1.0]}), steps=1)
    return make


class ObjectStore:
    """Stands for ``gs://``: names of files alone, listed as folders; counts what it is asked."""

    def __init__(self, errors):
        self._errors = errors
        self.files = set()
        self.asked = []

    def exists(self, path):
        self.asked.append(("Exists", path))
        return any(file == path or file.startswith(path + "/") for file in self.files)

    def list_directory(self, path):
        self.asked.append(("ListDirectory", path))
        below = [file[len(path) + 1 :] for file in self.files if file.startswith(path + "/")]
        if not below:
            raise self._errors.NotFoundError(None, None, path)
        return sorted({name.split("/")[0] + "/" * ("/" in name) for name in below})

    def remove(self, path):
        self.asked.append(("Remove", path))
        self.files.remove(path)

    def delete_recursively(self, path):
        self.asked.append(("DeleteRecursively", path))
        self.files = {file for file in self.files if not file.startswith(path + "/")}


@pytest.fixture
def object_store(tf, monkeypatch):
    """A store of objects that ``tf.gfile`` asks."""
    made = ObjectStore(tf.errors)
    monkeypatch.setattr(tf.gfile, "Exists", made.exists)
    monkeypatch.setattr(tf.gfile, "ListDirectory", made.list_directory)
    monkeypatch.setattr(tf.gfile, "Remove", made.remove)
    monkeypatch.setattr(tf.gfile, "DeleteRecursively", made.delete_recursively)
    monkeypatch.setattr(tf.gfile, "IsDirectory", lambda path: pytest.fail("asked too much"))
    return made
