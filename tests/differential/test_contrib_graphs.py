"""What graphs of contrib compute on native 1.15, and from 1.15's own files on newer TensorFlows.

Each case builds one small graph with fixed weights and returns its tensors, to which the gradients
by all weights are added. Compared are those values and the names of all variables.
"""

import numpy as np
import pytest
from batteries import cases
from graphs import LENGTHS, X, Y, Z, run


def case_layers_fully_connected(contrib, tf):
    return [contrib.layers.fully_connected(X[:, 0], 3)]


def case_layers_batch_norm(contrib, tf):
    return [contrib.layers.batch_norm(tf.constant(X), scale=True, updates_collections=None)]


def case_layers_normalizations(contrib, tf):
    images = tf.constant(X[:, :, :, None])
    return [contrib.layers.layer_norm(tf.constant(X)), contrib.layers.instance_norm(images)]


def case_layers_separable_conv2d(contrib, tf):
    return [contrib.layers.separable_conv2d(tf.constant(X[:, :, :, None]), 2, 3, 1)]


def case_layers_embed_sequence(contrib, tf):
    return [contrib.layers.embed_sequence([[0, 1], [2, 1]], 4, 3)]


def case_layers_regularizers(contrib, tf):
    return [
        contrib.layers.l1_l2_regularizer(0.1, 0.2)(tf.constant(X)),
        contrib.layers.apply_regularization(contrib.layers.l2_regularizer(0.1), [tf.constant(Y)]),
    ]


def _sparse(tf, values):
    return tf.SparseTensor([[0, 0], [1, 0], [1, 1]], values, [2, 2])


def _columns(contrib, tf):
    layers = contrib.layers
    price = layers.bucketized_column(layers.real_valued_column("price"), [0.0, 1.0])
    word = layers.sparse_column_with_hash_bucket("word", 1e2)
    kind = layers.sparse_column_with_keys("kind", ["u", "v"])
    features = {
        "real": tf.constant([[1.0, 2.0], [3.0, 4.0]]),
        "price": tf.constant([[0.5], [2.0]]),
        "word": _sparse(tf, ["a", "b", "c"]),
        "kind": _sparse(tf, ["u", "v", "z"]),
    }
    return features, layers.real_valued_column("real", 2), price, word, kind


def case_layers_columns_to_inputs(contrib, tf):
    features, real, price, word, kind = _columns(contrib, tf)
    word, kind = contrib.layers.embedding_column(word, 2), contrib.layers.one_hot_column(kind)
    return [contrib.layers.input_from_feature_columns(features, [real, price, word, kind])]


def case_layers_columns_to_sums(contrib, tf):
    features, *columns = _columns(contrib, tf)
    return [contrib.layers.weighted_sum_from_feature_columns(features, columns, 2)[0]]


def case_rnn_layer_norm_lstm(contrib, tf):
    cell = contrib.rnn.LayerNormBasicLSTMCell(3)
    return [tf.nn.dynamic_rnn(cell, tf.constant(X), dtype=tf.float32)[0]]


def case_rnn_lstm_block_cell(contrib, tf):
    cell = contrib.rnn.LSTMBlockCell(3)
    return [tf.nn.dynamic_rnn(cell, tf.constant(X), LENGTHS, dtype=tf.float32)[0]]


def case_rnn_lstm_block_fused_cell(contrib, tf):
    return [contrib.rnn.LSTMBlockFusedCell(3)(tf.constant(X), dtype=tf.float32)[0]]


def case_rnn_gru_block_cell(contrib, tf):
    cell = contrib.rnn.GRUBlockCellV2(3)
    return [tf.nn.dynamic_rnn(cell, tf.constant(X), dtype=tf.float32)[0]]


def case_rnn_attention_wrapper(contrib, tf):
    cell = contrib.rnn.AttentionCellWrapper(contrib.rnn.BasicLSTMCell(3), 2, state_is_tuple=True)
    return [tf.nn.dynamic_rnn(cell, tf.constant(X), dtype=tf.float32)[0]]


def case_rnn_stack_of_both_directions(contrib, tf):
    cells = [contrib.rnn.GRUCell(2)], [contrib.rnn.NASCell(2)]
    outputs = contrib.rnn.stack_bidirectional_dynamic_rnn(*cells, tf.constant(X), dtype=tf.float32)
    return [outputs[0]]


def case_seq2seq_basic_decoder(contrib, tf):
    cell = contrib.rnn.BasicLSTMCell(4)
    helper = contrib.seq2seq.TrainingHelper(tf.constant(X), LENGTHS)
    decoder = contrib.seq2seq.BasicDecoder(
        cell, helper, cell.zero_state(4, tf.float32), tf.layers.Dense(2)
    )
    outputs, _, lengths = contrib.seq2seq.dynamic_decode(decoder)
    return [outputs.rnn_output, lengths]


def _attention(contrib, tf, mechanism):
    attention = mechanism(4, tf.constant(X), LENGTHS)
    cell = contrib.seq2seq.AttentionWrapper(
        contrib.rnn.GRUCell(4), attention, attention_layer_size=3
    )
    helper = contrib.seq2seq.GreedyEmbeddingHelper(tf.constant(Z), [1] * 4, 0)
    decoder = contrib.seq2seq.BasicDecoder(
        cell, helper, cell.zero_state(4, tf.float32), tf.layers.Dense(5)
    )
    outputs, _, lengths = contrib.seq2seq.dynamic_decode(decoder, maximum_iterations=4)
    return [outputs.rnn_output, outputs.sample_id, lengths]


