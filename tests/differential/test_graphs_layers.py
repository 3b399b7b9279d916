"""Layers, their columns and optimize_loss: graphs of tf.contrib.layers against native 1.15."""

import numpy as np
import pytest
from batteries import cases
from graphs import X, Y, Z, package, run

IMAGES = X[:2, :, :, None]
VOLUMES = X[:2, None, :, :, None]


# --- layers --------------------------------------------------------------------------------------


def case_convolutions(contrib, tf):
    layers = contrib.layers
    images = tf.constant(IMAGES)
    return [
        layers.conv2d(images, 2, 3, normalizer_fn=layers.batch_norm, scope="a"),
        layers.conv2d(images, 2, [2, 3], stride=2, rate=1, padding="VALID", scope="b"),
        layers.conv2d(images, 1, 2, rate=2, scope="c"),
        layers.convolution1d(tf.constant(X[:2]), 2, 2, scope="d"),
        layers.conv3d(tf.constant(VOLUMES), 1, 2, scope="e"),
        layers.conv2d_in_plane(images, 2, scope="f"),
    ]


def case_transposed_convolutions(contrib, tf):
    layers = contrib.layers
    return [
        layers.conv2d_transpose(tf.constant(IMAGES), 1, 2, stride=2, scope="a"),
        layers.conv3d_transpose(tf.constant(VOLUMES), 1, 2, scope="b"),
    ]


def case_pools(contrib, tf):
    layers = contrib.layers
    images, volumes = tf.constant(IMAGES), tf.constant(VOLUMES)
    return [
        layers.max_pool2d(images, 2),
        layers.avg_pool2d(images, [3, 2], stride=1, padding="SAME"),
        layers.max_pool3d(volumes, [1, 2, 2]),
        layers.avg_pool3d(volumes, [1, 2, 2]),
        layers.spatial_softmax(images),
        layers.maxout(tf.constant(Y), 3),
    ]


def case_norms(contrib, tf):
    layers = contrib.layers
    images = tf.tile(tf.constant(IMAGES), [1, 1, 1, 4])
    return [
        layers.group_norm(images, 2),
        layers.unit_norm(tf.constant(Y), 1),
        layers.gdn(images[:, :2]),
        layers.batch_norm(images[:, :2], is_training=False, scope="fixed"),
        layers.batch_norm(images[:, :2], fused=True, decay=0.9, center=False, scope="fused"),
    ]


def case_batch_norm_moves_its_averages(contrib, tf):
    values = tf.constant(X[:, 0])
    found = contrib.layers.batch_norm(values, decay=0.5, zero_debias_moving_mean=True)
    updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
    return [updates] * 2, [found, *[v.value() for v in tf.global_variables()]]


def case_shapes(contrib, tf):
    layers = contrib.layers
    return [
        layers.flatten(tf.constant(X[:1])),
        layers.softmax(tf.constant(X[:1])),
        layers.one_hot_encoding(tf.constant([1, 0]), 3),
        layers.images_to_sequence(tf.constant(X[:2, :, :, None])),
        layers.sequence_to_images(tf.constant(X[:, :4]), 2),
        tf.sparse_tensor_to_dense(layers.dense_to_sparse(tf.constant([[0, 1], [2, 0]]))),
        layers.scale_gradient(tf.constant(Z), tf.constant([0.5])),
    ]


def case_stacks(contrib, tf):
    layers = contrib.layers
    with contrib.framework.arg_scope([layers.fully_connected], activation_fn=tf.nn.elu):
        stacked = layers.stack(tf.constant(Z), layers.fully_connected, [2, 3], scope="stack")
        repeated = layers.repeat(stacked, 2, layers.fully_connected, 2, scope="repeat")
    return [repeated, layers.dropout(repeated, 0.5, is_training=False), layers.bias_add(stacked)]


def case_legacy_layers(contrib, tf):
    layers = contrib.layers
    found = layers.legacy_fully_connected(tf.constant(Z), 2, activation_fn=tf.nn.relu)
    return [layers.legacy_linear(found, 2), layers.relu(found, 2), layers.linear(found, 1)]


def case_reversible_blocks(contrib, tf):
    layers = contrib.layers

    def f(x):
        return layers.fully_connected(x, 2)

    found = layers.rev_block(tf.constant(Y[:, :2]), tf.constant(Y[:, 2:4]), f, f, num_layers=2)
    return [tf.concat(found, 1)]


def case_recomputed_gradients(contrib, tf):
    twice = contrib.layers.recompute_grad(lambda x: contrib.layers.fully_connected(x, 2))
    with tf.variable_scope("resources", use_resource=True):
        return [twice(tf.constant(Z))]


