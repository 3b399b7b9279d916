"""The programs behind ``data``: five tiny models that learn from the same eight rows.

Written as programs of 2018 were. `estimator` is native ``tf.estimator`` where the fixtures of
TF 1.15 are made, and ``contrib_compat.estimator`` everywhere else.
"""

from typing import Any, Dict

import tensorflow.compat.v1 as tf

STEPS = 3  # After so many steps the checkpoints in ``data`` were written.
CLASSES = 3
KINDS = ["adelie", "chinstrap", "gentoo"]
FEATURES: Dict[str, Any] = {
    "size": [[0.1, 1.2], [0.4, 0.3], [-0.7, 0.2], [1.5, -0.6]] * 2,
    "kind": ["adelie", "gentoo", "chinstrap", "unknown", *KINDS[::-1], "adelie"],
}
LABELS = [0, 1, 2, 0, 1, 2, 1, 0]


def input_fn():
    """Yields all rows at once, for ever: every step is the same, whoever takes it."""
    rows = ({name: tf.constant(values) for name, values in FEATURES.items()}, tf.constant(LABELS))
    dataset = tf.data.Dataset.from_tensors(rows).repeat()
    return tf.data.make_one_shot_iterator(dataset).get_next()


def predict_input_fn():
    """Yields all rows once."""
    rows = {name: tf.constant(values) for name, values in FEATURES.items()}
    return tf.data.make_one_shot_iterator(tf.data.Dataset.from_tensors(rows)).get_next()


def serialized_examples():
    """Returns the rows as serialized ``tf.Example`` protos."""
    examples = []
    for size, kind in zip(FEATURES["size"], FEATURES["kind"]):
        example = tf.train.Example()
        example.features.feature["size"].float_list.value.extend(size)
        example.features.feature["kind"].bytes_list.value.append(kind.encode())
        examples.append(example.SerializeToString())
    return examples


def _size():
    return tf.feature_column.numeric_column("size", shape=[2])


def _kind():
    # One word is none of the vocabulary's.
    return tf.feature_column.categorical_column_with_vocabulary_list("kind", KINDS)


def _hashed_kind():
    return tf.feature_column.categorical_column_with_hash_bucket("kind", 5)


def _deep_columns():
    return [_size(), tf.feature_column.embedding_column(_kind(), 2)]


def _wide_columns():
    return [tf.feature_column.bucketized_column(_size(), [0.0, 1.0]), _hashed_kind()]


def parsing_receiver_fn(estimator):
    """Returns a serving input receiver function for serialized ``tf.Example`` protos."""
    spec = tf.feature_column.make_parse_example_spec([_size(), _kind()])
    return estimator.export.build_parsing_serving_input_receiver_fn(spec)


def raw_receiver_fn(estimator):
    """Returns a serving input receiver function for the features as they are."""

    def receiver_fn():
        size = tf.placeholder(tf.float32, [None, 2], name="size")
        kind = tf.placeholder(tf.string, [None], name="kind")
        features = {"size": size, "kind": kind}
        return estimator.export.build_raw_serving_input_receiver_fn(features)()

    return receiver_fn


def custom(estimator, **options):
    """Dense layers with batch normalization, trained by Adam."""

    def logits_fn(features, training):
        columns = [_size(), tf.feature_column.indicator_column(_kind())]
        net = tf.feature_column.input_layer(features, columns)
        net = tf.layers.dense(net, 4, activation=tf.nn.relu)
        net = tf.layers.batch_normalization(net, training=training)
        return tf.layers.dense(net, CLASSES, name="logits")

    return _written_by_hand(estimator, logits_fn, tf.train.AdamOptimizer, options)


def recurrent(estimator, **options):
    """An LSTM, unrolled dynamically, trained by RMSProp."""

    def logits_fn(features, training):
        sequence = tf.expand_dims(features["size"], axis=2)
        _, state = tf.nn.dynamic_rnn(tf.nn.rnn_cell.LSTMCell(3), sequence, dtype=tf.float32)
        return tf.layers.dense(state.h, CLASSES, name="logits")

    return _written_by_hand(estimator, logits_fn, tf.train.RMSPropOptimizer, options)


def _written_by_hand(estimator, logits_fn, optimizer, options):
    def model_fn(features, labels, mode):
        logits = logits_fn(features, mode == estimator.ModeKeys.TRAIN)
        predictions = {"probabilities": tf.nn.softmax(logits)}
        if mode == estimator.ModeKeys.PREDICT:
            outputs = {"predict": estimator.export.PredictOutput(predictions)}
            return estimator.EstimatorSpec(mode, predictions, export_outputs=outputs)
        loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
        metrics = {"accuracy": tf.metrics.accuracy(labels, tf.argmax(logits, axis=1))}
        with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
            train_op = optimizer(0.05).minimize(loss, tf.train.get_global_step())
        return estimator.EstimatorSpec(mode, predictions, loss, train_op, metrics)

    return estimator.Estimator(model_fn, **options)


def dnn(estimator, **options):
    """A canned classifier with its default optimizer, Adagrad."""
    return estimator.DNNClassifier([4], _deep_columns(), n_classes=CLASSES, **options)


def linear(estimator, **options):
    """A canned classifier with its default optimizer, Ftrl."""
    return estimator.LinearClassifier(_wide_columns(), n_classes=CLASSES, **options)


def combined(estimator, **options):
    """A canned classifier with its two default optimizers, Ftrl and Adagrad."""
    return estimator.DNNLinearCombinedClassifier(
        linear_feature_columns=_wide_columns(),
        dnn_feature_columns=_deep_columns(),
        dnn_hidden_units=[4],
        n_classes=CLASSES,
        **options,
    )


MODELS = {model.__name__: model for model in (custom, recurrent, dnn, linear, combined)}


def build(name, estimator, model_dir):
    """Returns the estimator called `name`, of the namespace `estimator`."""
    config = estimator.RunConfig(
        model_dir=model_dir, tf_random_seed=1, save_summary_steps=1, keep_checkpoint_max=1
    )
    return MODELS[name](estimator, config=config)


def probabilities(model):
    """Returns what an estimator predicts for the rows, as a list of lists of floats."""
    rows = model.predict(predict_input_fn, predict_keys=["probabilities"])
    return [[float(value) for value in row["probabilities"]] for row in rows]
