"""What networks of real programs are made of and no other battery names, against native 1.15."""

import inspect
from unittest import mock

import numpy as np
import pytest
from batteries import cases, numbers
from graphs import X, Y, package, run

# --- rnn -----------------------------------------------------------------------------------------


def graph_states_of_cells(contrib, tf):
    rnn = contrib.rnn
    deep, short = package(contrib, "rnn.python.ops.core_rnn_cell"), rnn.LSTMStateTuple
    first = rnn.LSTMStateTuple(tf.constant(X[:, 0, :2]), tf.constant(X[:, 1, :2]))
    output, state = rnn.BasicLSTMCell(2)(tf.constant(X[:, 2]), first)
    assert isinstance(state, short) and isinstance(state, tuple)
    assert isinstance(rnn.BasicLSTMCell(2), rnn.RNNCell) and state.c is state[0]
    mixed = deep._Linear([output, state.h], 3, build_bias=True)([output, state.h])
    return [output, state.c, state.h, mixed, tf.constant(list(short._fields))]


def graph_cells_of_programs(contrib, tf):
    class Sums(contrib.rnn.RNNCell):
        """Adds its inputs up."""

        @property
        def state_size(self):
            return 3

        @property
        def output_size(self):
            return 3

        def call(self, inputs, state):
            kernel = tf.get_variable("kernel", [3])
            return (state + inputs) * kernel, state + inputs

    class Twice(contrib.rnn.LayerRNNCell):
        """Has a variable of its own, which it makes when it is built."""

        state_size = output_size = 3

        def build(self, shape):
            self.weight = self.add_variable("weight", [3])
            self.built = True

        def call(self, inputs, state):
            return inputs * self.weight, state

    cells = [Sums(), contrib.rnn.DeviceWrapper(Twice(), "/cpu:0")]
    return [tf.nn.dynamic_rnn(cell, tf.constant(X), dtype=tf.float32)[0] for cell in cells]


def graph_convolutional_cells(contrib, tf):
    images = tf.constant(np.tile(X[:2, :4, None, :], [1, 1, 4, 1]))
    cell = contrib.rnn.ConvLSTMCell(2, [4, 4, 3], 2, [3, 3])
    return [cell(images, cell.zero_state(2, tf.float32))[0]]


def graph_both_directions(contrib, tf):
    rnn = contrib.rnn
    steps = [tf.constant(X[:, step]) for step in range(2)]
    cells = [rnn.BasicRNNCell(2), rnn.GRUCell(2)]
    outputs, forth, back = rnn.static_bidirectional_rnn(*cells, steps, dtype=tf.float32)
    return [tf.stack(outputs), forth, back]


# --- seq2seq -------------------------------------------------------------------------------------


def _decoded(contrib, tf, helper, depth=5):
    decoder = contrib.seq2seq.BasicDecoder(
        contrib.rnn.GRUCell(3), helper, tf.constant(X[:, 5]), tf.layers.Dense(depth, name="last")
    )
    deep = package(contrib, "seq2seq.python.ops.decoder")
    assert isinstance(decoder, deep.Decoder)
    found, _, lengths = contrib.seq2seq.dynamic_decode(decoder, maximum_iterations=3)
    return [found.rnn_output, lengths, found.sample_id]


def graph_helpers_that_sample(contrib, tf):
    """Whatever is drawn: the chances are such that only one can be."""
    seq2seq, lengths = contrib.seq2seq, [3, 2, 3, 1]
    table = tf.constant(np.eye(5, 3, dtype=np.float32))
    deep = package(contrib, "seq2seq.python.ops.helper")
    never = seq2seq.ScheduledEmbeddingTrainingHelper(tf.constant(X), lengths, table, 0.0, seed=1)
    always = seq2seq.ScheduledOutputTrainingHelper(tf.constant(X[:, :, :3]), lengths, 1.0, seed=1)
    assert isinstance(never, deep.Helper)
    found = []
    with tf.variable_scope("embeddings"):
        found += _decoded(contrib, tf, never)[:2]
    with tf.variable_scope("outputs"):
        found += _decoded(contrib, tf, always, depth=3)[:2]
    sampled = seq2seq.SampleEmbeddingHelper(table, tf.fill([4], 1), 9, 1.0, seed=2)
    finished, first = sampled.initialize()
    certain = tf.one_hot([2, 9, 0, 1], 10) * 1e4
    chosen = sampled.sample(0, certain, ())
    return [*found, tf.cast(finished, tf.int32), first, chosen]


