"""P2: what TensorFlow itself was writing when the process was killed is in nobody's way."""

import os
import random
import shutil
import time
from pathlib import Path

import pytest
import runs
import tensorflow.compat.v1 as tf

from contrib_compat.exporters import BestExporter, LatestExporter
from contrib_compat.publishing.temporaries import temporary_name

STATES, KILLS = 200, 20

# What TensorFlow has in the directory that it is given, until it renames that, and after.
VERSION = "1500000000"
WRITTEN = [
    f"{folder}/{file}"
    for folder in (f"temp-{VERSION}", f"temp-b'{VERSION}'", VERSION)
    for file in (
        "saved_model.pb",
        "saved_model.pb.tmp1",
        "variables/variables.index",
        "variables/variables.data-00000-of-00001",
        "variables/variables_temp/part-00000-of-00001.index",
        "variables/variables_temp/part-00000-of-00001.data-00000-of-00001",
        "assets/words.txt",
        "assets.extra/tf_serving_warmup_requests",
    )
]


def cut(directory, generator):
    """Writes any subset of the files, each of which ends anywhere."""
    for path in WRITTEN:
        if generator.random() < 0.5:
            file = Path(directory, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(generator.randbytes(generator.randint(0, 400)))


def test_any_subset_cut_anywhere(tmp_path, not_durable):
    """Hundreds of subsets of the files of an export, each cut at a random length, are recovered."""
    generator = random.Random(5)
    good, name = tmp_path / "good", tmp_path / "name"
    runs.Run(good).all(runs.LOSSES[:3])
    # The name that a process gave which is gone.
    runs.completed(lambda: name.write_text(temporary_name("new")))
    for number in range(STATES):
        model_dir = tmp_path / str(number)
        shutil.copytree(good, model_dir)
        base = model_dir / "export" / generator.choice(runs.NAMES)
        cut(base / name.read_text(), generator)
        assert len(runs.temporaries(str(model_dir))) <= 1
        runs.check_visible(str(model_dir))
        runs.recover(str(model_dir), best_was_exported=True)
        shutil.rmtree(model_dir)


def model_fn(features, mode):
    """Has variables of a megabyte, so that there is something to write."""
    weight = tf.get_variable("weight", [1 << 18], initializer=tf.zeros_initializer())
    y = features["x"] * weight[0]
    step = tf.assign_add(tf.train.get_or_create_global_step(), 1)
    outputs = {"serving_default": runs.tf_estimator.export.PredictOutput({"y": y})}
    return runs.tf_estimator.EstimatorSpec(
        mode, {"y": y}, loss=tf.reduce_mean(y), train_op=step, export_outputs=outputs
    )


def receiver():
    """Takes the model's only feature."""
    x = tf.placeholder(tf.float32, [None], name="x")
    return runs.tf_estimator.export.ServingInputReceiver({"x": x}, {"x": x})


def train(model_dir):
    """Leaves a checkpoint."""
    estimator = runs.tf_estimator.Estimator(model_fn, str(model_dir))
    estimator.train(lambda: tf.data.Dataset.from_tensors({"x": [1.0]}), steps=1)


def export_for_real(model_dir):
    """Exports again and again, each time a model that is better."""
    runs.DEFINER.export_saved_model = runs.WRITE_FOR_REAL
    for step in range(10000):
        exporters = [
            BestExporter("best", receiver, exports_to_keep=2),
            LatestExporter("latest", receiver, exports_to_keep=2),
        ]
        # Another estimator each time, so that nothing is known to be the same but within a turn.
        estimator = runs.tf_estimator.Estimator(model_fn, str(model_dir))
        for exporter in exporters:
            base = os.path.join(str(model_dir), "export", exporter.name)
            exporter.export(estimator, base, None, {"loss": -step, "global_step": step}, False)


@pytest.mark.cluster
def test_kill_9_while_tensorflow_writes(tmp_path):
    """A process that exports a real model is killed at twenty random points."""
    generator, trained, inside = random.Random(13), tmp_path / "trained", 0
    runs.completed(lambda: train(trained))
    for number in range(KILLS):
        model_dir = str(tmp_path / str(number))
        shutil.copytree(str(trained), model_dir)
        with runs.forked(lambda model_dir=model_dir: export_for_real(model_dir)):
            deadline = time.time() + 60
            while not runs.visible(model_dir) and time.time() < deadline:
                time.sleep(0.005)
            assert runs.visible(model_dir)
            time.sleep(generator.uniform(0, 0.3))
        left = runs.temporaries(model_dir)
        inside += len(left)
        assert len(left) <= 1
        runs.check_visible(model_dir)
        # What was exported is a loss of 0 or less, which that of the next run is not.
        old = {path: runs.content(path) for path in runs.visible(model_dir)}
        run = runs.Run(model_dir, keep=100)
        results = run.evaluate(9, -1e9, is_final=True)
        assert all(results.values()) and runs.temporaries(model_dir) == []
        assert all(runs.content(path) == files for path, files in old.items())
    print(f"\n{inside} of {KILLS} processes were killed inside of an export")
    assert inside >= 3
