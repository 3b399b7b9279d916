"""What surrounds models: native 1.15's eager mode, summaries, devices, profiles and programs.

Cases that build a graph are as in graphs.py, the others return what they saw.
"""

import importlib

import numpy as np
import pytest
from batteries import cases, numbers, trained_on
from graphs import X, Y, package, run

from contrib_compat import estimator

# --- eager ---------------------------------------------------------------------------------------


def eagerly(case):
    """Makes a case of a function that is run in eager mode, whatever mode the process is in."""

    def run_eagerly(contrib, tf, tmp):
        context = importlib.import_module("tensorflow.python.eager.context")
        with context.eager_mode():
            return case(contrib, tf, tmp)

    return run_eagerly


def seen_gradients_of_functions(contrib, tf, tmp):
    tfe = contrib.eager

    def cube(x, y):
        return x * x * y + tf.reduce_sum(y)

    x, y = tf.constant([1.0, 2.0]), tf.constant([3.0, 4.0])
    value, slopes = tfe.value_and_gradients_function(cube)(x, y)
    found = [
        tfe.gradients_function(cube)(x, y),
        tfe.gradients_function(cube, params=["y"])(x, y),
        tfe.gradients_function(cube)(x, y, dy=tf.constant([1.0, 0.5])),
        [value, *slopes],
    ]
    return [[numbers(each.numpy()) for each in parts] for parts in found]


def seen_gradients_of_variables(contrib, tf, tmp):
    tfe = contrib.eager
    weights = tf.Variable([2.0, 3.0], name="weights", use_resource=True)

    def loss(x):
        return tf.reduce_sum(weights * x) ** 2

    ((slope, variable),) = tfe.implicit_gradients(loss)(tf.constant([1.0, -2.0]))
    value, ((again, _),) = tfe.implicit_value_and_gradients(loss)(tf.constant([1.0, -2.0]))
    tf.train.GradientDescentOptimizer(0.1).apply_gradients([(slope, variable)])
    return numbers([each.numpy() for each in (slope, value, again, weights)]), variable.name


def seen_elements_of_datasets(contrib, tf, tmp):
    dataset = tf.data.Dataset.range(5).batch(2)
    iterator = contrib.eager.Iterator(dataset)
    return [each.numpy().tolist() for each in iterator], str(iterator.output_types)


def seen_metrics(contrib, tf, tmp):
    metrics = contrib.eager.metrics
    mean, right = metrics.Mean("mean"), metrics.Accuracy("right")
    mean([1.0, 5.0], weights=[1.0, 3.0])
    mean(tf.constant(8.0))
    right(tf.constant([1, 2, 3]), tf.constant([1, 0, 3]))
    sparse = metrics.SparseAccuracy("sparse")
    sparse(tf.constant([0, 1]), tf.constant([[0.9, 0.1], [0.8, 0.2]]))
    binary = metrics.BinaryAccuracy(0.7, name="binary")
    binary(tf.constant([1, 0, 1]), tf.constant([0.9, 0.8, 0.6]))
    made = [mean, right, sparse, binary]
    return {
        metric.name: [
            numbers(metric.result().numpy()),
            sorted(variable.name for variable in metric.variables),
        ]
        for metric in made
    }


def seen_checkpoints(contrib, tf, tmp):
    tfe = contrib.eager
    first = tfe.Variable([1.0, 2.0], name="first")
    path = tfe.Saver([first]).save(str(tmp / "saved"), 3)
    with tfe.restore_variables_on_create(path):
        again = tfe.Variable([0.0, 0.0], name="first")
    names = [name for name, _ in tf.train.list_variables(path)]
    adam = tf.train.AdamOptimizer(0.1)
    adam.minimize(lambda: tf.reduce_sum(first))
    slots = tfe.get_optimizer_variables(adam)
    return again.numpy().tolist(), names, sorted(slot.name for slot in slots)


def seen_steps_of_optimizers(contrib, tf, tmp):
    optimizers, seen = contrib.optimizer_v2, {}
    for kind in ("Adam", "Momentum", "RMSProp", "Adagrad"):
        weights = tf.Variable([1.0, 2.0], use_resource=True)
        more = {"momentum": 0.9} if kind == "Momentum" else {}
        optimizer = getattr(optimizers, f"{kind}Optimizer")(0.1, **more)
        for _ in range(2):
            optimizer.minimize(lambda weights=weights: tf.reduce_sum(weights**2))
        seen[kind] = numbers(weights.numpy())
    return seen


