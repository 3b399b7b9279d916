"""An Experiment that runs alone or on a cluster, as TF_CONFIG says.

Usage: python train.py MODEL_DIR
       python local_cluster.py train.py MODEL_DIR

It fits the line y = 3 x + 2. Nothing in it knows of roles: learn_runner finds the schedule.
"""

import sys

import numpy as np
import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from tf_contrib import learn


def data(batches=None):
    """Returns points on the line."""
    x = np.linspace(-1, 1, 32, dtype="f")
    return tf.data.Dataset.from_tensors(({"x": x}, 3 * x + 2)).repeat(batches)


def evaluation_data():
    """Returns them once."""
    return data(1)


def serving_input_fn():
    """Returns what a request to the exported model has in it."""
    x = tf.placeholder(tf.float32, [None], name="x")
    return tf_estimator.export.ServingInputReceiver({"x": x}, {"x": x})


def experiment_fn(run_config, hparams):
    """Returns the Experiment."""
    del hparams
    estimator = tf_estimator.LinearRegressor(
        [tf.feature_column.numeric_column("x")],
        optimizer=lambda: tf.train.AdamOptimizer(0.1),
        config=run_config,
    )
    return learn.Experiment(
        estimator,
        train_input_fn=data,
        eval_input_fn=evaluation_data,
        train_steps=600,
        eval_steps=None,
        eval_delay_secs=1,
        continuous_eval_throttle_secs=1,
        export_strategies=learn.make_export_strategy(serving_input_fn, exports_to_keep=3),
    )


def main():
    """Runs this process's part."""
    run_config = learn.RunConfig(model_dir=sys.argv[1], save_checkpoints_steps=200)
    result = learn.learn_runner.run(experiment_fn, run_config=run_config)
    print("The end:", result)


if __name__ == "__main__":
    main()