def case_embeddings(contrib, tf):
    layers = contrib.layers
    table = tf.get_variable("table", [4, 2])
    ids = tf.SparseTensor([[0, 0], [1, 0], [1, 1]], tf.constant([1, 3, -1], tf.int64), [3, 2])
    return [
        layers.safe_embedding_lookup_sparse([table], ids, combiner="mean", default_id=2),
        layers.embedding_lookup_unique(table, tf.constant([[1, 1], [3, 0]], tf.int64)),
        layers.bow_encoder(tf.constant([[1, 2], [0, 2]]), 3, 2),
        layers.bow_encoder([[1, 2], [0, 2]], 3, 2, sparse_lookup=False, scope="dense"),
    ]


# --- training ------------------------------------------------------------------------------------


def _optimized(contrib, tf, **more):
    tf.train.create_global_step()
    own = tf.get_variable("own", initializer=Y[:2])
    train = contrib.layers.optimize_loss(
        tf.reduce_sum(own**3), tf.train.get_global_step(), learning_rate=0.1, **more
    )
    tags = sorted(op.op.name for op in tf.get_collection(tf.GraphKeys.SUMMARIES))
    return [train] * 3, [own.value(), tf.train.get_global_step().value(), tf.constant(tags)]


def case_optimize_loss(contrib, tf):
    return _optimized(contrib, tf, optimizer="Adam", summaries=contrib.layers.OPTIMIZER_SUMMARIES)


def case_optimize_loss_clips(contrib, tf):
    return _optimized(contrib, tf, optimizer="SGD", clip_gradients=1.0)


def case_optimize_loss_clips_by_what_gradients_were(contrib, tf):
    optimizers = package(contrib, "layers.python.layers.optimizers")
    clip = optimizers.adaptive_clipping_fn(decay=0.9, report_summary=True)
    return _optimized(contrib, tf, optimizer="RMSProp", clip_gradients=clip)


def case_optimize_loss_decays(contrib, tf):
    def halved(rate, step):
        return tf.train.exponential_decay(rate, step, 1, 0.5)

    return _optimized(
        contrib, tf, optimizer=tf.train.AdagradOptimizer, learning_rate_decay_fn=halved
    )


def case_optimize_loss_multiplies_gradients(contrib, tf):
    return _optimized(contrib, tf, optimizer="Ftrl", gradient_multipliers={"own": 0.5}, name="mine")


def case_summaries(contrib, tf):
    layers = contrib.layers
    made = layers.summarize_activation(tf.nn.relu(tf.constant(Y), name="rectified"))
    more = [layers.summarize_tensor(tf.constant(1.0, name="scalar"))]
    more += layers.summarize_tensors([tf.constant(Y, name="matrix")])
    kept = tf.get_collection(tf.GraphKeys.SUMMARIES)
    return [tf.constant([op.op.name for op in [made, *more]]), tf.constant(len(kept))]


def case_target_columns(contrib, tf):
    layers = contrib.layers
    regression, classes = layers.regression_target(), layers.multi_class_target(3)
    weighted = layers.multi_class_target(2, weight_column_name="weight")
    features = {"weight": tf.constant([1.0, 0.5, 2.0, 0.0])}
    numbers, labels = tf.constant(Y[:, :1]), tf.constant([[0], [1], [2], [1]])
    return [
        regression.loss(tf.constant(X[:, 0, :1]), numbers, {}),
        classes.loss(tf.constant(X[:, 0]), labels, {}),
        classes.logits_to_predictions(tf.constant(X[:, 0]), proba=True),
        weighted.loss(tf.constant(X[:, 0, :1]), tf.minimum(labels, 1), features),
        weighted.training_loss(tf.constant(X[:, 0, :1]), tf.minimum(labels, 1), features),
    ]


# --- columns -------------------------------------------------------------------------------------


def _sparse(tf, values):
    return tf.SparseTensor([[0, 0], [1, 0], [1, 1]], values, [2, 2])


def _features(tf):
    return {
        "real": tf.constant([[1.0, 2.0], [3.0, 4.0]]),
        "word": _sparse(tf, ["a", "b", "c"]),
        "kind": _sparse(tf, ["u", "v", "z"]),
        "id": _sparse(tf, tf.constant([1, 2, 9], tf.int64)),
        "weight": _sparse(tf, [0.5, 2.0, 3.0]),
    }


