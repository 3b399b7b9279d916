"""RunConfig with distribution strategies, and clusters described by TF_CONFIG."""

import contextlib
import json
import os
import socket
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

MODEL = """
import sys
import numpy as np
from contrib_compat import estimator

replicas = []

def input_fn():
    features = {"x": np.arange(32, dtype="float32").reshape(16, 2) / 32}
    labels = np.arange(16) % 2
    return tf.data.Dataset.from_tensor_slices((features, labels)).repeat().batch(4)

def model_fn(features, labels, mode):
    training = mode == estimator.ModeKeys.TRAIN
    if training:
        replicas.append(tf.distribute.get_replica_context().num_replicas_in_sync)
    net = tf.layers.dense(features["x"], 4, activation=tf.nn.relu)
    net = tf.layers.batch_normalization(net, training=training)
    logits = tf.layers.dense(net, 2)
    loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
    with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
        train_op = tf.train.GradientDescentOptimizer(0.1).minimize(
            loss, tf.train.get_global_step())
    return estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)
"""


def test_mirrored_strategy_over_two_cpu_devices(program, tmp_path):
    """Two CPU devices made by device_count train one replica each; canned models do too."""
    output = program(
        MODEL
        + f"model_dir = {str(tmp_path)!r}"
        + """
config = estimator.RunConfig(
    train_distribute=tf.distribute.MirroredStrategy(["/cpu:0", "/cpu:1"]),
    session_config=tf.ConfigProto(device_count={"CPU": 2}),
    model_dir=model_dir + "/custom",
)
model = estimator.Estimator(model_fn, config=config)
metrics, _ = estimator.train_and_evaluate(
    model,
    estimator.TrainSpec(input_fn, max_steps=3),
    estimator.EvalSpec(input_fn, steps=1),
)
print(replicas, metrics["global_step"])

column = tf.feature_column.numeric_column("x", shape=(2,))
canned = estimator.DNNClassifier(
    [4], [column], config=config.replace(model_dir=model_dir + "/canned"))
canned.train(input_fn, max_steps=3)
print(canned.evaluate(input_fn, steps=1)["global_step"])
"""
    )
    assert output.split("\n") == ["[2, 2] 3", "3"]


def free_ports(count):
    """Returns ports that nobody listens on."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def run_cluster(jobs, script, limit_s=420):
    """Runs one process for each task; returns what each printed, by task.

    The parameter servers never end by themselves: they are killed when the others are done.
    """
    addresses = [f"localhost:{port}" for port in free_ports(sum(jobs.values()))]
    cluster = {}
    for job, count in jobs.items():
        cluster[job], addresses = addresses[:count], addresses[count:]
    processes = {}
    for job, count in jobs.items():
        for index in range(count):
            task = {"cluster": cluster, "task": {"type": job, "index": index}}
            variables = dict(
                os.environ, TF_CONFIG=json.dumps(task), PYTHONPATH=os.pathsep.join(sys.path)
            )
            with open(f"{script}.{job}{index}", "wb") as log:
                processes[job, index] = subprocess.Popen(
                    [sys.executable, script], env=variables, stdout=subprocess.PIPE, stderr=log
                )
    outputs = {}
    try:
        for (job, index), process in processes.items():
            if job != "ps":
                outputs[job, index] = process.communicate(timeout=limit_s)[0].decode().strip()
                with open(f"{script}.{job}{index}") as log:
                    assert process.returncode == 0, log.read()[-3000:]
    finally:
        for process in processes.values():
            process.kill()
            process.wait()
    return outputs


@pytest.fixture
def script(tmp_path, request):
    """Writes a program for the tasks of a cluster; returns its path."""

    def write(code):
        path = str(tmp_path / "task.py")
        mode = request.config.getoption("--tf-mode")
        with open(path, "w") as file:
            file.write("import tensorflow.compat.v1 as tf\n")
            file.write("tf.disable_v2_behavior()\n" if mode == "v1" else "")
            file.write(MODEL + f"model_dir = {str(tmp_path / 'model')!r}\n" + code)
        return path

    return write


@pytest.mark.cluster
def test_multi_worker_mirrored_strategy(script, tmp_path, tf):
    """A chief, a worker and an evaluator of TF_CONFIG train one model together."""
    outputs = run_cluster(
        {"chief": 1, "worker": 1, "evaluator": 1},
        script(
            """
# MultiWorkerMirroredStrategy asks it of estimators that evaluate.
tf.disable_eager_execution()
config = estimator.RunConfig(
    train_distribute=tf.distribute.experimental.MultiWorkerMirroredStrategy(),
    model_dir=model_dir,
    save_checkpoints_steps=3,
)
model = estimator.Estimator(model_fn, config=config)
estimator.train_and_evaluate(
    model,
    estimator.TrainSpec(input_fn, max_steps=6),
    estimator.EvalSpec(input_fn, steps=1, start_delay_secs=0, throttle_secs=1),
)
print(replicas)
"""
        ),
    )
    assert outputs == {("chief", 0): "[2]", ("worker", 0): "[2]", ("evaluator", 0): "[]"}
    assert tf.train.latest_checkpoint(str(tmp_path / "model")).endswith("model.ckpt-6")
    assert os.listdir(str(tmp_path / "model" / "eval"))


@pytest.mark.cluster
def test_parameter_servers(script, tmp_path, tf):
    """Chief, worker and parameter server train without any strategy, as in 2017."""
    outputs = run_cluster(
        {"chief": 1, "worker": 1, "ps": 1},
        script(
            """
config = estimator.RunConfig(model_dir=model_dir, experimental_max_worker_delay_secs=0)
model = estimator.Estimator(model_fn, config=config)
estimator.train_and_evaluate(
    model,
    estimator.TrainSpec(input_fn, max_steps=50),
    estimator.EvalSpec(input_fn, steps=1),
)
print(config.task_type, config.num_ps_replicas, config.num_worker_replicas,
      config.global_id_in_cluster)
"""
        ),
    )
    assert outputs == {("chief", 0): "chief 1 2 0", ("worker", 0): "worker 1 2 1"}
    step = int(tf.train.latest_checkpoint(str(tmp_path / "model")).rpartition("-")[2])
    assert step >= 50
