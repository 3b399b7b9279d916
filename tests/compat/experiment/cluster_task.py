"""Tasks of a test's cluster: processes that run an Experiment as ``TF_CONFIG`` and options say.

The options are JSON. ``model_dir`` and ``train_steps`` are needed; ``native`` takes native contrib,
``schedule`` another schedule than the role's, ``strategy`` a tf.distribute.Strategy; ``gate_after``
stops training after so many steps until the gate is opened, ``export_secs`` and
``after_export_secs`` make exports slow, before and after they are published,
``batches`` ends the data after so many.
"""

import json
import os
import select
import signal
import sys
import time
import traceback

import numpy as np
import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.experiment.experiment import Experiment


def make_experiment_fn(options, learn):
    """Returns the experiment_fn of a model with one weight."""

    class Gate(tf.train.SessionRunHook):
        """Stops after some steps of this task until a file appears."""

        def after_create_session(self, session, coord):
            self.steps = 0
            print("TRAINING", flush=True)

        def after_run(self, run_context, run_values):
            self.steps += 1
            if self.steps == options.get("gate_after"):
                while not os.path.exists(options["model_dir"] + ".gate"):
                    time.sleep(0.05)

    def model_fn(features, labels, mode):
        weight = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
        predictions = features["x"] * weight
        if mode == tf_estimator.ModeKeys.PREDICT:
            outputs = {"serving_default": tf_estimator.export.PredictOutput({"y": predictions})}
            return tf_estimator.EstimatorSpec(mode, predictions=predictions, export_outputs=outputs)
        loss = tf.reduce_mean(tf.square(predictions - labels))
        optimizer = tf.train.GradientDescentOptimizer(0.01)
        train_op = optimizer.minimize(loss, global_step=tf.train.get_global_step())
        return tf_estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)

    def input_fn(batches=None):
        data = tf.data.Dataset.from_tensors(({"x": np.ones(2, "f")}, 2 * np.ones(2, "f")))
        return data.repeat(batches)

    def serving_input_fn():
        x = tf.placeholder(tf.float32, [None], name="x")
        return tf_estimator.export.ServingInputReceiver({"x": x}, {"x": x})

    def export_fn(estimator, export_path, checkpoint_path=None):
        print("EXPORTING", flush=True)
        time.sleep(options.get("export_secs", 0))
        path = estimator.export_saved_model(
            export_path, serving_input_fn, checkpoint_path=checkpoint_path
        )
        print("EXPORTED", os.path.basename(path.decode()), flush=True)
        time.sleep(options.get("after_export_secs", 0))
        return path

    def experiment_fn(run_config, hparams):
        return learn.Experiment(
            tf_estimator.Estimator(model_fn, config=run_config),
            lambda: input_fn(options.get("batches")),
            input_fn,
            train_steps=options["train_steps"],
            eval_steps=1,
            eval_delay_secs=0,
            continuous_eval_throttle_secs=0.2,
            check_interval_secs=None,
            min_eval_frequency=options.get("min_eval_frequency"),
            train_monitors=[Gate()],
            export_strategies=[learn.ExportStrategy("Servo", export_fn)],
        )

    return experiment_fn


def make_run_config(options, learn):
    """Returns the task's RunConfig."""
    more = {}
    task = json.loads(os.environ.get("TF_CONFIG", "{}")).get("task", {})
    if task.get("type") in ("master", "worker") and not options.get("strategy"):
        me = "/job:{}/task:{}".format(task["type"], task["index"])
        more["session_config"] = tf.ConfigProto(
            allow_soft_placement=True, device_filters=["/job:ps", me]
        )
    if options.get("strategy") == "mirrored":
        more["session_config"] = tf.ConfigProto(device_count={"CPU": 2}, allow_soft_placement=True)
        more["train_distribute"] = tf.distribute.MirroredStrategy(["/cpu:0", "/cpu:1"])
    # TensorFlow makes no such strategy for an evaluator, which does not need one.
    if options.get("strategy") == "multi_worker" and task["type"] != "evaluator":
        more["train_distribute"] = tf.distribute.experimental.MultiWorkerMirroredStrategy()
    return learn.RunConfig(
        model_dir=options["model_dir"],
        save_checkpoints_steps=options.get("save_checkpoints_steps", 5),
        save_summary_steps=10000,
        **more,
    )


def run(options):
    """Runs a task and prints what its schedule returned."""
    if options.get("native"):
        from tensorflow.contrib import learn
    else:
        from tf_contrib import learn

    result = learn.learn_runner.run(
        make_experiment_fn(options, learn),
        run_config=make_run_config(options, learn),
        schedule=options.get("schedule"),
    )
    if isinstance(result, tuple):
        metrics, exports = result
        result = [metrics and int(metrics["global_step"]), [path.decode() for path in exports]]
    else:
        result = type(result).__name__
    print("RESULT", json.dumps(result), flush=True)


def fork(order):
    """Starts a task's process; returns its id."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(log, 1)
        os.dup2(log, 2)
        if order["tf_config"] is not None:
            os.environ["TF_CONFIG"] = json.dumps(order["tf_config"])
        run(order["options"])
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(status)


def main():
    """Forks a process for each order on standard input, and reports ends on standard output.

    Importing TensorFlow takes longer than all that a task does; this does it once for all of them.
    """
    if sys.argv[1] == "v1":
        tf.disable_v2_behavior()
    assert tf_estimator.Estimator and Experiment
    print(json.dumps(["ready"]), flush=True)
    alive = set()
    while True:
        if select.select([sys.stdin], [], [], 0.05)[0]:
            line = sys.stdin.readline()
            if not line:
                break
            pid = fork(json.loads(line))
            alive.add(pid)
            print(json.dumps(["started", pid]), flush=True)
        for pid in list(alive):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                alive.remove(pid)
                code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status)
                print(json.dumps(["ended", pid, code]), flush=True)
    for pid in alive:
        os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
