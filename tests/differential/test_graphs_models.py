"""Models and what is made of graphs: packages of tf.contrib against native 1.15."""

import numpy as np
import pytest
from batteries import cases
from graphs import X, Y, package, run

# --- factorization -------------------------------------------------------------------------------


def case_wals(contrib, tf):
    """Two sweeps of alternating least squares over a small matrix, by rows and by columns."""
    start = [np.float32([[0.5, -0.2], [0.1, 0.4], [0.3, 0.3]]), np.float32(Y[:4, :2])]
    model = contrib.factorization.WALSModel(
        3,
        4,
        2,
        unobserved_weight=0.1,
        regularization=0.01,
        row_init=start[0],
        col_init=start[1],
        row_weights=[1.0, 2.0, 0.5],
        col_weights=[1.0, 1.0, 0.5, 2.0],
        use_factors_weights_cache=False,
        use_gramian_cache=False,
    )
    entries = tf.SparseTensor([[0, 1], [1, 0], [1, 3], [2, 2]], [1.0, 2.0, -1.0, 0.5], [3, 4])
    rows = model.update_row_factors(sp_input=entries)[1]
    columns = model.update_col_factors(sp_input=entries)[1]
    prepare = [model.row_update_prep_gramian_op, model.col_update_prep_gramian_op]
    steps = [model.initialize_op, prepare[0], rows, prepare[1], columns, prepare[0], rows]
    found = [*model.row_factors, *model.col_factors]
    *_, loss, _, _ = model.update_row_factors(sp_input=entries)
    projected = model.project_row_factors(
        sp_input=tf.SparseTensor([[0, 2]], [1.0], [1, 4]), projection_weights=[1.5]
    )
    return steps, [tf.convert_to_tensor(part) for part in [*found, projected]] + [loss]


# --- nn ------------------------------------------------------------------------------------------


def case_neural_functions(contrib, tf):
    nn = contrib.nn
    targets, scores = tf.constant((Y > 0).astype(np.float32)), tf.constant(Y)
    return [
        nn.scaled_softplus(scores, 2.0, clip=1.5),
        nn.deprecated_flipped_sigmoid_cross_entropy_with_logits(scores, targets),
        nn.deprecated_flipped_softmax_cross_entropy_with_logits(scores, tf.nn.softmax(targets)),
        nn.nth_element(scores, 2),
        nn.conv1d_transpose(tf.constant(X[:1]), tf.ones([2, 1, 3]), [1, 12, 1], 2),
        nn.alpha_dropout(scores, 1.0),
    ]


def case_sparse_maximum(contrib, tf):
    sparse = contrib.sparsemax.sparsemax(tf.constant(Y))
    labels = tf.one_hot([0, 1, 2, 0], 6)
    return [sparse, contrib.sparsemax.sparsemax_loss(tf.constant(Y), sparse, labels)]


# --- graphs changed ------------------------------------------------------------------------------


def case_quantized_training(contrib, tf):
    images = tf.constant(X[:1, :, :, None])
    found = contrib.layers.conv2d(images, 2, 2, normalizer_fn=contrib.layers.batch_norm)
    found = tf.identity(contrib.layers.conv2d(found, 1, 2), name="found")
    graph = tf.get_default_graph()
    contrib.quantize.create_training_graph(graph, quant_delay=0)
    kinds = sorted(op.type for op in graph.get_operations() if "FakeQuant" in op.type)
    return [tf.constant(kinds), graph.get_tensor_by_name("found:0")]


def case_pruning(contrib, tf):
    pruning = contrib.model_pruning
    found = pruning.masked_fully_connected(tf.constant(Y), 4)
    spec = pruning.get_pruning_hparams().parse("begin_pruning_step=0,target_sparsity=0.5")
    tf.train.create_global_step()
    update = pruning.Pruning(spec, sparsity=0.5).mask_update_op()
    return [update], [found, *pruning.get_masks(), *pruning.get_weight_sparsity()]


def case_receptive_fields(contrib, tf):
    field = package(contrib, "receptive_field.receptive_field_api")
    images = tf.placeholder(tf.float32, [1, None, None, 1], name="images")
    found = contrib.layers.conv2d(images, 2, 5, stride=2, padding="VALID")
    tf.identity(contrib.layers.max_pool2d(found, 3), name="found")
    graph = tf.get_default_graph().as_graph_def()
    told = field.compute_receptive_field_from_graph_def(graph, "images", "found")
    return [tf.constant([str(part) for part in told])]


def case_graphs_are_edited(contrib, tf):
    editor = contrib.graph_editor
    a, b = tf.constant(2.0, name="a"), tf.constant(3.0, name="b")
    c = tf.multiply(tf.add(a, b, name="sum"), 2.0, name="c")
    copied = editor.graph_replace(c, {a: tf.constant(10.0)})
    view = editor.make_view(tf.get_default_graph().get_operations()[:4])
    walked = editor.get_backward_walk_ops([c.op], inclusive=True)
    selected = editor.select_ops("^sum", graph=tf.get_default_graph())
    editor.swap_ts(a, b)
    names = sorted(op.name for op in walked) + [op.name for op in selected]
    return [c, copied, tf.constant(names), tf.constant(len(view.ops))]


def case_graphs_are_copied(contrib, tf):
    copy = contrib.copy_graph
    own = tf.get_variable("own", initializer=Y[0])
    found = tf.add(own, 1.0, name="found")
    other = tf.Graph()
    copied = copy.copy_variable_to_graph(own, other)
    made = copy.copy_op_to_graph(found, other, [copied])
    with tf.Session(graph=other) as session:
        session.run(copied.initializer)
        values = session.run(made)
    return [tf.constant(values), tf.constant([copied.op.name, made.op.name])]


def case_specifications(contrib, tf):
    specs = package(contrib, "specs.python")
    net = specs.create_net("net = Cr(2, [2, 2]) | Flat | Fs(3)", tf.constant(X[:2, :, :, None]))
    return [net, tf.constant(specs.tf_num_params(net))]


CASES = cases(globals(), run)


@pytest.mark.parametrize("name", CASES)
def test_models_compute_what_they_computed(name, check_graph):
    """Values, gradients and names of variables are those of native 1.15."""
    check_graph(name)
