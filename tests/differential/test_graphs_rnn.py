"""Cells, recurrent networks and decoders: graphs of tf.contrib against native 1.15."""

import numpy as np
import pytest
from batteries import cases
from graphs import LENGTHS, X, Y, Z, package, run

STEPS = X[:2, :3]


def _unrolled(contrib, tf, cell, steps=STEPS):
    """Runs a cell for two steps, which are written out: loops cost more and are tried elsewhere."""
    first, second = (tf.constant(steps[:, step]) for step in range(2))
    return [tf.stack(contrib.rnn.static_rnn(cell, [first, second], dtype=tf.float32)[0])]


# --- rnn -----------------------------------------------------------------------------------------


def case_coupled_gates(contrib, tf):
    return _unrolled(contrib, tf, contrib.rnn.CoupledInputForgetGateLSTMCell(2, use_peepholes=True))


def case_time_frequency(contrib, tf):
    cell = contrib.rnn.TimeFreqLSTMCell(2, feature_size=2, frequency_skip=1)
    return [cell(tf.constant(STEPS[:, 0]), tf.zeros([2, 8]))[0]]


def case_grid(contrib, tf):
    cell = contrib.rnn.GridLSTMCell(2, feature_size=2, frequency_skip=1, num_frequency_blocks=[2])
    return _unrolled(contrib, tf, cell)


def case_grid_of_both_directions(contrib, tf):
    cell = contrib.rnn.BidirectionalGridLSTMCell(
        2, feature_size=2, frequency_skip=1, num_frequency_blocks=[2]
    )
    return _unrolled(contrib, tf, cell)


def case_update_gate(contrib, tf):
    return _unrolled(contrib, tf, contrib.rnn.UGRNNCell(2))


def case_intersection(contrib, tf):
    return _unrolled(contrib, tf, contrib.rnn.IntersectionRNNCell(3))


def case_nas(contrib, tf):
    return _unrolled(contrib, tf, contrib.rnn.NASCell(2, num_proj=3, use_bias=True))


def case_phased(contrib, tf):
    cell = contrib.rnn.PhasedLSTMCell(2, use_peepholes=True)
    times = tf.constant(np.float32([[[0], [1], [3]], [[1], [2], [3]]]))
    return [tf.nn.dynamic_rnn(cell, (times, tf.constant(STEPS)), dtype=tf.float32)[0]]


def case_convolutional(contrib, tf):
    one = contrib.rnn.Conv1DLSTMCell(input_shape=[3, 1], output_channels=2, kernel_shape=[2])
    two = contrib.rnn.Conv2DLSTMCell(input_shape=[3, 2, 1], output_channels=1, kernel_shape=[2, 2])
    lines = X[:2, :2, :, None]
    planes = np.stack([X[:2, :2], Y[:2, :2, None] * X[:2, :2]], axis=-1)[..., None]
    found = _unrolled(contrib, tf, one, lines)
    with tf.variable_scope("planes"):
        return found + _unrolled(contrib, tf, two, planes)


def case_grouped(contrib, tf):
    cell = contrib.rnn.GLSTMCell(4, num_proj=2, number_of_groups=2)
    return _unrolled(contrib, tf, cell, STEPS[:, :, :2])


def case_simple_recurrent_unit(contrib, tf):
    return _unrolled(contrib, tf, contrib.rnn.SRUCell(3))


def case_independent(contrib, tf):
    cells = [contrib.rnn.IndRNNCell(2, name="a"), contrib.rnn.IndyGRUCell(2, name="b")]
    cells.append(contrib.rnn.IndyLSTMCell(2, name="c"))
    return [_unrolled(contrib, tf, cell)[0] for cell in cells]


def case_wrapped(contrib, tf):
    rnn = contrib.rnn
    cell = rnn.InputProjectionWrapper(rnn.ResidualWrapper(rnn.BasicRNNCell(4)), 4)
    cell = rnn.OutputProjectionWrapper(rnn.HighwayWrapper(cell), 3)
    cell = rnn.MultiRNNCell([cell, rnn.DropoutWrapper(rnn.LSTMCell(2), output_keep_prob=1.0)])
    return _unrolled(contrib, tf, cell, X[:2, :3].repeat(2, -1)[:, :, :4])


def case_embedded(contrib, tf):
    cell = contrib.rnn.EmbeddingWrapper(contrib.rnn.GRUCell(2), 4, 3)
    return [contrib.rnn.static_rnn(cell, [tf.constant([[1], [3]])] * 2, dtype=tf.float32)[0][1]]


def case_fused(contrib, tf):
    rnn = contrib.rnn
    steps = tf.constant(STEPS)
    fused = rnn.FusedRNNCellAdaptor(rnn.BasicLSTMCell(2), use_dynamic_rnn=True)
    backwards = rnn.TimeReversedFusedRNN(rnn.LSTMBlockFusedCell(2, use_peephole=True))
    lengths = tf.constant([2, 1, 2])
    with tf.variable_scope("backwards"):
        other = backwards(steps, dtype=tf.float32, sequence_length=lengths)[0]
    return [other, fused(steps, dtype=tf.float32)[0]]


def case_static_in_both_directions(contrib, tf):
    rnn = contrib.rnn
    steps = tf.unstack(tf.constant(STEPS), axis=1)
    outputs = rnn.stack_bidirectional_rnn(
        [rnn.GRUCell(2)], [rnn.GRUCell(2)], steps, dtype=tf.float32
    )
    return [tf.stack(outputs[0]), contrib.rnn.transpose_batch_time(tf.constant(STEPS))]


