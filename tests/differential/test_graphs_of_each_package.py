"""What the other batteries of graphs leave out of each package: tf.contrib against native 1.15."""

import numpy as np
import pytest
from batteries import cases
from graphs import LENGTHS, X, Y, Z, package, run

# --- cells and what decodes ----------------------------------------------------------------------


@run
def case_more_grids_of_cells(contrib, tf):
    cells = contrib.grid_rnn
    found = []
    for name in ("Grid1LSTMCell", "Grid1BasicLSTMCell", "Grid2BasicLSTMCell", "Grid2GRUCell"):
        with tf.variable_scope(name):
            cell = getattr(cells, name)(3)
            found += [tf.nn.static_rnn(cell, [tf.constant(X[:, 0])], dtype=tf.float32)[0][0][0]]
    return found


@run
def case_recurrence_in_both_directions(contrib, tf):
    cells = [contrib.rnn.BasicLSTMCell(2) for _ in "ab"]
    outputs, states = contrib.recurrent.bidirectional_functional_rnn(
        *cells, tf.constant(X), dtype=tf.float32, sequence_length=LENGTHS
    )
    return [*outputs, *states[0]]


@run
def case_convolutions_over_three_axes(contrib, tf):
    cell = contrib.rnn.Conv3DLSTMCell(
        input_shape=[2, 2, 3, 1], output_channels=2, kernel_shape=[2, 2, 1]
    )
    images = tf.constant(X[:, :4].reshape(4, 1, 2, 2, 3, 1))
    return [tf.nn.dynamic_rnn(cell, images, dtype=tf.float32)[0]]


@run
def case_more_of_legacy_seq2seq(contrib, tf):
    inputs = [tf.constant([1, 2]), tf.constant([0, 3])]
    outputs = []
    for name in ("embedding_rnn_seq2seq", "embedding_tied_rnn_seq2seq"):
        with tf.variable_scope(name):
            cell = contrib.rnn.BasicLSTMCell(2)
            sizes = (4, 4, 2) if "tied" not in name else (4, 2)
            outputs += getattr(contrib.legacy_seq2seq, name)(inputs, inputs, cell, *sizes)[0]
    with tf.variable_scope("tied"):
        numbers = [tf.constant(Y[:2, :3]), tf.constant(Y[2:, :3])]
        outputs += contrib.legacy_seq2seq.tied_rnn_seq2seq(
            numbers, numbers, contrib.rnn.GRUCell(3)
        )[0]
    return outputs


@run
def case_helpers_of_ones_own(contrib, tf):
    seq2seq = contrib.seq2seq
    embedding = tf.constant(Z)
    helper = seq2seq.CustomHelper(
        initialize_fn=lambda: (tf.zeros([4], tf.bool), tf.gather(embedding, [1] * 4)),
        sample_fn=lambda time, outputs, state: tf.argmax(outputs, -1, output_type=tf.int32),
        next_inputs_fn=lambda time, outputs, state, sample_ids: (
            tf.equal(sample_ids, 0),
            tf.gather(embedding, sample_ids),
            state,
        ),
    )
    cell = contrib.rnn.BasicLSTMCell(4)
    decoder = seq2seq.BasicDecoder(cell, helper, cell.zero_state(4, tf.float32), tf.layers.Dense(5))
    outputs, _, lengths = seq2seq.dynamic_decode(decoder, maximum_iterations=3)
    scheduled = seq2seq.ScheduledOutputTrainingHelper(tf.constant(X), LENGTHS, 0.0)
    with tf.variable_scope("scheduled"):
        cell = contrib.rnn.BasicLSTMCell(3)
        decoder = seq2seq.BasicDecoder(cell, scheduled, cell.zero_state(4, tf.float32))
        own, _, _ = seq2seq.dynamic_decode(decoder)
    return [outputs.rnn_output, outputs.sample_id, lengths, own.rnn_output]


@run
def case_words_of_a_sequence(contrib, tf):
    crf = contrib.crf
    tags = tf.constant(np.eye(3, dtype=bool)[np.arange(24).reshape(4, 6) % 3])
    score = crf.crf_multitag_sequence_score(
        tf.constant(X), tags, tf.constant(LENGTHS), tf.constant(Z[:3])
    )
    path, best = crf.viterbi_decode(X[0], Z[:3])
    return [score, tf.constant(path), tf.constant(float(best))]


