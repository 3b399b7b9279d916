"""Contrib's own ops, native's compiled ones and ours, and what they answer."""

import importlib
from pathlib import Path

#: Where each op is: native's compiled library and the module of its functions, and ours.
PLACES = {
    "gather_tree": (
        "seq2seq/python/ops/_beam_search_ops.so",
        "seq2seq.ops.gen_beam_search_ops",
        "beam_search",
    ),
    "obtain_next": (
        "input_pipeline/python/ops/_input_pipeline_ops.so",
        "input_pipeline.ops.gen_input_pipeline_ops",
        "round_robin",
    ),
    "sparse_feature_cross": (
        "layers/python/ops/_sparse_feature_cross_op.so",
        "layers.ops.gen_sparse_feature_cross_op",
        "feature_cross",
    ),
    "zero_initializer": (
        "framework/python/ops/_variable_ops.so",
        "framework.python.ops.gen_variable_ops",
        "zeros",
    ),
}


def _more(library, functions, ours, names):
    PLACES.update((name, (library, functions, ours)) for name in names.split())


_more(*PLACES["sparse_feature_cross"], "sparse_feature_cross_v2")
_more(*PLACES["zero_initializer"], "zero_var_initializer")
_more(
    "factorization/python/ops/_factorization_ops.so",
    "factorization.python.ops.gen_factorization_ops",
    "factors",
    "masked_matmul wals_compute_partial_lhs_and_rhs",
)
_more(
    "image/python/ops/_image_ops.so",
    "image.ops.gen_image_ops",
    "images",
    "bipartite_match image_connected_components image_projective_transform "
    "image_projective_transform_v2",
)
_more(
    "image/python/ops/_distort_image_ops.so",
    "image.ops.gen_distort_image_ops",
    "colors",
    "adjust_hsv_in_yiq",
)
_more(
    "fused_conv/python/ops/_fused_conv2d_bias_activation_op.so",
    "fused_conv.ops.gen_fused_conv2d_bias_activation_op",
    "fused_convolution",
    "fused_conv2d_bias_activation",
)
_more(
    "resampler/python/ops/_resampler_ops.so",
    "resampler.ops.gen_resampler_ops",
    "resampling",
    "resampler resampler_grad",
)
_more(
    "reduce_slice_ops/python/ops/_reduce_slice_ops.so",
    "reduce_slice_ops.ops.gen_reduce_slice_ops",
    "slices",
    "reduce_slice_sum reduce_slice_prod reduce_slice_max reduce_slice_min",
)
_more("libsvm/python/ops/_libsvm_ops.so", "libsvm.ops.gen_libsvm_ops", "libsvm", "decode_libsvm")
_more(
    "periodic_resample/python/ops/_periodic_resample_op.so",
    "periodic_resample.python.ops.gen_periodic_resample_op",
    "periods",
    "periodic_resample periodic_resample_op_grad",
)
_more(
    "text/python/ops/_skip_gram_ops.so",
    "text.python.ops.gen_skip_gram_ops",
    "skip_grams",
    "skip_gram_generate_candidates",
)
_more(
    "boosted_trees/python/ops/_boosted_trees_ops.so",
    "boosted_trees.python.ops.gen_quantile_ops",
    "buckets",
    "bucketize_with_input_boundaries quantiles",
)


def kernel(contrib, name):
    """Returns an op's function, native's or ours."""
    library, functions, ours = PLACES[name]
    if contrib.__name__ == "tf_contrib":
        return getattr(importlib.import_module(f"contrib_compat.kernels.{ours}"), name)
    contrib.util.loader.load_op_library(str(Path(contrib.__path__[0], library)))
    return getattr(importlib.import_module(f"tensorflow.contrib.{functions}"), name)


def answers(tf, build, feeds):
    """Builds ops once, in a graph, and returns what they evaluate to for each feed, as JSON.

    Args:
      build: returns tensors, given placeholders of unknown shapes for the arrays of a feed.
      feeds: lists of arrays.
    """
    with tf.Graph().as_default(), tf.Session() as session:
        types = [tf.string if part.dtype == object else part.dtype for part in feeds[0]]
        places = [tf.placeholder(kind, [None] * part.ndim) for kind, part in zip(types, feeds[0])]
        tensors = list(build(*places))
        values = [session.run(tensors, dict(zip(places, feed))) for feed in feeds]
        return [[read(part) for part in value] for value in values]


def read(value):
    if value.dtype == object:
        return [text.decode() for text in value.tolist()]
    return value.tolist()
