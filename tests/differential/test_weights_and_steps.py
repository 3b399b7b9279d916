"""Initializers, penalties and the ops that train, compared with native contrib."""

import numpy as np
import pytest
from batteries import cases, numbers, raised, raised_type
from graphs import package

STEPS = 3


def trained(tf, make, steps=STEPS):
    """Builds a small model, trains it by the tensor that ``make`` returns, and says all of it."""
    with tf.Graph().as_default() as graph, tf.Session() as session:
        weights = tf.get_variable("w", [2, 1], initializer=tf.ones_initializer())
        table = tf.get_variable("table", [3, 2], initializer=tf.ones_initializer())
        unused = tf.get_variable("unused", [1], initializer=tf.zeros_initializer())
        state = tf.get_variable("state", [], initializer=tf.zeros_initializer(), trainable=False)
        tf.add_to_collection(tf.GraphKeys.UPDATE_OPS, tf.assign_add(state, 1.0).op)
        x = tf.nn.embedding_lookup(table, [0, 2, 0])
        loss = tf.reduce_mean(tf.square(tf.matmul(x, weights) - 7.0))
        before = set(graph.get_operations())
        train_op = make(loss, weights, table, unused)
        added = {op.type for op in graph.get_operations() if op not in before}
        summary = tf.summary.merge_all()
        session.run(tf.global_variables_initializer())
        losses = [session.run(train_op) for _ in range(steps)]
        values = {v.op.name: v for v in tf.global_variables()}
        return {
            "losses": numbers([np.float64(value).item() for value in losses], 3),
            "variables": numbers(session.run(values), 3),
            "summaries": [] if summary is None else summaries(tf, session.run(summary)),
            "collected": train_op in tf.get_collection(tf.GraphKeys.TRAIN_OP),
            "checks": "CheckNumerics" in added,
            "name": train_op.name,
        }


def summaries(tf, serialized):
    """Returns the tags of summaries, and the values of those that are numbers."""
    read = tf.Summary.FromString(serialized)
    return {
        value.tag: "histogram" if value.HasField("histo") else round(value.simple_value, 3)
        for value in read.value
    }


def case_initializers(contrib, tf, tmp):
    layers = contrib.layers
    seen: dict = {}
    made = {
        "xavier": layers.xavier_initializer(seed=1),
        "xavier normal": layers.xavier_initializer(False, 1),
        "xavier for convolutions": layers.xavier_initializer_conv2d(seed=1, dtype=tf.float64),
        "of slim": contrib.slim.xavier_initializer(seed=2),
        "scaling": layers.variance_scaling_initializer(seed=1),
        "out": layers.variance_scaling_initializer(1.0, "FAN_OUT", seed=1),
        "average": contrib.slim.variance_scaling_initializer(3.0, "FAN_AVG", True, 1),
    }
    with tf.Graph().as_default(), tf.Session() as session:
        for name, initializer in made.items():
            for shape in ([], [4], [3, 2], [2, 2, 3, 2]):
                value = session.run(initializer(shape))
                seen[f"{name} {shape}"] = [str(value.dtype), numbers(value, 4)]
        with tf.variable_scope("a", initializer=layers.xavier_initializer(seed=4)):
            variable = tf.get_variable("v", [2, 3], partitioner=tf.fixed_size_partitioner(2))
        session.run(tf.global_variables_initializer())
        seen["partitioned"] = numbers(session.run(tf.convert_to_tensor(variable)), 4)
        seen["given type"] = str(session.run(layers.xavier_initializer()([1], tf.float64)).dtype)
    seen["errors"] = [
        raised(layers.xavier_initializer, dtype=tf.int32),
        raised(layers.variance_scaling_initializer, mode="FAN"),
        raised(layers.xavier_initializer(), [2], tf.int32),
    ]
    return seen


