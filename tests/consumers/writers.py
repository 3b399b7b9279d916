"""The programs whose exports are read: one small model, trained by an Estimator and by Keras.

Of ``x``, two numbers, it answers ``scores`` of three classes and ``total``, a sum. Requests are
``x`` itself or, under a second signature, serialized ``tf.Example`` protos.
"""

import numpy as np

ROWS = np.array([[0.5, -1.0], [2.0, 0.25], [-0.75, 1.5]], "float32")
LABELS = np.array([0, 2, 1], "int64")
STEPS = 4
EXAMPLES = "examples"  # The receiver of examples, which is part of its signature's name.


def serialized_examples():
    """Returns the rows as serialized ``tf.Example`` protos."""
    import tensorflow.compat.v1 as tf

    examples = []
    for row in ROWS:
        example = tf.train.Example()
        example.features.feature["x"].float_list.value.extend(row)
        examples.append(example.SerializeToString())
    return examples


def receiver_fn_of(estimator):
    """Returns a receiver function for rows and, under another signature, for examples.

    Args:
      estimator: the namespace ``tf.estimator``.
    """
    import tensorflow.compat.v1 as tf

    def receiver_fn():
        examples = tf.placeholder(tf.string, [None], name=EXAMPLES)
        parsed = tf.parse_example(examples, {"x": tf.FixedLenFeature([2], tf.float32)})
        # Where x is fed, nobody asks for the examples that it would be parsed from.
        features = {"x": tf.identity(parsed["x"], name="x")}
        return estimator.export.ServingInputReceiver(
            features, features, receiver_tensors_alternatives={EXAMPLES: {EXAMPLES: examples}}
        )

    return receiver_fn


def train_estimator(contrib, estimator, model_dir):
    """Trains an Estimator in an Experiment whose strategy exports it as ``export/Servo/<version>``.

    Args:
      contrib: the root of the contrib tree, native or ours.
      estimator: the namespace ``tf.estimator``.
      model_dir: the directory of the model.

    Returns:
      What the model predicts for the rows, as a dict of lists.
    """
    import tensorflow.compat.v1 as tf

    def model_fn(features, labels, mode):
        kernel = tf.get_variable("kernel", [2, 3], initializer=tf.glorot_uniform_initializer(1))
        bias = tf.get_variable("bias", [3], initializer=tf.zeros_initializer())
        logits = tf.matmul(features["x"], kernel) + bias
        predictions = {"scores": tf.nn.softmax(logits), "total": tf.reduce_sum(logits, 1)}
        if mode == estimator.ModeKeys.PREDICT:
            outputs = {"predict": estimator.export.PredictOutput(predictions)}
            return estimator.EstimatorSpec(mode, predictions, export_outputs=outputs)
        loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
        optimizer = tf.train.GradientDescentOptimizer(0.1)
        train_op = optimizer.minimize(loss, global_step=tf.train.get_global_step())
        return estimator.EstimatorSpec(mode, predictions, loss, train_op)

    def input_fn():
        dataset = tf.data.Dataset.from_tensors(({"x": ROWS}, LABELS)).repeat(STEPS)
        return tf.data.make_one_shot_iterator(dataset).get_next()

    model = estimator.Estimator(model_fn, config=estimator.RunConfig(model_dir))
    strategy = contrib.learn.make_export_strategy(receiver_fn_of(estimator))
    contrib.learn.Experiment(
        model, input_fn, input_fn, train_steps=STEPS, eval_steps=1, export_strategies=strategy
    ).train_and_evaluate()
    rows = list(model.predict(input_fn))[: len(ROWS)]
    return {name: [np.asarray(row[name]).tolist() for row in rows] for name in ("scores", "total")}


def train_keras(keras, model_dir):
    """Trains a Keras model whose callback exports it as ``export/Servo/<version>``.

    Args:
      keras: Keras 3 or tf-keras.
      model_dir: the directory of the model.

    Returns:
      What the model predicts for the rows, as a dict of lists.
    """
    from contrib_compat import estimator, exporters
    from contrib_compat.keras import ExporterCallback

    x = keras.Input((2,), name="x")
    logits = keras.layers.Dense(3, name="logits")(x)
    scores = keras.layers.Softmax(name="scores")(logits)
    total = keras.layers.Dense(1, name="total")(logits)
    model = keras.Model(x, {"scores": scores, "total": total})
    losses = {"scores": "sparse_categorical_crossentropy", "total": "mse"}
    model.compile(optimizer="sgd", loss=losses)
    exporter = exporters.FinalExporter("Servo", receiver_fn_of(estimator))
    truth = {"scores": LABELS, "total": ROWS[:, :1]}
    model.fit(
        *(ROWS, truth),
        epochs=STEPS,
        verbose=0,
        validation_data=(ROWS, truth),
        callbacks=[ExporterCallback(exporter, model_dir)],
    )
    answer = model.predict(ROWS, verbose=0)
    return {name: np.asarray(value).tolist() for name, value in answer.items()}
