"""What real programs ask of contrib most and no other battery names, against native 1.15."""

import gzip
import struct

import numpy as np
import pytest
from batteries import cases, numbers, raised_type
from graphs import X, package, run

IMAGES = np.arange(2 * 4 * 4 * 3, dtype=np.float32).reshape([2, 4, 4, 3]) % 7


def graph_slim_layers(contrib, tf):
    slim, images = contrib.slim, tf.constant(IMAGES)
    pooled = slim.max_pool2d(images, [2, 2], scope="pool")
    averaged = slim.avg_pool2d(images, 3, stride=1, padding="SAME")
    larger = slim.conv2d_transpose(pooled, 2, [3, 3], stride=2, scope="up")
    kept = slim.dropout(pooled, 0.5, is_training=False)
    all_kept = slim.dropout(pooled, 1.0, scope="all")
    hot = slim.one_hot_encoding(tf.constant([1, 0]), 3)
    size = slim.utils.last_dimension(images.shape)
    return [larger, pooled, averaged, kept, all_kept, hot, hot * size]


def graph_last_activations(contrib, tf):
    common = package(contrib, "learn.python.learn.estimators.rnn_common")
    return [common.select_last_activations(tf.constant(X), tf.constant([1, 6, 2, 3]))]


def graph_sequences_of_hashes(contrib, tf):
    columns = contrib.feature_column
    column = columns.sequence_categorical_column_with_hash_bucket("word", 5)
    words = tf.SparseTensor([[0, 0], [0, 1], [1, 0]], ["a", "b", "c"], [2, 2])
    embedded = tf.feature_column.embedding_column(column, 2)
    return list(columns.sequence_input_layer({"word": words}, [embedded]))


def case_digits(contrib, tf, tmp):
    mnist = package(contrib, "learn.python.learn.datasets.mnist")
    base = package(contrib, "learn.python.learn.datasets.base")
    learn, pixels = contrib.learn, bytes(range(8))
    for name, data in (
        ("images", struct.pack(">4I", 2051, 2, 2, 2) + pixels),
        ("labels", struct.pack(">2I", 2049, 2) + bytes([3, 9])),
    ):
        with gzip.open(str(tmp / name), "wb") as file:
            file.write(data)
    with open(str(tmp / "images"), "rb") as file:
        images = mnist.extract_images(file)
    with open(str(tmp / "labels"), "rb") as file:
        labels = mnist.extract_labels(file, one_hot=True)
    with open(str(tmp / "labels"), "rb") as file:
        wrong = raised_type(mnist.extract_images, file)
    fake = mnist.read_data_sets(str(tmp), fake_data=True, one_hot=True)
    batch = fake.train.next_batch(2, fake_data=True)
    path = base.maybe_download("labels", str(tmp), "http://nowhere.invalid/labels")
    return {
        "images": [images.shape, images.ravel().tolist()],
        "labels": numbers(labels),
        "wrong": wrong,
        "fake": [len(batch[0]), len(batch[0][0]), numbers(batch[1])],
        "fields": list(base.Datasets._fields),
        "is": isinstance(fake, base.Datasets),
        "same": learn.datasets.mnist.read_data_sets is not None,
        "known": sorted(learn.datasets.DATASETS),
        "there": path == str(tmp / "labels"),
        "by the short path": learn.datasets.base.maybe_download("labels", str(tmp), "") == path,
    }


def case_examples_in_batches(contrib, tf, tmp):
    learn, path = contrib.learn, str(tmp / "examples.tfrecord")
    with tf.python_io.TFRecordWriter(path) as writer:
        for number in range(6):
            example = tf.train.Example()
            example.features.feature["n"].int64_list.value.append(number)
            writer.write(example.SerializeToString())
    features = {"n": tf.FixedLenFeature([], tf.int64)}

    def read(make):
        with tf.Graph().as_default(), tf.Session() as session:
            tensors = make()
            session.run([tf.global_variables_initializer(), tf.local_variables_initializer()])
            coordinator = tf.train.Coordinator()
            threads = tf.train.start_queue_runners(session, coordinator)
            # Two threads put the batches into the last queue: which comes first is not determined.
            found = sorted((session.run(tensors) for _ in range(2)), key=str)
            coordinator.request_stop()
            coordinator.join(threads, stop_grace_period_secs=10)
        return numbers(found)

    def keyed():
        keys, parsed = learn.io.read_keyed_batch_features(
            path, 3, features, tf.TFRecordReader, randomize_input=False, num_epochs=1
        )
        return [tf.strings.regex_replace(keys, ".*/", ""), parsed["n"]]

    def records():
        parsed = learn.read_batch_record_features(
            path, 3, features, randomize_input=False, num_epochs=1
        )
        return parsed["n"]

    return [read(keyed), read(records)]


