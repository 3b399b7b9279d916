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


def test_master_is_killed_while_it_exports(make_cluster):
    """A master killed before and again right after its export is published exports just once."""
    cluster = make_cluster({"master": 1, "ps": 1}, train_steps=3)
    server, master = cluster.start("ps"), cluster.start("master", export_secs=60)
    cluster.wait_for(lambda: master.lines("EXPORTING"), server, master)
    cluster.kill(master)
    assert cluster.exports() == {}

    master = cluster.start("master", after_export_secs=60)
    cluster.wait_for(lambda: master.lines("EXPORTED"), server, master)
    cluster.kill(master)
    published = cluster.exports()
    assert list(published.values()) == [COMPLETE]

    master = cluster.start("master")
    cluster.wait(master)
    assert [path.split("/")[-1] for path in master.result()[1]] == list(published)
    assert cluster.exports() == published
    assert not master.lines("EXPORT")


def test_evaluator_learns_that_the_data_ended(make_cluster):
    """Without train_steps the evaluator ends with the chief, after a last export."""
    cluster = make_cluster({"chief": 1, "ps": 1}, train_steps=None, batches=7)
    server, chief, evaluator = map(cluster.start, ("ps", "chief", "evaluator"))
    cluster.wait(chief, evaluator)
    assert evaluator.result() == "NoneType"
    assert steps_of(cluster)[-1] == 7
    assert not cluster.forge.has_ended(server)


def test_a_chief_and_an_evaluator_alone(make_cluster):
    """tf.estimator's smallest cluster: the chief trains, the evaluator exports, and both end."""
    cluster = make_cluster({"chief": 1}, train_steps=None, batches=7)
    chief, evaluator = map(cluster.start, ("chief", "evaluator"))
    cluster.wait(chief, evaluator)
    assert [chief.result(), evaluator.result()] == ["Estimator", "NoneType"]
    steps = steps_of(cluster)
    assert steps == sorted(set(steps)) and steps[-1] == 7
    assert not chief.lines("EXPORT")


def test_a_worker_and_an_evaluator_alone(make_cluster):
    """So do one worker that a strategy spans and an evaluator."""
    cluster = make_cluster({"worker": 1}, train_steps=None, batches=7, strategy="multi_worker")
    worker, evaluator = map(cluster.start, ("worker", "evaluator"))
    cluster.wait(worker, evaluator)
    assert [worker.result(), evaluator.result()] == ["Estimator", "NoneType"]
    steps = steps_of(cluster)
    assert steps == sorted(set(steps)) and steps[-1] == 7
    assert not worker.lines("EXPORT")


def test_mirrored_strategy(make_cluster):
    """A process with a MirroredStrategy over two CPUs trains, evaluates meanwhile and exports."""
    cluster = make_cluster({}, train_steps=4, save_checkpoints_steps=2, strategy="mirrored")
    task = cluster.start()
    cluster.wait(task)
    step, exports = task.result()
    assert step == 4
    assert [path.split("/")[-1] for path in exports] == list(cluster.exports())
    assert steps_of(cluster) == [4]


def test_multi_worker_mirrored_strategy(make_cluster):
    """Workers that a strategy spans train in step; an evaluator beside them exports."""
    cluster = make_cluster(
        {"chief": 1, "worker": 1}, train_steps=6, save_checkpoints_steps=2, strategy="multi_worker"
    )
    workers = [cluster.start("chief"), cluster.start("worker")]
    evaluator = cluster.start("evaluator")
    cluster.wait(*workers, evaluator)
    assert [worker.result() for worker in workers] == ["Estimator", "Estimator"]
    assert evaluator.result() == "NoneType"
    steps = steps_of(cluster)
    assert steps == sorted(set(steps)) and steps[-1] == 6
    assert not any(worker.lines("EXPORT") for worker in workers)


def test_multi_worker_chief_exports(make_cluster):
    """Where all workers run train_and_evaluate, the chief alone evaluates and exports."""
    cluster = make_cluster(
        {"worker": 2}, train_steps=3, strategy="multi_worker", schedule="train_and_evaluate"
    )
    first, second = cluster.start("worker", 0), cluster.start("worker", 1)
    cluster.wait(first, second)
    step, exports = first.result()
    assert step == 3 and len(exports) == 1
    assert second.result() == [None, []]
    assert steps_of(cluster) == [3]
