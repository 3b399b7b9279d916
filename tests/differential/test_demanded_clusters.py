"""What programs for many machines ask of contrib, against native 1.15: resolvers, TPUs, strategies.

There is no TPU here: compared are the graphs that are built for one, and what is said without it.
"""

import json
import os
from unittest import mock

import pytest
from batteries import answer_or_kind, cases, numbers, raised, raised_type
from graphs import X, package

TPU = "grpc://10.0.0.1:8470"
CLUSTER = {"worker": ["a:1", "b:2"], "ps": ["c:3"]}


# --- cluster_resolver ----------------------------------------------------------------------------


def case_cluster_of_a_tpu(contrib, tf, tmp):
    resolver = contrib.cluster_resolver.TPUClusterResolver(TPU)
    return {
        "master": [resolver.master(), resolver.get_master()],
        "cluster": resolver.cluster_spec().as_dict(),
        "environment": resolver.environment,
        "task": [resolver.task_type, resolver.task_id],
    }


def case_cluster_of_the_environment(contrib, tf, tmp):
    config = {"cluster": CLUSTER, "task": {"type": "worker", "index": 1}, "rpc_layer": "grpc"}
    with mock.patch.dict(os.environ, TF_CONFIG=json.dumps(config)):
        resolver = contrib.cluster_resolver.TFConfigClusterResolver()
        return {
            "cluster": resolver.cluster_spec().as_dict(),
            "task": [resolver.task_type, resolver.task_id, resolver.rpc_layer],
            "master": [resolver.master(), resolver.master("ps", 0)],
        }


# --- tpu -----------------------------------------------------------------------------------------


def case_ways_of_feeding_a_tpu(contrib, tf, tmp):
    tpu, config = contrib.tpu, package(contrib, "tpu.python.tpu.tpu_config")
    asked = tpu.TPUConfig(per_host_input_for_training=tpu.InputPipelineConfig.PER_HOST_V2)
    return {
        "ways": sorted(each for each in dir(tpu.InputPipelineConfig) if each[0] != "_"),
        "is one": tpu.InputPipelineConfig is config.InputPipelineConfig,
        "asked for": asked.per_host_input_for_training,
        "of truth": tpu.TPUConfig().per_host_input_for_training,
    }


def case_shards_are_counted(contrib, tf, tmp):
    functions = package(contrib, "tpu.python.tpu.tpu_function")
    outside = functions.get_tpu_context()
    seen = {"outside": outside.number_of_shards, "is": isinstance(outside, functions.TpuContext)}
    with functions.tpu_shard_context(4):
        seen["inside"] = functions.get_tpu_context().number_of_shards
        context = functions.tpu_shard_context(2)
        seen["nested"] = raised_type(context.__enter__)
    seen["afterwards"] = functions.get_tpu_context().number_of_shards
    return seen


def _kinds(graph):
    """Returns the kinds of a graph's operations that are about TPUs, with how many there are."""
    kinds = [op.type for op in graph.get_operations()]
    wanted = ("TPU", "CrossReplica", "feed", "CollectivePermute", "AllToAll")
    return {kind: kinds.count(kind) for kind in kinds if any(word in kind for word in wanted)}


def _doubled(x):
    return x * 2.0


def case_computations_for_tpus(contrib, tf, tmp):
    tpu = contrib.tpu
    builds = {
        "rewrite": lambda x: tpu.rewrite(_doubled, [x]),
        "batch_parallel": lambda x: tpu.batch_parallel(tpu.cross_replica_sum, [x], num_shards=2),
        "shard": lambda x: tpu.shard(_doubled, [x], num_shards=2),
        "outside": lambda x: tpu.rewrite(lambda y: tpu.outside_compilation(_doubled, y), [x]),
        "initialize_system": lambda x: tpu.initialize_system(),
        "shutdown_system": lambda x: tpu.shutdown_system(),
    }
    seen = {}
    for name, build in builds.items():
        with tf.Graph().as_default() as graph:
            found = build(tf.constant(X[:, 0]))
            shapes = [tensor.shape.as_list() for tensor in (found if type(found) is list else [])]
        seen[name] = [_kinds(graph), shapes]
    return seen


def case_operations_of_tpus(contrib, tf, tmp):
    tpu, ops = contrib.tpu, package(contrib, "tpu.python.ops.tpu_ops")
    with tf.Graph().as_default() as graph:
        x = tf.constant(X[:, 0])
        tpu.infeed_enqueue_tuple([x], [[4, 3]])
        tpu.outfeed_enqueue_tuple([x])
        found = [
            *tpu.infeed_dequeue_tuple([tf.float32], [[4, 3]]),
            *tpu.outfeed_dequeue_tuple([tf.float32], [[4, 3]]),
            tpu.infeed_dequeue(tf.float32, [4, 3]),
            ops.cross_replica_sum(x, group_assignment=[[0, 1]]),
            ops.collective_permute(x, [[0, 1], [1, 0]]),
            ops.all_to_all(x, 1, 0, 2, [[0, 1]]),
        ]
    return _kinds(graph), [[tensor.dtype.name, tensor.shape.as_list()] for tensor in found]


def case_loops_of_tpus(contrib, tf, tmp):
    tpu = contrib.tpu
    with tf.Graph().as_default(), tf.Session() as session:
        counted = tpu.while_loop(lambda i: i < 5, lambda i: i + 2, [tf.constant(0)])
        return numbers(session.run(counted))


def case_what_wants_a_tpu_says_so(contrib, tf, tmp):
    """In whichever words: later TensorFlows have ended what Keras 2 did with TPUs."""
    here = contrib.cluster_resolver.SimpleClusterResolver(tf.train.ClusterSpec({}), "")
    tpu, distribute, keras = contrib.tpu, contrib.distribute, contrib.keras
    with tf.Graph().as_default():
        model = keras.models.Sequential([keras.layers.Dense(2, input_shape=(3,))])
        return [
            answer_or_kind(Exception, *call)
            for call in (
                (tpu.TPUDistributionStrategy, here),
                (tpu.keras_to_tpu_model, model),
                (distribute.TPUStrategy, here),
                (distribute.initialize_tpu_system, here),
            )
        ]


# --- distribute ----------------------------------------------------------------------------------


def _means(tf, strategy):
    with tf.Graph().as_default(), strategy.scope():
        weights = tf.get_variable("weights", initializer=tf.constant([1.0, 2.0]))
        found = strategy.extended.call_for_each_replica(lambda: weights * 2.0)
        means = strategy.reduce("MEAN", found, axis=None)
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            return [strategy.num_replicas_in_sync, numbers(session.run(means))]


def case_strategies_for_one_worker(contrib, tf, tmp):
    distribute = contrib.distribute
    with mock.patch.dict(os.environ, TF_CONFIG="{}"):
        made = [
            distribute.CollectiveAllReduceStrategy(num_gpus_per_worker=0),
            distribute.MirroredStrategy(devices=["/cpu:0"]),
            distribute.ParameterServerStrategy(),
            distribute.OneDeviceStrategy("/cpu:0"),
        ]
        return [_means(tf, strategy) for strategy in made]


def case_servers_of_the_environment(contrib, tf, tmp):
    run = contrib.distribute.run_standard_tensorflow_server
    found = []
    for config in ({}, {"cluster": CLUSTER}):
        with mock.patch.dict(os.environ, TF_CONFIG=json.dumps(config)):
            found.append(raised(run))
    return found


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_programs_for_many_machines_get_what_they_got(name, check_graph):
    """Clusters, graphs and errors are those of native 1.15."""
    check_graph(name)