def case_cells_like_cudnns(contrib, tf):
    cudnn = contrib.cudnn_rnn
    cells = [cudnn.CudnnCompatibleLSTMCell(2), cudnn.CudnnCompatibleGRUCell(2)]
    return _unrolled(contrib, tf, contrib.rnn.MultiRNNCell(cells))


def case_grids_of_cells(contrib, tf):
    grid = contrib.grid_rnn
    cell = grid.Grid2LSTMCell(2, use_peepholes=True)
    outputs, _ = tf.nn.static_rnn(cell, [tf.constant(X[:2, 0, :2])] * 2, dtype=tf.float32)
    with tf.variable_scope("other"):
        other, _ = tf.nn.static_rnn(
            grid.Grid1BasicRNNCell(2), [tf.constant(X[:2, 0, :2])], dtype=tf.float32
        )
    return [outputs[-1][0], other[-1][0]]


def case_functional(contrib, tf):
    recurrent = package(contrib, "recurrent.python.recurrent_api")
    cell = contrib.rnn.BasicLSTMCell(2)
    return [recurrent.functional_rnn(cell, tf.constant(STEPS), dtype=tf.float32)[0]]


# --- legacy_seq2seq ------------------------------------------------------------------------------


def case_legacy_decoders(contrib, tf):
    legacy = contrib.legacy_seq2seq
    steps = tf.unstack(tf.constant(STEPS), axis=1)
    outputs, _ = legacy.basic_rnn_seq2seq(steps, steps[:2], contrib.rnn.GRUCell(2))
    losses = legacy.sequence_loss([tf.constant(X[:, 0])], [tf.constant([0, 1, 2, 0])], [tf.ones(4)])
    return [tf.stack(outputs), losses]


def case_legacy_attention(contrib, tf):
    legacy = contrib.legacy_seq2seq
    ids = [tf.constant([1, 2]), tf.constant([0, 3])]
    outputs, _ = legacy.embedding_attention_seq2seq(
        ids, ids, contrib.rnn.GRUCell(2), 4, 4, 3, num_heads=2, feed_previous=True
    )
    return [tf.stack(outputs)]


# --- seq2seq -------------------------------------------------------------------------------------


def _decoded(contrib, tf, mechanism, **more):
    attention = mechanism(3, tf.constant(X), memory_sequence_length=LENGTHS, **more)
    cell = contrib.seq2seq.AttentionWrapper(
        contrib.rnn.BasicLSTMCell(3), attention, alignment_history=True, output_attention=False
    )
    helper = contrib.seq2seq.TrainingHelper(tf.constant(X[:, :2]), [2, 2, 1, 1])
    decoder = contrib.seq2seq.BasicDecoder(cell, helper, cell.zero_state(4, tf.float32))
    outputs, state, lengths = contrib.seq2seq.dynamic_decode(decoder, impute_finished=True)
    return [outputs.rnn_output, state.alignment_history.stack(), lengths]


def case_scaled_luong(contrib, tf):
    return _decoded(contrib, tf, contrib.seq2seq.LuongAttention, scale=True)


def case_normed_bahdanau(contrib, tf):
    return _decoded(contrib, tf, contrib.seq2seq.BahdanauAttention, normalize=True)


def case_monotonic_luong(contrib, tf):
    return _decoded(contrib, tf, contrib.seq2seq.LuongMonotonicAttention, mode="recursive")


def case_monotonic_bahdanau(contrib, tf):
    return _decoded(contrib, tf, contrib.seq2seq.BahdanauMonotonicAttention, mode="parallel")


def case_beams(contrib, tf):
    seq2seq = contrib.seq2seq
    cell = contrib.rnn.GRUCell(3)
    projection = package(contrib, "keras").layers.Dense(5, use_bias=False)
    projection.build([None, 3])
    decoder = seq2seq.BeamSearchDecoder(
        cell,
        tf.constant(Z),
        tf.constant([1, 2]),
        0,
        seq2seq.tile_batch(tf.constant(X[:2, 0]), 3),
        3,
        output_layer=projection,
        length_penalty_weight=0.5,
    )
    outputs, state, lengths = seq2seq.dynamic_decode(decoder, maximum_iterations=4)
    return [state.log_probs, outputs.predicted_ids, lengths]


def case_inference(contrib, tf):
    seq2seq = contrib.seq2seq
    helper = seq2seq.InferenceHelper(
        lambda outputs: outputs[:, :1],
        [1],
        tf.float32,
        tf.ones([2, 1]),
        lambda sample: sample[:, 0] > 9.0,
    )
    cell = contrib.rnn.GRUCell(2)
    decoder = seq2seq.BasicDecoder(cell, helper, cell.zero_state(2, tf.float32))
    return [seq2seq.dynamic_decode(decoder, maximum_iterations=3)[0].rnn_output]


def case_little_functions(contrib, tf):
    seq2seq = contrib.seq2seq
    chances = tf.sigmoid(tf.constant(Y))
    return [
        seq2seq.hardmax(tf.constant(Y)),
        seq2seq.safe_cumprod(chances, axis=1, exclusive=True),
        seq2seq.monotonic_attention(chances, tf.constant(np.eye(4, 6, dtype=np.float32)), "hard"),
        seq2seq.sequence_loss(
            tf.constant(X),
            tf.constant((Y > 0).astype(np.int32)),
            tf.constant(np.abs(Y)),
            average_across_timesteps=False,
        ),
    ]


CASES = cases(globals(), run)


@pytest.mark.parametrize("name", CASES)
def test_networks_compute_what_they_computed(name, check_graph):
    """Values, gradients and names of variables are those of native 1.15."""
    check_graph(name)
