"""contrib.learn's own estimator over contrib.layers' columns, exported for tf.Example."""

import argparse
import json

import numpy as np
import tensorflow as tf
from tensorflow.contrib import layers, learn
from tensorflow.contrib.learn.python.learn.utils import saved_model_export_utils

WORKCLASS = ["private", "self", "state"]


def columns():
    workclass = layers.sparse_column_with_keys("workclass", WORKCLASS)
    town = layers.sparse_column_with_hash_bucket("town", 50)
    hours = layers.real_valued_column("hours", normalizer=lambda x: (x - 40.0) / 10.0)
    wide = [workclass, town, layers.crossed_column([workclass, town], 100)]
    deep = [hours, layers.embedding_column(workclass, dimension=2, combiner="mean")]
    return wide, deep


def input_fn(seed):
    rng = np.random.RandomState(seed)
    hours = rng.uniform(20, 60, [300, 1]).astype(np.float32)
    workclass = rng.choice(WORKCLASS, [300])
    town = rng.choice(["a", "b", "c"], [300])
    label = ((hours[:, 0] > 38) & (workclass != "state")).astype(np.int64)

    def sparse(values):
        indices = [[row, 0] for row in range(len(values))]
        return tf.SparseTensor(indices, list(values), [len(values), 1])

    features = {
        "hours": tf.constant(hours),
        "workclass": sparse(workclass),
        "town": sparse(town),
    }
    return features, tf.constant(label[:, None])


def metric_fns():
    return {
        "accuracy": learn.MetricSpec(tf.contrib.metrics.streaming_accuracy, "classes"),
        "auc": learn.MetricSpec(
            lambda predictions, labels, weights=None: tf.contrib.metrics.streaming_auc(
                predictions[:, 1], labels
            ),
            "probabilities",
        ),
    }


def experiment_fn(run_config, hparams):
    wide, deep = columns()
    estimator = learn.DNNLinearCombinedClassifier(
        config=run_config,
        linear_feature_columns=wide,
        dnn_feature_columns=deep,
        dnn_hidden_units=[hparams.units],
        dnn_optimizer=tf.train.AdagradOptimizer(0.2),
        fix_global_step_increment_bug=True,
    )
    strategy = saved_model_export_utils.make_parsing_export_strategy(wide + deep)
    return learn.Experiment(
        estimator,
        train_input_fn=lambda: input_fn(1),
        eval_input_fn=lambda: input_fn(2),
        train_steps=120,
        eval_steps=1,
        eval_metrics=metric_fns(),
        export_strategies=strategy,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--job-dir", required=True)
    tf.logging.set_verbosity(tf.logging.ERROR)
    metrics, _ = learn.learn_runner.run(
        experiment_fn,
        run_config=learn.RunConfig(model_dir=parser.parse_args().job_dir, tf_random_seed=1),
        schedule="train_and_evaluate",
        hparams=tf.contrib.training.HParams(units=6),
    )
    print(json.dumps({name: float(metrics[name]) for name in ("accuracy", "auc", "global_step")}))
