"""What recurrent estimators train, natively and here, from one and the same checkpoint.

Each case lets an estimator make a checkpoint, gives its variables set values, and trains on: what
comes out depends on the variables' names, the slots of the optimizer, the loss, the clipping.
"""

import pytest
from batteries import cases, raised, raised_type, trained_on


def input_fn():
    import tensorflow.compat.v1 as tf

    features = {
        "word": tf.SparseTensor([[0, 0], [0, 1], [0, 2], [1, 0]], ["a", "b", "c", "b"], [2, 3]),
        "number": tf.SparseTensor([[0, 0], [0, 1], [0, 2], [1, 0]], [1.0, 2.0, 3.0, -1.0], [2, 3]),
        "context": tf.constant([[0.5], [2.0]]),
        "weight": tf.constant([[1.0], [3.0]]),
    }
    return tf.data.Dataset.from_tensors((features, tf.constant([[0], [1]]))).repeat(3)


def labelled(labels):
    """Returns an input function with other labels."""

    def labelled_input_fn():
        return input_fn().map(lambda features, _: (features, labels))

    return labelled_input_fn


def sequences(contrib, tf):
    """Returns sequence columns: native estimators take those of contrib alone."""
    source = tf.feature_column if contrib.__name__ == "tf_contrib" else contrib.feature_column
    words = source.sequence_categorical_column_with_vocabulary_list("word", ["a", "b", "c"])
    return [
        source.sequence_numeric_column("number"),
        tf.feature_column.embedding_column(words, 2),
        tf.feature_column.indicator_column(words),
    ]


def context(tf):
    return [tf.feature_column.numeric_column("context")]


def case_basic_rnn(contrib, tf, tmp):
    classifier = contrib.estimator.RNNClassifier(
        sequences(contrib, tf), num_units=[2], model_dir=str(tmp)
    )
    return trained_on(tf, classifier, input_fn)


def case_lstm_with_context(contrib, tf, tmp):
    classifier = contrib.estimator.RNNClassifier(
        sequences(contrib, tf), context(tf), [2], "lstm", model_dir=str(tmp)
    )
    return trained_on(tf, classifier, input_fn)


def case_two_layers_of_gru(contrib, tf, tmp):
    classifier = contrib.estimator.RNNClassifier(
        sequences(contrib, tf),
        num_units=[2, 1],
        cell_type="gru",
        model_dir=str(tmp),
        n_classes=3,
        weight_column="weight",
        label_vocabulary=["x", "y", "z"],
        loss_reduction=tf.losses.Reduction.SUM,
        optimizer=lambda: tf.train.FtrlOptimizer(0.1),
    )
    return trained_on(tf, classifier, labelled([["y"], ["z"]]))


def case_cell_fn(contrib, tf, tmp):
    modes = []

    def cell_fn(mode):
        modes.append(mode)
        return tf.nn.rnn_cell.LSTMCell(2, use_peepholes=True, forget_bias=0.5)

    classifier = contrib.estimator.RNNClassifier(
        sequences(contrib, tf),
        rnn_cell_fn=cell_fn,
        model_dir=str(tmp),
        optimizer=tf.train.AdamOptimizer(0.1),
    )
    return [trained_on(tf, classifier, input_fn), modes]


def case_cell_class(contrib, tf, tmp):
    classifier = contrib.estimator.RNNClassifier(
        sequences(contrib, tf), None, [2], tf.nn.rnn_cell.GRUCell, model_dir=str(tmp)
    )
    return trained_on(tf, classifier, input_fn)["variables"]


def case_head(contrib, tf, tmp):
    heads = contrib.estimator
    head = heads.multi_head(
        [heads.regression_head("weight", name="real"), heads.multi_class_head(3, name="three")]
    )
    labels = {"real": [[1.0], [0.0]], "three": [[2], [0]]}
    estimator = heads.RNNEstimator(
        head, sequences(contrib, tf), context(tf), [2], "lstm", model_dir=str(tmp)
    )
    return trained_on(tf, estimator, labelled(labels))