EAGERLY = {
    name[5:]: eagerly(case) for name, case in list(globals().items()) if name.startswith("seen_")
}

# --- summary -------------------------------------------------------------------------------------


def seen_in(tf, directory):
    """Returns the steps, tags and kinds of what the event files of a directory hold."""
    (path,) = directory.glob("*.tfevents.*")
    return [
        [event.step, value.tag, value.WhichOneof("value"), value.metadata.plugin_data.plugin_name]
        for event in tf.train.summary_iterator(str(path))
        for value in event.summary.value
    ]


def case_summaries(contrib, tf, tmp):
    summary = contrib.summary
    with tf.Graph().as_default(), tf.Session() as session:
        step = tf.train.create_global_step()
        writer = summary.create_file_writer(str(tmp / "events"), flush_millis=10)
        with writer.as_default(), summary.always_record_summaries():
            summary.scalar("loss", tf.constant(0.5))
            summary.histogram("weights", tf.constant([1.0, 2.0, 3.0]))
            with tf.name_scope("part"):
                summary.image("picture", tf.zeros([1, 2, 2, 1]))
            with summary.never_record_summaries():
                summary.scalar("nothing", 1.0)
            with summary.record_summaries_every_n_global_steps(2):
                summary.scalar("even", 2.0)
            written = summary.all_summary_ops()
        session.run(tf.global_variables_initializer())
        with writer.as_default():
            summary.initialize(session=session)
        for number in range(3):
            session.run(written)
            session.run(tf.assign(step, number + 1))
        session.run(writer.close())
    found = seen_in(tf, tmp / "events")
    return sorted(each[:3] for each in found), len(written)


# --- distribute ----------------------------------------------------------------------------------


def _replicated(contrib, tf, strategy):
    with tf.Graph().as_default(), tf.Session() as session, strategy.scope():
        weights = tf.get_variable("weights", initializer=tf.constant([1.0, 2.0]))
        optimizer = tf.train.MomentumOptimizer(0.1, 0.9)

        def step():
            loss = tf.reduce_sum(weights**2)
            return optimizer.minimize(loss), tf.identity(loss)

        _, loss = strategy.extended.call_for_each_replica(step)
        steps = strategy.group(_)
        session.run(tf.global_variables_initializer())
        seen = []
        for _ in range(2):
            session.run(steps)
            seen.append(numbers(session.run([*strategy.unwrap(loss), weights])))
        return seen, sorted(v.op.name for v in tf.global_variables())


def case_one_device(contrib, tf, tmp):
    return _replicated(contrib, tf, contrib.distribute.OneDeviceStrategy("/cpu:0"))


def case_an_estimator_on_a_device(contrib, tf, tmp):
    def model_fn(features, labels, mode):
        found = tf.layers.dense(features, 1)
        loss = tf.losses.mean_squared_error(labels, found) if labels is not None else None
        step = tf.train.get_or_create_global_step()
        train_op = None
        if mode == "train":
            train_op = tf.train.AdamOptimizer(0.1).minimize(loss, step)
        return estimator.EstimatorSpec(mode, found, loss, train_op)

    def input_fn():
        return tf.data.Dataset.from_tensors((Y, Y[:, :1])).repeat(9)

    strategy = contrib.distribute.OneDeviceStrategy("/cpu:0")
    config = estimator.RunConfig(train_distribute=strategy, model_dir=str(tmp))
    return trained_on(tf, estimator.Estimator(model_fn, config=config), input_fn)


# --- tpu -----------------------------------------------------------------------------------------


def case_a_tpu_estimator_without_a_tpu(contrib, tf, tmp):
    tpu, asked = contrib.tpu, []

    def model_fn(features, labels, mode, params):
        asked.append([mode, sorted(params.items())])
        found = tf.layers.dense(features, 1, name="found")
        if mode == "infer":
            return tpu.TPUEstimatorSpec(mode, predictions={"found": found})
        loss = tf.losses.mean_squared_error(labels, found)
        step = tf.train.get_global_step()
        optimizer = tf.train.AdagradOptimizer(0.1)
        metrics = (lambda found: {"mean": tf.metrics.mean(found)}, [found])
        return tpu.TPUEstimatorSpec(
            mode, loss=loss, train_op=optimizer.minimize(loss, step), eval_metrics=metrics
        )

    def input_fn(params):
        rows = tf.data.Dataset.from_tensor_slices((Y, Y[:, :1])).repeat()
        return rows.batch(params["batch_size"], drop_remainder=True)

    config = tpu.RunConfig(model_dir=str(tmp), tpu_config=tpu.TPUConfig(iterations_per_loop=2))
    estimator = tpu.TPUEstimator(
        model_fn, use_tpu=False, config=config, params={"a": 1}, **dict.fromkeys(BATCHES, 2)
    )
    estimator.train(input_fn, steps=2)
    return {
        "asked": [asked[0][0], [pair for pair in asked[0][1] if pair[0] != "context"]],
        "variables": sorted(estimator.get_variable_names()),
        "evaluated": sorted(estimator.evaluate(input_fn, steps=1)),
        "predicted": len(next(iter(estimator.predict(input_fn)))["found"]),
        "iterations": config.tpu_config.iterations_per_loop,
    }


