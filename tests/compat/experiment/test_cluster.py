"""Experiments on clusters of separate processes, some of which are killed."""

import pytest
import tensorflow.compat.v1 as tf

pytestmark = [pytest.mark.cluster, pytest.mark.e2e, pytest.mark.slow]

COMPLETE = ["saved_model.pb", "variables"]


def steps_of(cluster):
    """Returns the global step of each published export."""
    folders = [cluster.model_dir / "export" / "Servo" / name for name in cluster.exports()]
    return [
        int(tf.train.load_variable(str(folder / "variables" / "variables"), "global_step"))
        for folder in folders
    ]


@pytest.mark.parametrize("native", [False, pytest.param(True, marks=pytest.mark.native)])
def test_master_worker_and_ps(make_cluster, native):
    """Roles of contrib: master and worker train one model on the ps, the master alone exports."""
    cluster = make_cluster({"master": 1, "worker": 1, "ps": 1}, train_steps=30, native=native)
    server, master = cluster.start("ps"), cluster.start("master", gate_after=5)
    cluster.wait_for(cluster.has_checkpoint, server, master)
    worker = cluster.start("worker", gate_after=5)
    cluster.wait_for(lambda: worker.lines("TRAINING"), master, worker)
    cluster.open_gate()
    cluster.wait(master, worker)
    step, exports = master.result()
    assert step >= 30
    assert worker.result() == "Estimator"
    assert [path.split("/")[-1] for path in exports] == list(cluster.exports())
    assert list(cluster.exports().values()) == [COMPLETE]
    assert not cluster.forge.has_ended(server)


def test_worker_and_evaluator_are_killed(make_cluster):
    """Roles of tf.estimator: killed and restarted tasks lose, double and half export nothing."""
    cluster = make_cluster(
        {"chief": 1, "worker": 1, "ps": 1}, train_steps=40, gate_after=10, save_checkpoints_steps=10
    )
    server, chief = cluster.start("ps"), cluster.start("chief")
    slow_evaluator = cluster.start("evaluator", export_secs=60)
    cluster.wait_for(cluster.has_checkpoint, server, chief)
    worker = cluster.start("worker")
    cluster.wait_for(lambda: worker.lines("TRAINING"), chief, worker)
    cluster.wait_for(lambda: slow_evaluator.lines("EXPORTING"), slow_evaluator)
    cluster.kill(worker, slow_evaluator)
    assert cluster.exports() == {}

    evaluator, worker = cluster.start("evaluator"), cluster.start("worker")
    cluster.wait_for(lambda: worker.lines("TRAINING"), chief, worker)
    cluster.wait_for(lambda: evaluator.lines("EXPORTED"), evaluator)
    # Killed between two exports, it comes back to a checkpoint that was exported.
    cluster.kill(evaluator)
    before = cluster.exports()
    evaluator = cluster.start("evaluator")
    cluster.open_gate()
    cluster.wait(chief, worker, evaluator)

    assert [chief.result(), worker.result(), evaluator.result()] == [
        "Estimator",
        "Estimator",
        "NoneType",
    ]
    steps = steps_of(cluster)
    assert steps == sorted(set(steps)), "an export was made twice"
    assert steps[-1] >= 40, "the last model was not exported"
    assert set(cluster.exports()) >= set(before)
    assert all(content == COMPLETE for content in cluster.exports().values())
    assert not chief.lines("EXPORT") and not worker.lines("EXPORT")
