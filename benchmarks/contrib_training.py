"""Training steps of a contrib.learn DNNClassifier against the same graph built by hand.

Both run on the TensorFlow installed, in turn, with the hooks that contrib's estimators bring: the
two that guard and log the loss, the one that stops, and the three of a session with a directory,
for checkpoints, summaries and the count of steps, each of which asks every step for the global
step. Off TensorFlow 1.15 the classifier comes out of the copy that ``tf-contrib fetch`` made.
"""

import json
import shutil
import tempfile
import time

import numpy as np
import pairs
import tensorflow.compat.v1 as tf

from contrib_compat import deprecation
from tf_contrib import layers, learn

STEPS, WARM, PAIRS = 1000, 100, 7
HIDDEN, CLASSES = [64, 32], 3


def input_fn():
    """Returns a batch of 64 rows with 32 features."""
    random = np.random.RandomState(0)
    features = tf.constant(random.rand(64, 32), tf.float32)
    return {"x": features}, tf.constant(random.randint(0, CLASSES, size=(64, 1)))


class Clock(tf.train.SessionRunHook):
    """Leaves out the graph's construction and the first steps."""

    def begin(self):
        """Starts anew."""
        self._times = []

    def after_run(self, run_context, run_values):
        """Takes the time of a step's end."""
        self._times.append(time.process_time())

    def seconds(self):
        """Returns the processor time of a step."""
        return (self._times[-1] - self._times[-STEPS - 1]) / STEPS


def by_contrib(model_dir):
    """Returns the seconds of a step of contrib's classifier."""
    clock = Clock()
    config = learn.RunConfig(
        model_dir=model_dir, save_summary_steps=10 * STEPS, save_checkpoints_steps=10 * STEPS
    )
    columns = [layers.real_valued_column("x", dimension=32)]
    classifier = learn.DNNClassifier(HIDDEN, columns, n_classes=CLASSES, config=config)
    classifier.fit(input_fn=input_fn, steps=STEPS + WARM, monitors=[clock])
    return clock.seconds()


def by_hand(model_dir):
    """Returns the seconds of a step of what contrib's classifier computes, without it."""
    clock = Clock()
    with tf.Graph().as_default():
        features, labels = input_fn()
        step = tf.train.create_global_step()
        net = features["x"]
        for layer, (before, units) in enumerate(zip([32, *HIDDEN], [*HIDDEN, CLASSES])):
            weights = tf.get_variable(f"weights_{layer}", [before, units])
            biases = tf.get_variable(f"biases_{layer}", [units], initializer=tf.zeros_initializer())
            net = tf.nn.bias_add(tf.matmul(net, weights), biases)
            net = tf.nn.relu(net) if layer < len(HIDDEN) else net
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(
            labels=tf.squeeze(labels, [1]), logits=net
        )
        loss = tf.reduce_mean(losses)
        tf.summary.scalar("loss", loss)
        rate = tf.get_variable("learning_rate", initializer=0.05, trainable=False)
        train = tf.train.AdagradOptimizer(rate).minimize(loss, step)
        hooks = [
            tf.train.NanTensorHook(loss),
            tf.train.LoggingTensorHook({"loss": loss, "step": step}, every_n_iter=100),
            tf.train.StopAtStepHook(num_steps=STEPS + WARM),
            clock,
        ]
        with tf.train.MonitoredTrainingSession(
            checkpoint_dir=model_dir,
            hooks=hooks,
            save_checkpoint_steps=10 * STEPS,
            save_summaries_steps=10 * STEPS,
        ) as session:
            while not session.should_stop():
                session.run([train, loss])
    return clock.seconds()


def in_a_directory(run):
    """Returns what ``run`` returns of a directory that is gone afterwards."""
    model_dir = tempfile.mkdtemp()
    try:
        return run(model_dir)
    finally:
        shutil.rmtree(model_dir)


def main():
    """Prints the ratio as JSON."""
    tf.logging.set_verbosity(tf.logging.ERROR)
    deprecation.set_mode("silent")
    trained = pairs.in_turn(
        lambda: in_a_directory(by_contrib), lambda: in_a_directory(by_hand), PAIRS
    )
    key = "step of contrib.learn's DNNClassifier / the same graph by hand"
    print(json.dumps({key: trained.at_most(1.05)}))


if __name__ == "__main__":
    main()