def case_preprocessing(contrib, tf, tmp):
    preprocessing = contrib.learn.preprocessing
    signature = package(contrib, "learn.python.learn.estimators.tensor_signature")
    runner = package(contrib, "learn.python.learn.learn_runner")
    estimator = package(contrib, "learn.python.learn.estimators.estimator")
    rows = [["a"], ["b"], ["a"]]
    with tf.Graph().as_default():
        tensor = tf.zeros([2, 3])
        of_tensor = signature.TensorSignature(tensor)
        compatible = [
            of_tensor.is_compatible_with(signature.TensorSignature(other))
            for other in (tf.zeros([2, 3]), tf.zeros([2, 3], tf.int32), tf.zeros([5, 3]))
        ]
    config = contrib.learn.RunConfig
    return {
        "words": list(preprocessing.tokenizer(["What now?", "It's 2 o'clock"])),
        "categories": np.array(
            list(preprocessing.CategoricalProcessor().fit_transform(rows))
        ).tolist(),
        "signature": [str(of_tensor.dtype), str(of_tensor.is_sparse), compatible],
        "distributed": runner._is_distributed(config()),
        "setter": estimator._get_replica_device_setter(config()) is None,
    }


def case_summaries(contrib, tf, tmp):
    summary = contrib.summary
    with tf.Graph().as_default(), tf.Session() as session:
        step = tf.train.create_global_step()
        writer = summary.create_file_writer(str(tmp / "logs"), flush_millis=1)
        with writer.as_default(), summary.always_record_summaries():
            summary.histogram("spread", tf.constant([1.0, 2.0]), step=step)
            summary.audio("sound", tf.zeros([1, 4, 1]), 8, 1, step=step)
            summary.scalar("always", 2.0, step=step)
        with writer.as_default(), summary.record_summaries_every_n_global_steps(2, step):
            summary.scalar("every", 3.0, step=step)
        with writer.as_default(), summary.never_record_summaries():
            summary.scalar("never", 4.0, step=step)
        session.run(tf.global_variables_initializer())
        session.run(summary.summary_writer_initializer_op())
        advance = tf.assign_add(step, 1)
        for _ in range(2):
            session.run(summary.all_summary_ops())
            session.run(advance)
        session.run(writer.flush())
    (path,) = (tmp / "logs").iterdir()
    return sorted(
        [event.step, value.tag]
        for event in tf.train.summary_iterator(str(path))
        for value in event.summary.value
    )


def case_tests_in_both_modes(contrib, tf, tmp):
    seen = []

    class Test(tf.test.TestCase):
        @contrib.eager.run_test_in_graph_and_eager_modes
        def test(self):
            seen.append([tf.executing_eagerly(), numbers(self.evaluate(tf.constant(2) + 1))])

    Test("test").test()
    return sorted(seen)


def case_checkpoints_and_scopes_of_slim(contrib, tf, tmp):
    slim, path = contrib.slim, str(tmp / "model")
    with tf.Graph().as_default(), tf.Session() as session:
        tf.get_variable("a", initializer=[1.0, 2.0], use_resource=False)
        session.run(tf.global_variables_initializer())
        tf.train.Saver().save(session, path)

    @slim.add_arg_scope
    def scaled(value, by=1):
        return value * by

    with slim.arg_scope([scaled], by=3):
        scopes = [scaled(2), scaled(2, by=4)]
    with tf.Graph().as_default(), tf.Session() as session:
        a = tf.get_variable("a", [2], use_resource=False)
        slim.assign_from_checkpoint_fn(path, [a])(session)
        means = slim.metrics.aggregate_metric_map(
            {"mean": slim.metrics.streaming_mean(a), "recall": slim.metrics.streaming_recall(a, a)}
        )
        session.run(tf.local_variables_initializer())
        updated = session.run(means[1])
        found = [numbers(session.run(a)), numbers(session.run(means[0])), numbers(updated)]
        waited = contrib.training.wait_for_new_checkpoint(str(tmp), path, timeout=0)
        return [scopes, found, waited, contrib.training.wait_for_new_checkpoint(str(tmp)) == path]


CASES = {
    **cases(globals()),
    **{name[6:]: run(build) for name, build in list(globals().items()) if name[:6] == "graph_"},
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_demanded_names(name, check_graph):
    """The same answers as those of native 1.15."""
    check_graph(name)