def case_head_of_tf_estimator(contrib, tf, tmp):
    from contrib_compat import estimator as tf_estimator

    estimator = contrib.estimator.RNNEstimator(
        tf_estimator.RegressionHead(), sequences(contrib, tf), num_units=[2], model_dir=str(tmp)
    )
    return trained_on(tf, estimator, input_fn)


def case_return_sequences(contrib, tf, tmp):
    from contrib_compat import estimator as tf_estimator
    from contrib_compat import versions

    wrap = versions.estimator_module("head.sequential_head").SequentialHeadWrapper
    estimator = contrib.estimator.RNNEstimator(
        wrap(tf_estimator.MultiClassHead(3), sequence_length_mask="mask"),
        sequences(contrib, tf),
        num_units=[2],
        return_sequences=True,
        model_dir=str(tmp),
    )

    def sparse_labels_input_fn():
        labels = tf.SparseTensor([[0, 0], [0, 1], [0, 2], [1, 0]], [0, 1, 2, 2], [2, 3])
        return input_fn().map(lambda features, _: (features, labels))

    return trained_on(tf, estimator, sparse_labels_input_fn)


def case_export(contrib, tf, tmp):
    import tensorflow.compat.v2 as tf2

    from contrib_compat import estimator as tf_estimator

    columns = sequences(contrib, tf)
    classifier = contrib.estimator.RNNClassifier(
        columns, context(tf), [2], "lstm", model_dir=str(tmp / "model")
    )
    classifier.train(input_fn, steps=1)
    # The v1 function knows the sequence columns of contrib, the v2 one those of tf.feature_column.
    api = tf2 if contrib.__name__ == "tf_contrib" else tf
    spec = api.feature_column.make_parse_example_spec(columns + context(tf))
    receiver_fn = tf_estimator.export.build_parsing_serving_input_receiver_fn(spec)
    path = classifier.export_savedmodel(str(tmp / "export"), receiver_fn)
    with tf.Graph().as_default(), tf.Session() as session:
        graph = tf.saved_model.loader.load(session, ["serve"], tf.compat.as_str(path))
    return {
        key: [signature.method_name, sorted(signature.inputs), sorted(signature.outputs)]
        for key, signature in graph.signature_def.items()
    }


def case_wrong_arguments(contrib, tf, tmp):
    classifier = contrib.estimator.RNNClassifier
    columns = sequences(contrib, tf)
    head = contrib.estimator.regression_head()
    no_dict = classifier(columns, num_units=[2], model_dir=str(tmp / "dict"))

    def tensor_input_fn():
        return tf.data.Dataset.from_tensors((tf.ones([2, 1]), tf.ones([2, 1])))

    return {
        "two ways": raised(classifier, columns, None, [2], rnn_cell_fn=lambda mode: None),
        "two ways by type": raised(
            classifier, columns, cell_type="lstm", rnn_cell_fn=lambda mode: None
        ),
        "not sequential": raised(
            contrib.estimator.RNNEstimator, head, columns, num_units=[2], return_sequences=True
        ),
        "features": raised_type(no_dict.train, tensor_input_fn, steps=1),
    }


def case_unknown_cell(contrib, tf, tmp):
    classifier = contrib.estimator.RNNClassifier(
        sequences(contrib, tf), None, [2], "other", model_dir=str(tmp)
    )
    return raised_type(classifier.train, input_fn, steps=1)


def case_no_units(contrib, tf, tmp):
    def train():
        columns = sequences(contrib, tf)
        return contrib.estimator.RNNClassifier(columns, model_dir=str(tmp)).train(input_fn)

    return raised_type(train)


def case_column_that_is_no_sequence(contrib, tf, tmp):
    classifier = contrib.estimator.RNNClassifier(context(tf), num_units=[2], model_dir=str(tmp))
    return raised_type(classifier.train, input_fn, steps=1)


CASES = cases(globals())


@pytest.mark.e2e
@pytest.mark.parametrize("name", CASES)
def test_recurrent_estimators_train_as_natively(check, name):
    """From the same checkpoint an RNN estimator gets to the same weights and slots as TF 1.15."""
    check(name)
