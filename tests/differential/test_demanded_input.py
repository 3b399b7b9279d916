"""What programs read by contrib, against native 1.15: data, and the readers of slim and learn."""

import pytest
from batteries import cases, numbers
from graphs import package


def _elements(tf, dataset):
    """Returns all elements of a dataset."""
    found, session = [], tf.Session()
    following = tf.data.make_one_shot_iterator(dataset).get_next()
    while True:
        try:
            found.append(numbers(session.run(following)))
        except tf.errors.OutOfRangeError:
            return found


def _values(tf, tensors):
    """Returns the values of what queues feed, from a session that starts their runners."""
    with tf.Session() as session:
        session.run([tf.global_variables_initializer(), tf.local_variables_initializer()])
        coordinator = tf.train.Coordinator()
        threads = tf.train.start_queue_runners(session, coordinator)
        found = numbers(session.run(tensors))
        coordinator.request_stop()
        # What feeds the queues waits for room in them.
        coordinator.join(threads, stop_grace_period_secs=5, ignore_live_threads=True)
    return found


def _write_examples(tf, path, count=4):
    """Writes a file of examples with a number and one to three words; returns its path."""
    with tf.python_io.TFRecordWriter(str(path)) as writer:
        for number in range(count):
            example = tf.train.Example()
            example.features.feature["n"].int64_list.value.append(number)
            words = [b"w%d" % (number + more) for more in range(1 + number % 3)]
            example.features.feature["words"].bytes_list.value.extend(words)
            writer.write(example.SerializeToString())
    return str(path)


FEATURES = ("n", "words")


def _features(tf):
    return dict(zip(FEATURES, (tf.FixedLenFeature([], tf.int64), tf.VarLenFeature(tf.string))))


# --- data ----------------------------------------------------------------------------------------


def case_datasets_of_files(contrib, tf, tmp):
    data, path = contrib.data, _write_examples(tf, tmp / "examples")
    (tmp / "table.csv").write_text("a,b\n1,x\n2,y\n")
    with tf.Graph().as_default():
        batches = data.make_batched_features_dataset(
            path, 3, _features(tf), shuffle=False, num_epochs=1
        )
        dense = batches.map(lambda rows: (rows["n"], tf.sparse_tensor_to_dense(rows["words"], "")))
        table = data.CsvDataset(str(tmp / "table.csv"), [tf.int32, tf.string], header=True)
        return {"examples": _elements(tf, dense), "table": _elements(tf, table)}


def case_transformations_of_data(contrib, tf, tmp):
    data = contrib.data
    with tf.Graph().as_default():
        numbers_ = tf.data.Dataset.range(5)
        shuffled = numbers_.apply(data.shuffle_and_repeat(1, count=2, seed=1))
        lengths = tf.data.Dataset.from_tensor_slices([1, 5, 2, 6, 3])
        rows = lengths.map(lambda n: tf.fill([n], n))
        bucket = data.bucket_by_sequence_length(lambda row: tf.shape(row)[0], [4], [2, 2])
        checked = numbers_.map(lambda n: tf.check_numerics(1.0 / tf.cast(n, tf.float32), "no"))
        tuned = numbers_.map(lambda n: n * 2, num_parallel_calls=data.AUTOTUNE)
        with tf.Session() as session:
            single = session.run(data.get_single_element(numbers_.skip(3).take(1)))
        return {
            "shuffled": _elements(tf, shuffled),
            "buckets": _elements(tf, rows.apply(bucket)),
            "without errors": _elements(tf, checked.apply(data.ignore_errors())),
            "tuned": [data.AUTOTUNE, _elements(tf, tuned)],
            "single": int(single),
        }


# --- slim ----------------------------------------------------------------------------------------


def case_readers_of_slim(contrib, tf, tmp):
    slim, path = contrib.slim, _write_examples(tf, tmp / "examples")
    deep = package(contrib, "slim.python.slim.data.parallel_reader")
    with tf.Graph().as_default():
        files = slim.parallel_reader.get_data_files(str(tmp / "*"))
        read = slim.parallel_reader.parallel_read
        key, value = read(path, tf.TFRecordReader, 1, num_readers=1, shuffle=False)
        parsed = tf.parse_single_example(value, {"n": tf.FixedLenFeature([], tf.int64)})
        return {
            "files": [file == path for file in files],
            "same": deep.parallel_read is read,
            "read": _values(tf, [tf.strings.regex_replace(key, ".*examples", ""), parsed["n"]]),
        }


def _dataset(contrib, tf, path):
    slim = contrib.slim
    decoder, home = slim.tfexample_decoder, slim.data_decoder

    def in_words(keys_to_tensors):
        return tf.sparse_tensor_to_dense(keys_to_tensors["words"], "-")

    handlers = {
        "number": decoder.Tensor("n"),
        "text": decoder.ItemHandlerCallback("words", in_words),
    }
    made = decoder.TFExampleDecoder(_features(tf), handlers)
    assert isinstance(made, home.DataDecoder)
    return slim.dataset.Dataset(path, tf.TFRecordReader, made, 4, {"number": "A number."})


def case_datasets_of_slim(contrib, tf, tmp):
    slim, path = contrib.slim, _write_examples(tf, tmp / "examples")
    base = package(contrib, "slim.python.slim.data.data_provider")
    with tf.Graph().as_default():
        provider = slim.dataset_data_provider.DatasetDataProvider(
            _dataset(contrib, tf, path), num_readers=1, shuffle=False
        )
        number, text = provider.get(["number", "text"])
        queue = slim.prefetch_queue.prefetch_queue([number, text], capacity=2, dynamic_pad=True)
        return {
            "items": sorted(provider.list_items()),
            "is": isinstance(provider, base.DataProvider),
            "samples": provider.num_samples(),
            "first": _values(tf, queue.dequeue()),
        }


def case_handlers_of_examples(contrib, tf, tmp):
    decoder = package(contrib, "slim.python.slim.data.tfexample_decoder")
    handler = decoder.ItemHandlerCallback(["a", "b"], lambda found: found["a"] + found["b"])
    with tf.Graph().as_default(), tf.Session() as session:
        added = handler.tensors_to_item({"a": tf.constant(1), "b": tf.constant(2)})
        return [list(handler.keys), int(session.run(added))]


def case_queues_of_slim(contrib, tf, tmp):
    """What runs within has its queues filled, and all threads end with it."""
    slim = contrib.slim
    deep = package(contrib, "slim.python.slim.queues")
    with tf.Graph().as_default():
        items = tf.train.slice_input_producer([tf.constant([3, 4])], 1, shuffle=False)
        with tf.Session() as session:
            session.run(tf.local_variables_initializer())
            with slim.queues.QueueRunners(session):
                found = numbers(session.run(items))
    return deep.QueueRunners is not None, found


# --- learn ---------------------------------------------------------------------------------------


def case_frames_as_input(contrib, tf, tmp):
    pandas = pytest.importorskip("pandas")
    learn_io = package(contrib, "learn.python.learn.learn_io")
    frame = pandas.DataFrame({"a": [1, 2, 3], "b": [0.5, 1.5, 2.5]})
    target = pandas.Series([1, 0, 1])
    with tf.Graph().as_default():
        made = learn_io.pandas_input_fn(frame, target, 2, num_epochs=1, shuffle=False)()
        return _values(tf, made)


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_what_is_read_is_what_was_read(name, check_graph):
    """Elements, batches and items are those of native 1.15."""
    check_graph(name)