def case_penalties(contrib, tf, tmp):
    layers, slim = contrib.layers, contrib.slim
    made = {
        "l1": layers.l1_regularizer(0.5),
        "l2": layers.l2_regularizer(0.5, scope="mine"),
        "both": layers.l1_l2_regularizer(0.5, 0.25),
        "l1 of both": slim.l1_l2_regularizer(0.5, 0.0),
        "l2 of both": slim.l1_l2_regularizer(0.0, 0.25),
        "sum": layers.sum_regularizer([slim.l1_regularizer(1.0), None, slim.l2_regularizer(0.0)]),
        "nothing": layers.sum_regularizer([slim.l1_regularizer(0.0)]),
    }
    with tf.Graph().as_default(), tf.Session() as session:
        made["tensor"] = layers.l2_regularizer(tf.constant(0.5))
        weights = tf.constant([[1.0, -2.0], [0.5, 3.0]])
        penalties = {name: function(weights) for name, function in made.items()}
        seen = {
            name: None if one is None else [one.op.name, numbers(session.run(one))]
            for name, one in penalties.items()
        }
        seen["half"] = numbers(session.run(layers.l2_regularizer(0.5)(tf.cast(weights, tf.half))))
        tf.get_variable("v", [2], regularizer=layers.l1_regularizer(0.5))
        total = layers.apply_regularization(layers.l1_regularizer(0.5), [weights, weights])
        losses = tf.get_collection(tf.GraphKeys.REGULARIZATION_LOSSES)
        seen["collected"] = [[loss.op.name for loss in losses], total is losses[-1]]
        seen["total"] = numbers(session.run(total))
        tf.add_to_collection(tf.GraphKeys.WEIGHTS, weights)
        zero = slim.apply_regularization(layers.l2_regularizer(0.0))
        seen["total of the collection"] = [zero.op.name, numbers(session.run(zero))]
        seen["errors"] = [raised(layers.apply_regularization, tf.identity, [weights])]
    with tf.Graph().as_default():
        seen["errors"] += [
            raised(layers.apply_regularization, tf.identity),
            raised(layers.l1_regularizer, 1),
            raised(layers.l2_regularizer, -1.0),
            raised(layers.l1_regularizer, -0.5),
            raised(layers.l1_l2_regularizer, 1),
            raised(layers.l1_l2_regularizer, 1.0, 2),
            layers.sum_regularizer([None]),
        ]
    return seen


def case_tensors_by_name(contrib, tf, tmp):
    utils = package(contrib, "layers.python.layers.utils")
    with tf.Graph().as_default():
        a, b = tf.constant(1, name="a"), tf.split(tf.zeros([2]), 2, name="b")[1]
        same = utils.collect_named_outputs("outs", "first/", a) is a
        contrib.slim.utils.collect_named_outputs(["outs", "more"], "again", a)
        utils.collect_named_outputs(None, "unseen", a)
        tf.add_to_collection("outs", b)
        found = utils.convert_collection_to_dict("outs")
        more = contrib.slim.utils.convert_collection_to_dict("more", clear_collection=True)
        return {
            "same": same,
            "found": [[name, tensor.name] for name, tensor in found.items()],
            "more": [[name, tensor.name] for name, tensor in more.items()],
            "cleared": tf.get_collection("more"),
            "kept": len(tf.get_collection("outs")),
        }


def case_optimize_loss(contrib, tf, tmp):
    optimize, layers = contrib.layers.optimize_loss, contrib.layers
    momentum = tf.train.MomentumOptimizer

    def by(optimizer, rate=0.1, step=None, **named):
        return trained(tf, lambda loss, *_: optimize(loss, step, rate, optimizer, **named))

    def of_step(loss, weights, table, unused):
        step = tf.train.get_or_create_global_step()
        decay = lambda rate, step: tf.train.exponential_decay(rate, step, 1, 0.5)  # noqa: E731
        named = {"learning_rate_decay_fn": decay, "clip_gradients": 0.5}
        shown = layers.OPTIMIZER_SUMMARIES
        return optimize(loss, step, tf.constant(0.5), "Adam", summaries=shown, **named)

    def multiplied(loss, weights, table, unused):
        tf.train.create_global_step()
        factors = {"w:0": 0.5, table: 2.0}
        return optimize(
            loss, None, 0.1, "SGD", gradient_multipliers=factors, increment_global_step=False
        )

    return {
        "names": {name: by(name) for name in sorted(layers.OPTIMIZER_CLS_NAMES)},
        "class": by(tf.train.GradientDescentOptimizer, name="mine"),
        "instance": by(momentum(0.1, 0.9), rate=None, update_ops=[]),
        "function": by(lambda rate: momentum(rate, 0.5), summaries=["gradients"]),
        "function of nothing": by(lambda: momentum(0.1, 0.5), rate=None, summaries=[]),
        "clipping": by("SGD", clip_gradients=lambda pairs: [(-g, v) for g, v in pairs[:1]]),
        "step": trained(tf, of_step),
        "multiplied": trained(tf, multiplied),
        "summaries": layers.OPTIMIZER_SUMMARIES,
    }


def case_optimize_loss_with_errors(contrib, tf, tmp):
    optimize = contrib.slim.optimize_loss

    def fails(loss=1.0, step=None, rate=0.1, optimizer="SGD", **named):
        with tf.Graph().as_default():
            tf.get_variable("w", [1])
            return raised(optimize, tf.constant(loss), step, rate, optimizer, **named)

    decay = lambda rate, step: rate  # noqa: E731
    with tf.Graph().as_default():
        loss = tf.square(tf.get_variable("w", []))
        empty = [raised(optimize, loss, None, 0.1, "SGD", clip_gradients=1)]
        empty.append(raised(optimize, loss, None, 0.1, lambda rate: None))
        empty.append(raised_type(optimize, loss, None, 0.1, "SGD", variables=[]))
    return [
        *empty,
        fails(rate=-0.1),
        fails(rate="much"),
        fails(rate=1),
        fails(rate=None),
        fails(rate=None, optimizer=tf.train.AdamOptimizer)[0],
        fails(optimizer="Nothing"),
        fails(optimizer=7),
        fails(summaries=["weights"]),
        fails(learning_rate_decay_fn=decay),
        fails(loss=[1.0, 2.0])[0],
    ]