BATCHES = ("train_batch_size", "eval_batch_size", "predict_batch_size")


@run
def case_numbers_of_sixteen_bits(contrib, tf):
    with contrib.tpu.bfloat16_scope():
        ones = tf.ones_initializer()
        own = tf.get_variable("own", [2], tf.bfloat16, initializer=ones, use_resource=False)
        assert own.dtype.base_dtype == tf.bfloat16
        return [tf.cast(own * tf.constant([1.5, -2.0], tf.bfloat16), tf.float32)]


# --- tfprof --------------------------------------------------------------------------------------


def case_profiles(contrib, tf, tmp):
    profiles = contrib.tfprof
    with tf.Graph().as_default() as graph:
        hidden = contrib.layers.fully_connected(tf.constant(X[:, 0]), 4)
        contrib.layers.fully_connected(hidden, 2)
        options = dict(profiles.model_analyzer.TRAINABLE_VARS_PARAMS_STAT_OPTIONS, output="none")
        found = profiles.model_analyzer.print_model_analysis(graph, tfprof_options=options)
        profiles.tfprof_logger.write_op_log(graph, str(tmp), add_trace=False)
    return {
        "parameters": [found.total_parameters, sorted(each.name for each in found.children)],
        "files": sorted(path.name for path in tmp.iterdir()),
    }


# --- kernel_methods ------------------------------------------------------------------------------


@run
def case_hinge_losses_of_classes(contrib, tf):
    hinge = package(contrib, "kernel_methods.python.losses").sparse_multiclass_hinge_loss
    logits, labels = tf.constant(X[:, 0]), tf.constant([0, 2, 1, 1])
    weights = tf.get_variable("weights", [3])
    return [
        hinge(labels, logits * weights),
        hinge(labels, logits, weights=[1.0, 0.0, 2.0, 1.0]),
        hinge(labels[:, None], logits, reduction=tf.losses.Reduction.NONE),
    ]


def case_features_of_kernels(contrib, tf, tmp):
    """What is drawn has the spread of the kernel; the same seed and name draw the same again."""
    mapper = contrib.kernel_methods.RandomFourierFeatureMapper(3, 2000, stddev=2.0, seed=1)
    other = contrib.kernel_methods.RandomFourierFeatureMapper(3, 2000, stddev=2.0, seed=1, name="b")
    with tf.Graph().as_default(), tf.Session() as session:
        near = session.run([each.map(tf.constant(X[:, 0])) for each in (mapper, other)])
    likeness = near[0].dot(near[0].T)
    distances = np.square(X[:, None, 0] - X[None, :, 0]).sum(-1)
    return {
        "shape": list(near[0].shape),
        "is the kernel": bool(np.abs(likeness - np.exp(-distances / 8)).max() < 0.1),
        "drawn alike": bool(np.allclose(*near)),
        "sizes": [mapper.input_dim, mapper.output_dim],
    }


# --- autograph -----------------------------------------------------------------------------------


def _collatz(number):
    steps = 0
    while number > 1:
        if number % 2 < 1:  # noqa: SIM108  # Statements are what is converted.
            number = number // 2
        else:
            number = 3 * number + 1
        steps = steps + 1
    return steps


@run
def case_programs_become_graphs(contrib, tf):
    convert = contrib.autograph.to_graph
    return [convert(_collatz)(tf.constant(number)) for number in (1, 6, 7)]


CASES = {**cases(globals()), **EAGERLY}


@pytest.mark.e2e
@pytest.mark.filterwarnings("ignore:To make it possible to preserve tf.data options:UserWarning")
@pytest.mark.parametrize("name", CASES)
def test_what_surrounds_models_does_what_it_did(name, check_graph):
    """Values, names of variables and files are those of native 1.15."""
    check_graph(name)