def _columns(layers):
    return {
        "real": layers.real_valued_column("real", 2, normalizer=lambda x: x * 2),
        "word": layers.sparse_column_with_hash_bucket("word", 10, combiner="sum"),
        "kind": layers.sparse_column_with_keys("kind", ["u", "v"]),
        "id": layers.sparse_column_with_integerized_feature("id", 5, combiner="mean"),
    }


def case_columns_make_inputs(contrib, tf):
    layers = contrib.layers
    columns = _columns(layers)
    weighted = layers.weighted_sparse_column(columns["word"], "weight")
    made = [
        columns["real"],
        layers.bucketized_column(columns["real"], [3.0, 5.0]),
        layers.embedding_column(weighted, 2, combiner="mean"),
        layers.one_hot_column(columns["id"]),
        layers.scattered_embedding_column("word", 20, 3, hash_key=7),
        layers.embedding_column(layers.crossed_column([columns["word"], columns["kind"]], 9), 2),
    ]
    return [layers.input_from_feature_columns(_features(tf), made)]


def case_shared_embeddings(contrib, tf):
    layers = contrib.layers
    keys = [layers.sparse_column_with_hash_bucket(name, 6) for name in ("word", "kind")]
    shared = layers.shared_embedding_columns(keys, 2, combiner="mean", shared_embedding_name="s")
    return [layers.input_from_feature_columns(_features(tf), shared)]


def case_columns_make_sums(contrib, tf):
    layers = contrib.layers
    columns = _columns(layers)
    cross = layers.crossed_column([columns["kind"], columns["word"]], 20, combiner="sum")
    made = [columns["id"], cross, layers.weighted_sparse_column(columns["word"], "weight")]
    found = layers.weighted_sum_from_feature_columns(_features(tf), made, 2)
    return [found[0], found[2].value()]


def case_columns_make_sums_of_one_variable(contrib, tf):
    layers = contrib.layers
    columns = _columns(layers)
    made = [columns["kind"], columns["word"]]
    return [layers.joint_weighted_sum_from_feature_columns(_features(tf), made, 2)[0]]


def case_columns_make_sequences(contrib, tf):
    layers = contrib.layers
    features = {"steps": tf.constant(X[:2, :2]), "word": _features(tf)["word"]}
    word = layers.sparse_column_with_hash_bucket("word", 5)
    made = [layers.real_valued_column("steps", 3), layers.embedding_column(word, 2)]
    return [layers.sequence_input_from_feature_columns(features, made)]


def case_columns_are_transformed(contrib, tf):
    layers = contrib.layers
    columns = _columns(layers)
    made = [columns["kind"], columns["real"], layers.bucketized_column(columns["real"], [3.0])]
    found = layers.transform_features(_features(tf), made)
    kind = tf.sparse_tensor_to_dense(found[made[0]], -7)
    return [kind, found[made[1]], found[made[2]]]


def case_columns_say_how_examples_are_parsed(contrib, tf):
    layers = contrib.layers
    columns = _columns(layers)
    made = [*columns.values(), layers.weighted_sparse_column(columns["word"], "weight")]
    made.append(layers.real_valued_column("other", default_value=[1.5]))
    spec = layers.create_feature_spec_for_parsing(made)
    example = tf.train.Example()
    example.features.feature["real"].float_list.value.extend([1.0, 2.0])
    example.features.feature["word"].bytes_list.value.extend([b"a", b"b"])
    found = layers.parse_feature_columns_from_examples([example.SerializeToString()], made)
    texts = [f"{key}: {type(part).__name__} {part}" for key, part in sorted(spec.items())]
    return [tf.constant(texts), found[columns["real"]], found[made[-1]]]


def case_vocabulary_files(contrib, tf):
    import tempfile

    with tempfile.NamedTemporaryFile("w", delete=False) as file:
        file.write("u\nz\n")
    layers = contrib.layers
    column = layers.sparse_column_with_vocabulary_file("kind", file.name, vocab_size=2)
    return [layers.input_from_feature_columns(_features(tf), [layers.one_hot_column(column)])]


def case_columns_are_found_by_their_types(contrib, tf):
    features = {"b": tf.constant([[1.0, 2.0]]), "a": tf.constant([[1, 2, 3]])}
    found = contrib.layers.infer_real_valued_columns(features)
    told = [f"{c.name} {c.dimension} {c.dtype.name}" for c in found]
    numbers = np.float32(contrib.layers.check_feature_columns(found) is None)
    return [tf.constant(told), tf.constant(numbers)]


CASES = cases(globals(), run)


@pytest.mark.parametrize("name", CASES)
def test_layers_compute_what_they_computed(name, check_graph):
    """Values, gradients and names of variables are those of native 1.15."""
    check_graph(name)