def case_train_ops(contrib, tf, tmp):
    training, learning = contrib.training, contrib.slim.learning

    def sgd():
        return tf.train.GradientDescentOptimizer(0.1)

    def transformed(loss, weights, table, unused):
        clip = training.clip_gradient_norms_fn(0.5)
        return training.create_train_op(
            loss, sgd(), transform_grads_fn=clip, variables_to_train=[weights, table]
        )

    def of_slim(loss, weights, table, unused):
        factors = {"w": 0.5, "table": 2.0}
        return learning.create_train_op(
            loss, sgd(), clip_gradient_norm=0.5, gradient_multipliers=factors, global_step=None
        )

    def summarized(loss, weights, table, unused):
        return learning.create_train_op(
            loss, sgd(), summarize_gradients=True, check_numerics=False, update_ops=[]
        )

    return [
        trained(tf, lambda loss, *_: training.create_train_op(loss, sgd())),
        trained(tf, transformed),
        trained(tf, of_slim),
        trained(tf, summarized),
    ]


def case_gradients(contrib, tf, tmp):
    training = contrib.training
    with tf.Graph().as_default(), tf.Session() as session:
        one = tf.get_variable("one", [2])
        other = tf.get_variable("other", [3, 1])
        sparse = tf.IndexedSlices(tf.constant([[3.0], [4.0]]), tf.constant([0, 2]))
        pairs = [(tf.constant([3.0, 4.0]), one), (sparse, other), (None, one)]
        clipped = training.clip_gradient_norms(pairs, 1.0)
        multiplied = training.multiply_gradients(pairs[:2], {"one": 2.0, "other": 3.0})
        by_variable = contrib.slim.learning.multiply_gradients(pairs[:1], {one: 5.0})
        added = training.add_gradients_summaries(pairs)
        values = lambda found: [getattr(g, "values", g) for g, _ in found if g is not None]  # noqa: E731
        return {
            "clipped": numbers(session.run(values(clipped))),
            "still sparse": isinstance(clipped[1][0], tf.IndexedSlices),
            "none": clipped[2][0],
            "multiplied": numbers(session.run(values(multiplied + by_variable))),
            "summaries": [tensor.op.name for tensor in added],
            "errors": [
                raised(training.multiply_gradients, (), {"one": 1.0}),
                raised(training.multiply_gradients, pairs, {}),
                raised(training.multiply_gradients, pairs, ["one"]),
                raised(training.multiply_gradients, [(None, one)], {"one": 1.0}),
            ],
        }


def case_loops(contrib, tf, tmp):
    training, logdir = contrib.training, str(tmp / "train")
    with tf.Graph().as_default():
        weight = tf.get_variable("w", [], initializer=tf.ones_initializer(), use_resource=False)
        # Its gradient is made of its value, so that the variable changes after it is read.
        loss = tf.exp(weight)
        tf.summary.scalar("loss", loss)
        train_op = training.create_train_op(loss, tf.train.GradientDescentOptimizer(0.1))
        stop = [tf.train.StopAtStepHook(last_step=3)]
        last = training.train(train_op, logdir, hooks=stop, save_checkpoint_secs=100)
        errors = [
            raised(training.train, train_op, None),
            raised(training.train, train_op, None, save_summaries_steps=None),
        ]
    written = sorted(path.name.partition(".tfevents")[0] for path in (tmp / "train").iterdir())
    with tf.Graph().as_default():
        weight = tf.get_variable("w", [], initializer=tf.zeros_initializer(), use_resource=False)
        tf.train.create_global_step()
        mean, update = tf.metrics.mean(weight)
        tf.summary.scalar("mean", mean)
        hooks = [
            training.StopAfterNEvalsHook(2),
            training.SummaryAtEndHook(str(tmp / "eval"), feed_dict={}),
        ]
        counter = training.get_or_create_eval_step()
        found = training.evaluate_repeatedly(
            logdir,
            eval_ops={"update": update},
            final_ops=[mean, counter],
            hooks=hooks,
            max_number_of_evaluations=1,
        )
        nothing = training.evaluate_repeatedly(str(tmp / "none"), timeout=0)
    (event_file,) = (tmp / "eval").iterdir()
    events = [
        [event.step, {value.tag: round(value.simple_value, 4) for value in event.summary.value}]
        for event in tf.train.summary_iterator(str(event_file))
        if event.HasField("summary")
    ]
    return {
        "last": numbers(float(last)),
        "written": written,
        "evaluated": numbers([float(value) for value in found]),
        "nothing": nothing,
        "events": events,
        "errors": [*errors, raised(training.SummaryAtEndHook)],
    }


CASES = cases(globals())


@pytest.mark.parametrize("name", sorted(CASES))
def test_weights_and_steps(check_nearly, name):
    """The same values and errors, variables, summaries and events."""
    check_nearly(name)
