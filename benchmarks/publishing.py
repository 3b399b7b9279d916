"""Publishing against tf.estimator's export, what durability costs, and k exporters of one model."""

import json
import os
import shutil
import statistics
import tempfile
import time

import pairs
import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.exporters import LatestExporter
from contrib_compat.publishing.options import set_options

SIZES = {"small": 1, "200 MB": 200}
ROUNDS = 5


def receiver():
    """Takes the model's only feature."""
    x = tf.placeholder(tf.float32, [None], name="x")
    return tf_estimator.export.ServingInputReceiver({"x": x}, {"x": x})


def model_fn(features, mode, params):
    """Has variables of as many megabytes as it is told."""
    shape = [params["megabytes"], 1 << 18]
    weight = tf.get_variable("weight", shape, initializer=tf.random_uniform_initializer())
    y = features["x"] * weight[0, 0]
    step = tf.assign_add(tf.train.get_or_create_global_step(), 1)
    outputs = {"serving_default": tf_estimator.export.PredictOutput({"y": y})}
    return tf_estimator.EstimatorSpec(
        mode, {"y": y}, loss=tf.reduce_mean(y), train_op=step, export_outputs=outputs
    )


def trained(megabytes, model_dir):
    """Returns an estimator with a checkpoint."""
    estimator = tf_estimator.Estimator(model_fn, model_dir, params={"megabytes": megabytes})
    estimator.train(lambda: tf.data.Dataset.from_tensors({"x": [1.0]}), steps=1)
    return estimator


class Bases:
    """Bases of exports, each of which is new."""

    def __init__(self, model_dir):
        self._model_dir = model_dir
        self._count = 0

    def new(self):
        """Removes the last one, and returns the next."""
        shutil.rmtree(os.path.join(self._model_dir, str(self._count)), ignore_errors=True)
        self._count += 1
        return os.path.join(self._model_dir, str(self._count))


def publish(estimator, base, count):
    """Has some exporters publish; the receiver is new, so that nothing is known from before."""

    def new_receiver():
        return receiver()

    for number in range(count):
        exporter = LatestExporter(str(number), new_receiver)
        exporter.export(estimator, os.path.join(base, str(number)), None, None, False)


def waited(function):
    """Returns the median of how long a few calls take: on the wall, since disks are waited for."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def measure(name, megabytes, figures):
    """Measures a model of a size."""
    model_dir = tempfile.mkdtemp()
    estimator, bases = trained(megabytes, model_dir), Bases(model_dir)
    native = getattr(estimator, "export_saved_model", None) or estimator.export_savedmodel
    set_options(durable=False, manifest=False, summaries=False)
    published = pairs.compare(
        lambda: publish(estimator, bases.new(), 1),
        lambda: native(bases.new(), receiver),
        # What is added to a small export is little beside what two of them differ by.
        pairs=101 if megabytes == 1 else 11,
    )
    figures[f"publishing / export, {name}"] = published.at_most(1.05)
    seconds = {}
    off = {"durable": False, "manifest": False, "summaries": False}
    for what in ("links", *off):
        set_options(**{**off, what: True})
        seconds[what] = waited(lambda: publish(estimator, bases.new(), 1))
    print(f"{name}: seconds with one more:", {k: round(v, 3) for k, v in seconds.items()})
    if megabytes > 1:
        of_many(estimator, bases, figures)
    set_options()
    shutil.rmtree(model_dir)


def of_many(estimator, bases, figures):
    """Measures k exporters of the same model."""
    set_options(summaries=False)
    times = [waited(lambda k=k: publish(estimator, bases.new(), k)) for k in range(1, 9)]
    print("k = 1..8, seconds:", [round(t, 3) for t in times])
    linked = pairs.compare(
        lambda: publish(estimator, bases.new(), 4),
        lambda: publish(estimator, bases.new(), 1),
        pairs=ROUNDS,
    )
    figures["4 exporters / 1, 200 MB, links"] = linked.at_most(1.15)
    set_options(summaries=False, links=False)
    copied = waited(lambda: publish(estimator, bases.new(), 4))
    print("k = 4 by copies, seconds:", round(copied, 3))


def main():
    """Prints the ratios as JSON."""
    tf.logging.set_verbosity(tf.logging.ERROR)
    figures = {}
    for name, megabytes in SIZES.items():
        measure(name, megabytes, figures)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
