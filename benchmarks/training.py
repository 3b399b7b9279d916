"""The processor time of a DNNClassifier's step; run.py compares it on two TensorFlows."""

import json
import shutil
import tempfile
import time

import numpy as np
import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator

STEPS = 2000


def input_fn():
    """Returns batches of 64 rows with 32 features, the same ones over and over."""
    random = np.random.RandomState(0)
    features = {"x": random.rand(64, 32).astype(np.float32)}
    labels = random.randint(0, 3, size=64)
    return tf.data.Dataset.from_tensors((features, labels)).cache().repeat()


def main():
    """Prints the seconds of a step as JSON."""
    tf.logging.set_verbosity(tf.logging.ERROR)
    model_dir = tempfile.mkdtemp()
    config = tf_estimator.RunConfig(
        model_dir=model_dir, save_summary_steps=None, save_checkpoints_steps=10 * STEPS
    )
    estimator = tf_estimator.DNNClassifier(
        [64, 32], [tf.feature_column.numeric_column("x", shape=[32])], n_classes=3, config=config
    )
    times = []

    class Clock(tf.train.SessionRunHook):
        """Leaves out the graph's construction and the first steps."""

        def after_run(self, run_context, run_values):
            times.append(time.process_time())

    estimator.train(input_fn, steps=STEPS + 100, hooks=[Clock()])
    shutil.rmtree(model_dir)
    print(json.dumps({"CPU seconds": (times[-1] - times[-STEPS - 1]) / STEPS}))


if __name__ == "__main__":
    main()
