"""A canned estimator, trained by an Experiment that learn_runner makes, with HParams."""

import argparse
import json

import numpy as np
import tensorflow as tf
from tensorflow.contrib.learn.python.learn import learn_runner
from tensorflow.contrib.learn.python.learn.utils import saved_model_export_utils
from tensorflow.contrib.training.python.training import hparam

COUNTRIES = ["dk", "fr", "no", "se"]

age = tf.feature_column.numeric_column("age", normalizer_fn=lambda x: (x - 40.0) / 20.0)
country = tf.feature_column.categorical_column_with_vocabulary_list("country", COUNTRIES)
WIDE = [country, tf.feature_column.bucketized_column(age, [-0.5, 0.0, 0.5])]
DEEP = [age, tf.feature_column.embedding_column(country, 2)]


def make_rows(count, seed):
    rng = np.random.RandomState(seed)
    age = rng.uniform(20, 60, [count]).astype(np.float32)
    country = rng.choice(COUNTRIES, [count])
    return {"age": age, "country": country}, ((age > 35) & (country != "fr")).astype(np.int32)


def input_fn(seed, num_epochs):
    features, labels = make_rows(400, seed)
    return tf.estimator.inputs.numpy_input_fn(
        features, labels, batch_size=40, num_epochs=num_epochs, shuffle=False
    )


def serving_input_fn():
    spec = tf.feature_column.make_parse_example_spec(WIDE + DEEP)
    examples = tf.placeholder(tf.string, [None], name="input_example_tensor")
    features = tf.parse_example(examples, spec)
    return tf.estimator.export.ServingInputReceiver(features, {"example_proto": examples})


def experiment_fn(run_config, hparams):
    estimator = tf.estimator.DNNLinearCombinedClassifier(
        linear_feature_columns=WIDE,
        linear_optimizer=tf.train.FtrlOptimizer(hparams.learning_rate),
        dnn_feature_columns=DEEP,
        dnn_optimizer=tf.train.AdagradOptimizer(hparams.learning_rate),
        dnn_hidden_units=hparams.hidden_units,
        config=run_config,
    )
    return tf.contrib.learn.Experiment(
        estimator,
        train_input_fn=input_fn(1, None),
        eval_input_fn=input_fn(2, 1),
        train_steps=hparams.train_steps,
        eval_steps=None,
        min_eval_frequency=hparams.train_steps,
        export_strategies=[
            saved_model_export_utils.make_export_strategy(serving_input_fn, exports_to_keep=1)
        ],
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--job-dir", required=True)
    parser.add_argument("--hparams", default="")
    args = parser.parse_args()
    tf.logging.set_verbosity(tf.logging.WARN)
    hparams = hparam.HParams(learning_rate=0.1, hidden_units=[4, 2], train_steps=200)
    hparams.parse(args.hparams)
    metrics, exports = learn_runner.run(
        experiment_fn=experiment_fn,
        run_config=tf.contrib.learn.RunConfig(model_dir=args.job_dir, tf_random_seed=1),
        schedule="train_and_evaluate",
        hparams=hparams,
    )
    assert len(exports) == 1, exports
    print(json.dumps({name: float(metrics[name]) for name in ("accuracy", "auc", "global_step")}))


if __name__ == "__main__":
    main()