def graph_helpers_of_programs(contrib, tf):
    """A helper of three functions decodes greedily from what it is given."""
    inputs = tf.constant(X[:, :, :3])

    def following(time, outputs, state, sample_ids):
        return time >= 1, inputs[:, 1] * tf.cast(sample_ids, tf.float32)[:, None], state

    helper = contrib.seq2seq.CustomHelper(
        lambda: (tf.fill([4], False), inputs[:, 0]),
        lambda time, outputs, state: tf.argmax(outputs, -1, output_type=tf.int32),
        following,
    )
    return _decoded(contrib, tf, helper)


def graph_states_of_attention(contrib, tf):
    seq2seq = contrib.seq2seq
    deep = package(contrib, "seq2seq.python.ops.attention_wrapper")
    mechanism = seq2seq.LuongAttention(3, tf.constant(X), [6, 5, 4, 3])
    cell = seq2seq.AttentionWrapper(contrib.rnn.GRUCell(3), mechanism, alignment_history=True)
    assert isinstance(mechanism, seq2seq.AttentionMechanism)
    state = cell.zero_state(4, tf.float32).clone(cell_state=tf.constant(X[:, 0]))
    output, state = cell(tf.constant(X[:, 1]), state)
    assert isinstance(state, seq2seq.AttentionWrapperState)
    assert deep.AttentionWrapperState is seq2seq.AttentionWrapperState
    turned = package(contrib, "seq2seq.python.ops.decoder")._transpose_batch_time(tf.constant(X))
    fields = tf.constant(list(state._fields))
    return [
        output,
        state.alignments,
        state.attention,
        state.alignment_history.stack(),
        turned,
        fields,
    ]


# --- losses, metrics and layers ------------------------------------------------------------------


def graph_losses_of_slim(contrib, tf):
    losses, truth = contrib.slim.losses, tf.constant((Y > 0).astype(np.float32))
    weights = tf.get_variable("weights", [6])
    chances = tf.sigmoid(tf.constant(Y) * weights)
    found = [
        losses.absolute_difference(chances, truth),
        losses.log_loss(chances, truth, weights=2.0),
    ]
    return [*found, tf.add_n(losses.get_losses())]


def graph_metrics_of_slim(contrib, tf):
    metrics, truth = contrib.slim.metrics, tf.constant((Y > 0).astype(np.float32))
    pairs = [
        metrics.streaming_mean_squared_error(tf.constant(Y), truth),
        metrics.streaming_mean_absolute_error(tf.constant(Y), truth),
        metrics.streaming_recall_at_k(tf.constant(Y), tf.constant([0, 1, 2, 3]), 2),
    ]
    return [update for _, update in pairs], [value for value, _ in pairs]


def graph_counts_of_truth(contrib, tf):
    metrics, found, truth = contrib.metrics, tf.constant(Y > 0.5), tf.constant(Y > 0)
    names = ("true_positives", "true_negatives", "false_positives", "false_negatives")
    pairs = [
        metrics.streaming_true_positives(found, truth),
        metrics.streaming_true_negatives(found, truth),
        metrics.streaming_false_positives(found, truth),
        metrics.streaming_false_negatives(found, truth, weights=tf.constant(np.abs(Y))),
    ]
    assert len(names) == len(pairs)
    return [update for _, update in pairs], [value for value, _ in pairs]


def graph_other_names_of_layers(contrib, tf):
    image = tf.constant(X[:, :, :, None])
    return [contrib.layers.convolution2d(image, 2, 3), contrib.slim.conv2d(image, 2, 3)]


def graph_losses_of_trees(contrib, tf):
    losses = package(contrib, "boosted_trees.python.utils.losses")
    labels, weights = tf.constant([[0], [2], [1], [2]]), tf.ones([4, 1])
    found = losses.per_example_maxent_loss(labels, weights, tf.constant(X[:, 0]), 3)
    return [found[0]]