# --- columns, layers and weights -----------------------------------------------------------------


@run
def case_sequences_of_words_and_numbers(contrib, tf):
    columns = contrib.feature_column
    words = tf.SparseTensor([[0, 0], [0, 1], [1, 0]], ["a", "b", "z"], [2, 2])
    numbers = tf.SparseTensor([[0, 0], [0, 1], [1, 0]], [1.0, 2.0, 3.0], [2, 2])
    hashed = columns.sequence_categorical_column_with_hash_bucket("words", 5)
    listed = columns.sequence_categorical_column_with_vocabulary_list("words", ["a", "b"])
    inputs, lengths = columns.sequence_input_layer(
        {"words": words, "numbers": numbers},
        [
            tf.feature_column.embedding_column(hashed, 2),
            tf.feature_column.indicator_column(listed),
            columns.sequence_numeric_column("numbers", normalizer_fn=lambda x: x * 2),
        ],
    )
    return [inputs, lengths]


@run
def case_pruned_cells(contrib, tf):
    pruned = package(contrib, "model_pruning.python.layers.rnn_cells")
    found = []
    for name in ("MaskedBasicLSTMCell", "MaskedLSTMCell"):
        with tf.variable_scope(name):
            cell = getattr(pruned, name)(3)
            found += [tf.nn.dynamic_rnn(cell, tf.constant(X), dtype=tf.float32)[0]]
    weights = contrib.model_pruning.get_masked_weights()
    return [*found, tf.constant(len(weights))]


@run
def case_quantized_evaluation(contrib, tf):
    layer = contrib.layers.conv2d(tf.constant(X[:, :, :, None]), 2, 2, scope="layer")
    contrib.quantize.create_eval_graph(tf.get_default_graph())
    kinds = sorted(op.type for op in tf.get_default_graph().get_operations())
    kinds = [kind for kind in kinds if "Quant" in kind]
    return [layer, tf.constant(kinds)]


@run
def case_samples_of_classes(contrib, tf):
    weights = tf.get_variable("weights", [5, 3])
    labels, inputs = tf.constant([[1], [4], [0], [2]]), tf.constant(X[:, 0])
    flipped = contrib.nn.deprecated_flipped_sparse_softmax_cross_entropy_with_logits
    drawn = [tf.constant([3, 0], tf.int64), tf.ones([4, 1]), tf.ones([2])]
    return [
        contrib.nn.sampled_sparse_softmax_loss(
            weights, tf.zeros([5]), labels, inputs, 2, 5, sampled_values=drawn
        ),
        flipped(tf.constant(X[:, 0]), tf.constant([0, 2, 1, 1])),
    ]


@run
def case_specifications_tell_what_they_make(contrib, tf):
    specs = contrib.specs
    net = specs.create_net(
        "net = Cr(4, [3, 3]) | Mp([2, 2]) | Flat | Fr(5)", tf.constant(X[..., None])
    )
    summaries = package(contrib, "specs.python.summaries")
    counted = summaries.tf_num_params(net)
    return [
        net,
        tf.constant(counted),
        tf.constant(list(summaries.tf_parameter_summary.__doc__[:9])),
    ]


@run
def case_trees_of_labeled_tensors(contrib, tf):
    lt = contrib.labeled_tensor
    first = lt.LabeledTensor(tf.constant(X[0]), [("a", list("uvwxyz")), ("b", 3)])
    second = lt.LabeledTensor(tf.constant(X[1]), [("a", list("uvwxyz")), ("b", 3)])
    packed = lt.pack([first, second], ("c", ["one", "two"]), 1)
    found = [
        packed,
        *lt.unpack(packed, "c"),
        lt.reshape(first, ["a", "b"], [("d", 18)]),
        lt.rename_axis(first, "a", "e"),
        lt.map_fn(lambda row: lt.add(row, row), first),
        lt.foldl(lt.add, first, lt.slice(first, {"a": 0})),
        lt.matmul(first, lt.transpose(lt.rename_axis(second, "a", "f"), ["b", "f"])),
        lt.tile(lt.rename_axis(lt.expand_dims(first, ["g", "a", "b"]), "g", "h"), {"h": 2}),
        lt.pad(first, {"b": (1, 2)}),
        lt.where(lt.greater(first, second), first, second),
        lt.boolean_mask(first, lt.greater(lt.slice(first, {"b": 0}), 0.0)),
        lt.cast(first, tf.int32),
        lt.align(first, second)[0],
    ]
    names = [str(list(each.axes.keys())) for each in found]
    return [*(each.tensor for each in found), tf.constant(names)]


