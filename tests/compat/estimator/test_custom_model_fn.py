"""A model_fn of 2017, with ``tf.layers`` and ``tf.nn.rnn_cell``, runs on every TensorFlow."""

import numpy as np
import pytest

from contrib_compat import estimator

pytestmark = pytest.mark.e2e


def finish(tf, mode, logits, labels):
    """Ends a model_fn: loss, update ops, train op, metrics and export outputs."""
    classes = tf.argmax(logits, 1)
    predictions = {"classes": classes}
    if mode == estimator.ModeKeys.PREDICT:
        outputs = {"serving_default": estimator.export.PredictOutput(predictions)}
        return estimator.EstimatorSpec(mode, predictions, export_outputs=outputs)
    loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
    with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
        train_op = tf.train.AdamOptimizer().minimize(loss, tf.train.get_global_step())
    metrics = {"accuracy": tf.metrics.accuracy(labels, classes)}
    return estimator.EstimatorSpec(mode, predictions, loss, train_op, metrics)


def run(model, tf, make_input_fn, tmp_path):
    """Trains, evaluates and predicts; returns the metrics."""
    model.train(make_input_fn(), max_steps=4)
    metrics = model.evaluate(make_input_fn(repeat=1))
    assert metrics["global_step"] == 4 and np.isfinite(metrics["loss"])
    assert len(list(model.predict(make_input_fn(repeat=1)))) == 16
    return metrics


@pytest.mark.smoke
@pytest.mark.parametrize("through", ["import", "attribute"])
def test_layers(through, tf, make_input_fn, tmp_path):
    """dense, batch_normalization with UPDATE_OPS, dropout and conv work by both spellings."""
    import tensorflow

    v1 = tf if through == "import" else tensorflow.compat.v1

    def model_fn(features, labels, mode):
        training = mode == estimator.ModeKeys.TRAIN
        net = v1.reshape(features["x"], [-1, 2, 1, 1])
        net = v1.layers.conv2d(net, 3, [2, 1], padding="same", activation=v1.nn.elu)
        net = v1.layers.max_pooling2d(net, [2, 1], 1)
        net = v1.layers.flatten(net)
        net = v1.layers.batch_normalization(net, training=training, name="norm")
        if training:
            assert len(v1.get_collection(v1.GraphKeys.UPDATE_OPS)) == 2
        net = v1.layers.dropout(net, 0.2, training=training)
        net = v1.layers.Dense(4, kernel_regularizer=lambda w: 0.01 * v1.nn.l2_loss(w))(net)
        if training:
            assert len(v1.losses.get_regularization_losses()) == 1
        return finish(v1, mode, v1.layers.dense(net, 2, name="logits"), labels)

    model = estimator.Estimator(model_fn, str(tmp_path))
    run(model, tf, make_input_fn, tmp_path)
    names = set(model.get_variable_names())
    assert {"conv2d/kernel", "norm/moving_mean", "norm/gamma", "logits/bias"} <= names
    assert model.get_variable_value("norm/moving_mean").any()


def test_layers_share_variables_by_scope(tf):
    """variable_scope with reuse gives one set of variables, as on TF 1."""
    estimator.activate()
    with tf.Graph().as_default():
        x = tf.ones([1, 2])
        for reuse in (False, True):
            with tf.variable_scope("tower", reuse=reuse):
                tf.layers.dense(x, 3, name="fc")
        names = [variable.op.name for variable in tf.trainable_variables()]
    assert names == ["tower/fc/kernel", "tower/fc/bias"]


def test_names_bound_before_the_first_use(program):
    """layers = tf.layers at the top of a program works although it ran before activation."""
    output = program(
        """
        import tensorflow
        from tensorflow.compat.v1 import layers
        from tensorflow.compat.v1 import nn
        other_layers, other_cells = tensorflow.compat.v1.layers, tensorflow.compat.v1.nn.rnn_cell
        cells = nn.rnn_cell

        from contrib_compat import estimator
        estimator.Estimator

        with tf.Graph().as_default():
            x = tf.ones([1, 2, 3])
            for dense, cell in [(layers.dense, cells), (other_layers.dense, other_cells)]:
                output, _ = tf.nn.dynamic_rnn(cell.GRUCell(4), x, dtype=tf.float32, scope="a%d"
                                              % len(tf.global_variables()))
                print(dense(output, 5).shape)
        """
    )
    assert output.split("\n") == ["(1, 2, 5)"] * 2


def test_layers_can_be_imported_as_a_module(program):
    """from tensorflow.compat.v1.layers import dense works, and tf.layers goes on working."""
    output = program(
        """
        from contrib_compat import estimator
        estimator.activate()
        from tensorflow.compat.v1.layers import dense
        from tensorflow.compat.v1.nn.rnn_cell import LSTMCell
        with tf.Graph().as_default():
            print(dense(tf.ones([1, 2]), 3).shape, tf.layers.dense(tf.ones([1, 2]), 4).shape)
        print("dense" in dir(tf.layers), "GRUCell" in dir(tf.nn.rnn_cell))
        """
    )
    assert output.split("\n") == ["(1, 3) (1, 4)", "True True"]


@pytest.mark.parametrize("kind", ["LSTMCell", "GRUCell", "BasicRNNCell", "wrapped"])
def test_rnn_cells(kind, tf, make_input_fn, tmp_path):
    """Cells run in dynamic_rnn, stacked and wrapped in dropout as well."""

    def make_cell():
        cells = tf.nn.rnn_cell
        if kind != "wrapped":
            return getattr(cells, kind)(3)
        layers = [cells.DropoutWrapper(cells.BasicLSTMCell(3), 0.9) for _ in range(2)]
        return cells.MultiRNNCell(layers)

    def model_fn(features, labels, mode):
        sequence = tf.expand_dims(features["x"], -1)
        outputs, state = tf.nn.dynamic_rnn(make_cell(), sequence, dtype=tf.float32)
        if kind == "LSTMCell":
            assert isinstance(state, tf.nn.rnn_cell.LSTMStateTuple)
        return finish(tf, mode, tf.layers.dense(outputs[:, -1], 2), labels)

    model = estimator.Estimator(model_fn, str(tmp_path))
    run(model, tf, make_input_fn, tmp_path)
    assert any(name.startswith("rnn/") for name in model.get_variable_names())


def test_feature_columns(tf, dense_columns, columns, make_input_fn, tmp_path):
    """input_layer and linear_model turn features into tensors inside a model_fn."""

    def model_fn(features, labels, mode):
        net = tf.feature_column.input_layer(features, dense_columns)
        assert net.shape[1] == 4
        logits = tf.layers.dense(net, 2)
        logits += tf.feature_column.linear_model(features, columns, units=2)
        return finish(tf, mode, logits, labels)

    run(estimator.Estimator(model_fn, str(tmp_path)), tf, make_input_fn, tmp_path)


def test_variables_come_from_a_warm_checkpoint(tf, make_input_fn, tmp_path):
    """Training goes on from the checkpoint in model_dir, with the optimizer's slots."""

    def model_fn(features, labels, mode):
        return finish(tf, mode, tf.layers.dense(features["x"], 2, name="fc"), labels)

    for steps in (2, 5):
        model = estimator.Estimator(model_fn, str(tmp_path))
        model.train(make_input_fn(), max_steps=steps)
        assert model.get_variable_value("global_step") == steps
    assert model.get_variable_value("beta1_power") == pytest.approx(0.9**6, abs=1e-5)
    assert "fc/kernel/Adam" in model.get_variable_names()
