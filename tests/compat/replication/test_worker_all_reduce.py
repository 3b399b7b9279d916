"""The reduction over workers of tf.contrib.distribute.

Natively the algorithms that are named want GPUs, so that there is nothing to compare with.
"""

import pytest


@pytest.fixture
def reduction(quiet):
    """``tf.contrib.distribute.MultiWorkerAllReduce``."""
    from tf_contrib.distribute import MultiWorkerAllReduce

    return MultiWorkerAllReduce


@pytest.mark.parametrize("reduce_op", ["SUM", "MEAN"])
def test_values_of_all_replicas_are_reduced(reduction, tf, reduce_op):
    """Each replica's value counts once, and the result is on all devices."""
    config = tf.ConfigProto(device_count={"CPU": 2})
    with tf.Graph().as_default(), tf.Session(config=config) as session:
        ops = reduction(["/cpu:0", "/cpu:1"], 0, [("pscpu", 1, 100), ("pscpu", 2, -1)])
        strategy = tf.distribute.MirroredStrategy(["/cpu:0", "/cpu:1"], ops)
        with strategy.scope():

            def replica():
                context = tf.distribute.get_replica_context()
                number = tf.cast(context.replica_id_in_sync_group, tf.float32)
                tower = tf.stack([number + 1.0, 10.0])
                return context.merge_call(
                    lambda strategy, value: strategy.extended.batch_reduce_to(
                        getattr(tf.distribute.ReduceOp, reduce_op), [(value, value)]
                    )[0],
                    args=(tower,),
                )

            run = getattr(strategy, "run", None) or strategy.experimental_run_v2
            found = session.run(list(strategy.experimental_local_results(run(replica))))
    expected = [3.0, 20.0] if reduce_op == "SUM" else [1.5, 10.0]
    assert [value.tolist() for value in found] == [expected, expected]


@pytest.mark.parametrize("spec", [[], "xring", ("nccl", 2), [("nccl", 2, 1024), ("pscpu",)]])
def test_algorithms_may_be_given(reduction, spec):
    """By their name, as a tuple or as several of them."""
    from tf_contrib.distribute import AllReduceCrossDeviceOps

    assert isinstance(reduction(["/cpu:0"], 1, spec), AllReduceCrossDeviceOps)


@pytest.mark.parametrize("spec", [[["nccl", 2]], (), ("nccl", 1, 2, 3), ["nccl"]])
def test_other_algorithms_are_refused(reduction, spec):
    """What is no tuple of one to three elements is an error, before anything is reduced."""
    with pytest.raises(ValueError, match=r"a tuple of an algorithm.*is wanted"):
        reduction(["/cpu:0"], 1, spec)