# --- optimizers ----------------------------------------------------------------------------------


class _Rates:
    """Where a rate is to stay below a limit."""

    def __new__(cls, contrib, tf, own):
        base = contrib.constrained_optimization.ConstrainedMinimizationProblem

        class Problem(base):
            objective = property(lambda self: tf.reduce_sum(own**2 - own))
            constraints = property(lambda self: tf.stack([own[0] - 0.1, 0.2 - own[1]]))
            proxy_constraints = property(lambda self: self.constraints * 2)

        return Problem()


def _constrained(name):
    @run
    def case(contrib, tf):
        own = tf.get_variable("own", initializer=np.float32([0.5, 0.1, 0.3]))
        # With one optimizer for both, what is read may be from before or after a change.
        optimizers = tf.train.AdagradOptimizer(0.1), tf.train.AdagradOptimizer(0.2)
        made = getattr(contrib.constrained_optimization, name)(*optimizers)
        step = made.minimize_constrained(_Rates(contrib, tf, own))
        return [step] * 4, [own.value()]

    return case


case_regret_of_additions = _constrained("AdditiveExternalRegretOptimizer")
case_regret_of_swaps = _constrained("AdditiveSwapRegretOptimizer")
case_regret_of_products = _constrained("MultiplicativeSwapRegretOptimizer")


@run
def case_dual_coordinates(contrib, tf):
    sdca = package(contrib, "linear_optimizer.python.ops.sdca_ops")
    column = contrib.linear_optimizer.SparseFeatureColumn(
        *(tf.constant([0, 1, 2], tf.int64), tf.constant([0, 0, 1], tf.int64)), tf.ones([3])
    )
    weights = tf.get_variable("own", [2], initializer=tf.zeros_initializer())
    examples = {
        "sparse_features": [column],
        "dense_features": [],
        "example_labels": tf.constant([1.0, 0.0, 1.0]),
        "example_weights": tf.constant([1.0, 2.0, 1.0]),
        "example_ids": tf.constant(["a", "b", "c"]),
    }
    options = {
        "symmetric_l2_regularization": 1.0,
        "symmetric_l1_regularization": 0.0,
        "loss_type": "logistic_loss",
        "num_table_shards": 1,
    }
    variables = {"sparse_features_weights": [weights], "dense_features_weights": []}
    model = sdca.SdcaModel(examples, variables, options)
    steps = [model.minimize()] * 99 + [model.update_weights(tf.no_op())]
    return steps, [model.predictions(examples), model.regularized_loss(examples), weights]


# --- numbers -------------------------------------------------------------------------------------


@run
def case_lanczos(contrib, tf):
    lanczos = package(contrib, "solvers.python.ops.lanczos")
    util = package(contrib, "solvers.python.ops.util")
    matrix = util.create_operator(tf.constant(Z))
    found = lanczos.lanczos_bidiag(matrix, 2, starting_vector=tf.ones([5]))
    direction, length = util.l2normalize(tf.constant(Z[0]))
    # Of a pair of vectors either direction will do.
    product = lanczos.bidiag_matmul(tf.constant(Z[:2]), found.alpha, found.beta, False)
    return [found.alpha, found.beta, tf.abs(found.u), tf.abs(product), direction, length]


@run
def case_images_are_warped(contrib, tf):
    source, there = [[[0.0, 0.0], [5.0, 2.0], [2.0, 1.0]]], [[[0.0, 0.0], [5.0, 2.0], [3.0, 1.0]]]
    warped, flow = contrib.image.sparse_image_warp(
        tf.constant(X[:1, :, :, None]), tf.constant(source), tf.constant(there)
    )
    return [warped, flow]