# --- nets and evaluation of slim -----------------------------------------------------------------


def _variables(tf, build, size=64):
    """Builds a network of which nothing is run; returns what came out and its variables."""
    with tf.Graph().as_default():
        found, ends = build(tf.placeholder(tf.float32, [1, size, size, 3]))
        variables = {v.op.name: v.shape.as_list() for v in tf.global_variables()}
        return [found.shape.as_list(), sorted(ends), variables]


def case_inception_of_slim(contrib, tf, tmp):
    short = package(contrib, "slim.nets").inception
    deep = package(contrib, "slim.python.slim.nets.inception_v3")
    with contrib.slim.arg_scope(short.inception_v3_arg_scope()):
        base = _variables(tf, lambda images: deep.inception_v3_base(images, "Mixed_5b"), 75)
    with contrib.slim.arg_scope(deep.inception_v3_arg_scope(weight_decay=0.0)):
        return base, _variables(
            tf, lambda images: deep.inception_v3_base(images, "MaxPool_3a_3x3"), 75
        )


def _blocks(build):
    """Returns what a function for a deep network asks of the one for all depths."""
    asked = []

    def note(images, blocks, *arguments, **named):
        asked.append(
            [
                [
                    each.scope,
                    [
                        list(unit.values()) if isinstance(unit, dict) else list(unit)
                        for unit in each.args
                    ],
                ]
                for each in blocks
            ]
        )
        return images, {}

    name = build.__name__.rpartition("_")[0]
    with mock.patch.dict(inspect.unwrap(build).__globals__, {name: note}):
        build(None, 5)
    return asked


def case_depths_of_resnets(contrib, tf, tmp):
    first = package(contrib, "slim.python.slim.nets.resnet_v1")
    second = package(contrib, "slim.python.slim.nets.resnet_v2")
    return _blocks(first.resnet_v1_152), _blocks(second.resnet_v2_152)


def case_vgg_of_slim(contrib, tf, tmp):
    vgg = package(contrib, "slim.python.slim.nets.vgg")
    return _variables(tf, lambda images: vgg.vgg_16(images, 2, is_training=False), 224)


def case_models_are_analysed(contrib, tf, tmp):
    with tf.Graph().as_default():
        contrib.slim.fully_connected(tf.constant(X[:, 0]), 4)
        return contrib.slim.model_analyzer.analyze_vars(tf.trainable_variables())


def _saved(tf, directory):
    """Writes a checkpoint of a model that adds two to what it is given."""
    with tf.Graph().as_default(), tf.Session() as session:
        tf.train.create_global_step()
        tf.get_variable("v", initializer=2.0, use_resource=False)
        session.run(tf.global_variables_initializer())
        return tf.train.Saver().save(session, str(directory / "model"), 3)


def case_evaluations_of_slim(contrib, tf, tmp):
    evaluation = contrib.slim.evaluation
    path = _saved(tf, tmp)
    with tf.Graph().as_default():
        tf.train.create_global_step()
        v = tf.get_variable("v", initializer=0.0, use_resource=False)
        value, update = tf.metrics.mean(v + tf.constant([1.0, 3.0]))
        tf.summary.scalar("mean", value)
        once = evaluation.evaluate_once(
            "", path, str(tmp / "once"), num_evals=2, eval_op=update, final_op=value
        )
        looped = evaluation.evaluation_loop(
            "",
            str(tmp),
            str(tmp / "loop"),
            1,
            eval_op=update,
            final_op=value,
            max_number_of_evaluations=1,
        )
    events = [list((tmp / each).glob("*tfevents*")) for each in ("once", "loop")]
    return numbers([once, looped]), [len(each) for each in events]


CASES = {
    **{name[6:]: run(case) for name, case in list(globals().items()) if name.startswith("graph_")},
    **cases(globals()),
}


@pytest.mark.parametrize("name", CASES)
def test_networks_are_what_they_were(name, check_graph):
    """Values, gradients, names and shapes of variables are those of native 1.15."""
    check_graph(name)