def case_seq2seq_luong_attention(contrib, tf):
    return _attention(contrib, tf, contrib.seq2seq.LuongAttention)


def case_seq2seq_bahdanau_attention(contrib, tf):
    return _attention(contrib, tf, contrib.seq2seq.BahdanauAttention)


def case_seq2seq_sequence_loss(contrib, tf):
    targets = tf.constant((Y > 0).astype(np.int32))
    return [contrib.seq2seq.sequence_loss(tf.constant(X), targets, tf.ones([4, 6]))]


def case_crf(contrib, tf):
    tags, lengths = tf.constant((Y > 0).astype(np.int32)), tf.constant(LENGTHS)
    likelihood, transitions = contrib.crf.crf_log_likelihood(tf.constant(X), tags, lengths)
    return [likelihood, *contrib.crf.crf_decode(tf.constant(X), transitions, lengths)]


def case_metrics(contrib, tf):
    metrics = contrib.metrics
    positive = tf.constant(Y > 0.2)
    found = [
        metrics.streaming_accuracy(tf.constant(Y > 0), positive),
        metrics.streaming_auc(tf.sigmoid(tf.constant(Y)), positive),
        metrics.streaming_pearson_correlation(tf.constant(Y), tf.constant(X[:, :, 0])),
        metrics.cohen_kappa(tf.constant([0, 1, 1]), tf.constant([0, 1, 0]), 2),
        metrics.streaming_concat(tf.constant(Y[0])),
    ]
    return [[update for _, update in found]] * 2, [value for value, _ in found]


def case_losses(contrib, tf):
    losses, other = contrib.losses, tf.constant(X[:, :, 0])
    return [
        losses.softmax_cross_entropy(tf.constant(X[:, 0]), tf.one_hot([0, 1, 2, 0], 3)),
        losses.mean_pairwise_squared_error(tf.constant(Y), other),
        losses.metric_learning.triplet_semihard_loss(tf.constant([0, 1, 0, 1]), tf.constant(Y)),
        losses.metric_learning.npairs_loss(tf.constant([0, 1, 2, 3]), tf.constant(Y), other),
    ]


def _optimized(tf, optimizer):
    own = tf.get_variable("own", initializer=Y)
    return [optimizer.minimize(tf.reduce_sum(own**3))] * 3, [own.value()]


def case_opt_lazy_adam(contrib, tf):
    return _optimized(tf, contrib.opt.LazyAdamOptimizer(0.1))


def case_opt_nadam(contrib, tf):
    return _optimized(tf, contrib.opt.NadamOptimizer(0.1))


def case_opt_ada_max(contrib, tf):
    return _optimized(tf, contrib.opt.AdaMaxOptimizer(0.1))


def case_opt_power_sign(contrib, tf):
    return _optimized(tf, contrib.opt.PowerSignOptimizer(0.1))


def case_lookup(contrib, tf):
    numbers = contrib.lookup.index_table_from_tensor(tf.constant(["a", "b"]), num_oov_buckets=1)
    names = contrib.lookup.index_to_string_table_from_tensor(tf.constant(["a", "b"]))
    return [numbers.lookup(tf.constant(["b", "z"])), names.lookup(tf.constant([1, 9], tf.int64))]


def case_framework_arg_scope(contrib, tf):
    with contrib.framework.arg_scope([contrib.layers.fully_connected], num_outputs=2):
        found = contrib.layers.fully_connected(tf.constant(Y))
    return [found, tf.constant([v.op.name for v in contrib.framework.get_model_variables()])]


def case_slim_repeat(contrib, tf):
    slim = contrib.slim
    with slim.arg_scope([slim.conv2d], padding="VALID", weights_regularizer=None):
        found = slim.repeat(tf.constant(X[:, :, :, None]), 1, slim.conv2d, 2, [2, 2], scope="a")
    return [slim.flatten(found)]


def case_feature_column_sequences(contrib, tf):
    column = contrib.feature_column.sequence_categorical_column_with_identity("i", 4)
    features = {"i": tf.SparseTensor([[0, 0], [1, 1]], [1, 2], [2, 2])}
    embedded = tf.feature_column.embedding_column(column, 2)
    return list(contrib.feature_column.sequence_input_layer(features, [embedded]))


def case_data_map_and_batch(contrib, tf):
    dataset = tf.data.Dataset.range(10).apply(contrib.data.map_and_batch(lambda x: x * 2, 4))
    return [tf.data.make_one_shot_iterator(dataset).get_next()]


def case_training_hparams(contrib, tf):
    hparams = contrib.training.HParams(rate=0.1, layers=[1, 2], name="a").parse(
        "rate=3,layers=[5,6]"
    )
    return [tf.constant(hparams.to_json(sort_keys=True))]


CASES = cases(globals(), run)


@pytest.mark.e2e
@pytest.mark.parametrize("name", CASES)
def test_graphs_compute_what_they_computed(name, check_graph):
    """Values, gradients and names of variables are those of native 1.15."""
    check_graph(name)