def case_clusters_of_normal_distributions(contrib, tf, tmp):
    gmm = package(contrib, "factorization.python.ops.gmm_ops")
    with tf.Graph().as_default(), tf.Session() as session:
        loss, scores, assigned, train, start, _ = gmm.gmm(
            tf.constant(Z), Z[:2], 2, 1, covariance_type="diag", params="wmc"
        )
        names = sorted(v.op.name for v in tf.global_variables())
        session.run([tf.global_variables_initializer(), tf.local_variables_initializer()])
        for step in (start, train, train):
            session.run(step)
        found = [value.tolist() for value in session.run([loss, scores, *assigned[0]])]
    return {"values": found, "variables": names}


@run
def case_losses_by_a_scale(contrib, tf):
    manager = contrib.mixed_precision.FixedLossScaleManager(8.0)
    optimizer = contrib.mixed_precision.LossScaleOptimizer(
        tf.train.GradientDescentOptimizer(0.1), manager
    )
    own = tf.get_variable("own", initializer=Y)
    step = optimizer.minimize(tf.reduce_sum(own**3))
    return [step] * 3, [own.value(), manager.get_loss_scale()]


@run
def case_expectations_by_importance(contrib, tf):
    montecarlo = package(contrib, "bayesflow.python.ops.monte_carlo_impl")
    p, q = contrib.distributions.Normal(0.0, 1.0), contrib.distributions.Normal(0.5, 2.0)
    drawn = tf.constant(Y[0])
    return [
        montecarlo.expectation_importance_sampler(tf.square, p.log_prob, q, z=drawn),
        montecarlo.expectation_importance_sampler_logspace(tf.square, p.log_prob, q, z=drawn),
    ]


# --- graphs and files ----------------------------------------------------------------------------


@run
def case_more_edits_of_graphs(contrib, tf):
    ge = contrib.graph_editor
    a, b, c = (tf.constant(float(n), name=n_) for n, n_ in ((1, "a"), (2, "b"), (3, "c")))
    d, e = tf.add(a, b, name="d"), tf.multiply(b, c, name="e")
    ge.swap_ts([d], [e])
    ge.reroute_ts([c], [a], can_modify=[d.op])
    first, second = ge.sgv(d.op), ge.sgv(e.op)
    names = [[op.name for op in ge.get_tensors(tf.get_default_graph()) if op.op.name in "abcde"]]
    ge.swap_inputs(first, second)
    walked = [op.name for op in ge.get_walks_union_ops([a.op], [d.op, e.op])]
    holder = ge.make_placeholder_from_dtype_and_shape(tf.float32, [2], scope="here")
    told = [
        *names[0],
        *walked,
        holder.op.name,
        ge.placeholder_name(a),
        *ge.util.scope_dirname("x/y/z").split(),
    ]
    return [tf.identity(d), tf.identity(e), tf.constant(sorted(told))]


def case_state_of_numpy_is_saved(contrib, tf, tmp):
    with tf.Graph().as_default(), tf.Session():
        state = contrib.checkpoint.NumpyState()
        saver = tf.train.Checkpoint(state=state, names=contrib.checkpoint.UniqueNameTracker())
        state.numbers = np.array([1.0, 2.0])
        path = saver.save(str(tmp / "numbers"))
        state.numbers[:] = 5.0
        saver.restore(path).initialize_or_restore()
        drawn = contrib.checkpoint.dot_graph_from_checkpoint(path)
        return {"kept": np.asarray(state.numbers).tolist(), "drawn": drawn.count("label=")}


def case_checkpoints_of_the_second_optimizers(contrib, tf, tmp):
    v2 = contrib.optimizer_v2
    with tf.Graph().as_default(), tf.Session() as session:
        weight = tf.get_variable("weight", [2], initializer=tf.ones_initializer())
        optimizer = v2.AdamOptimizer(0.1)
        step = optimizer.minimize(tf.reduce_sum(weight * weight))
        session.run(tf.global_variables_initializer())
        session.run(step)
        saver = tf.train.Checkpoint(weight=weight, optimizer=optimizer)
        path = saver.save(str(tmp / "weights"))
        session.run([step, step])
        saver.restore(path).assert_consumed().run_restore_ops()
        session.run(step)
        names = sorted(name for name, _ in tf.train.list_variables(path))
        return {"values": session.run(weight).tolist(), "names": names}


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_the_rest_of_each_package_does_what_it_did(name, check_graph):
    """Values, gradients and names of variables are those of native 1.15."""
    check_graph(name)
