"""Tags sequences with a bidirectional LSTM and a conditional random field."""

import argparse
import json
import os

import numpy as np
import tensorflow as tf
from tensorflow.contrib.crf import crf_decode, crf_log_likelihood
from tensorflow.contrib.lookup import index_table_from_tensor
from tensorflow.contrib.rnn import DropoutWrapper, LSTMCell, MultiRNNCell

WORDS = ["the", "a", "cat", "dog", "sees", "hears"]
TAGS = ["DET", "NOUN", "VERB"]


def model_fn(features, labels, mode, params):
    table = index_table_from_tensor(tf.constant(WORDS), num_oov_buckets=1)
    lengths = features["length"]
    embeddings = tf.get_variable("embeddings", [len(WORDS) + 1, 4])
    words = tf.nn.embedding_lookup(embeddings, table.lookup(features["words"]))
    keep = 0.9 if mode == tf.estimator.ModeKeys.TRAIN else 1.0

    def cell():
        return DropoutWrapper(LSTMCell(params.units), output_keep_prob=keep)

    outputs, _ = tf.nn.bidirectional_dynamic_rnn(
        MultiRNNCell([cell()]), MultiRNNCell([cell()]), words, lengths, dtype=tf.float32
    )
    logits = tf.layers.dense(tf.concat(outputs, axis=-1), len(TAGS))
    transitions = tf.get_variable("transitions", [len(TAGS), len(TAGS)])
    tags, scores = crf_decode(logits, transitions, lengths)
    names = tf.contrib.lookup.index_to_string_table_from_tensor(TAGS)
    predictions = {"tags": names.lookup(tf.to_int64(tags)), "scores": scores}
    if mode == tf.estimator.ModeKeys.PREDICT:
        outputs = {"serving_default": tf.estimator.export.PredictOutput(predictions)}
        return tf.estimator.EstimatorSpec(mode, predictions, export_outputs=outputs)
    likelihood, _ = crf_log_likelihood(logits, labels, lengths, transitions)
    loss = tf.reduce_mean(-likelihood)
    mask = tf.sequence_mask(lengths)
    metrics = {"accuracy": tf.metrics.accuracy(labels, tags, mask)}
    train_op = tf.contrib.layers.optimize_loss(
        loss, tf.train.get_global_step(), 0.05, "Adam", clip_gradients=1.0
    )
    return tf.estimator.EstimatorSpec(mode, None, loss, train_op, metrics)


def sentences(count, seed):
    rng = np.random.RandomState(seed)
    for _ in range(count):
        words, tags = [], []
        for kind in (0, 1, 2, 0, 1)[: rng.choice([2, 5])]:
            words.append(WORDS[2 * kind + rng.randint(2)])
            tags.append(kind)
        yield {"words": words, "length": len(words)}, tags


def input_fn(count, seed):
    rows = tf.data.Dataset.from_generator(
        lambda: sentences(count, seed),
        ({"words": tf.string, "length": tf.int32}, tf.int32),
        ({"words": tf.TensorShape([None]), "length": tf.TensorShape([])}, tf.TensorShape([None])),
    )
    return rows.padded_batch(20, ({"words": [None], "length": []}, [None]))


def serving_fn():
    inputs = {
        "words": tf.placeholder(tf.string, [None, None]),
        "length": tf.placeholder(tf.int32, [None]),
    }
    return tf.estimator.export.ServingInputReceiver(inputs, inputs)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--job-dir", required=True)
    job_dir = parser.parse_args().job_dir
    tf.logging.set_verbosity(tf.logging.ERROR)
    params = tf.contrib.training.HParams(units=6)
    config = tf.estimator.RunConfig(model_dir=job_dir, tf_random_seed=3)
    estimator = tf.estimator.Estimator(model_fn, params=params, config=config)
    estimator.train(lambda: input_fn(1000, 1))
    metrics = estimator.evaluate(lambda: input_fn(100, 2))
    estimator.export_savedmodel(os.path.join(job_dir, "export"), serving_fn)
    print(json.dumps({name: float(metrics[name]) for name in ("accuracy", "global_step")}))
