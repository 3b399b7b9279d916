"""Ops of contrib that no TensorFlow has a kernel for any more, over ops that each of them has.

A graph made of them can be exported, and is served by a process that knows nothing of this package.
Each function is called and answers as the one of its name in contrib's generated module.
"""

#: By the path of a generated module below ``tf.contrib``: the module here that has its functions.
GENERATED = {
    "boosted_trees.python.ops.gen_quantile_ops": "buckets",
    "factorization.python.ops.gen_factorization_ops": "factors",
    "framework.python.ops.gen_variable_ops": "zeros",
    "fused_conv.ops.gen_fused_conv2d_bias_activation_op": "fused_convolution",
    "image.ops.gen_distort_image_ops": "colors",
    "image.ops.gen_image_ops": "images",
    "input_pipeline.ops.gen_input_pipeline_ops": "round_robin",
    "layers.ops.gen_sparse_feature_cross_op": "feature_cross",
    "libsvm.ops.gen_libsvm_ops": "libsvm",
    "periodic_resample.python.ops.gen_periodic_resample_op": "periods",
    "reduce_slice_ops.ops.gen_reduce_slice_ops": "slices",
    "resampler.ops.gen_resampler_ops": "resampling",
    "seq2seq.ops.gen_beam_search_ops": "beam_search",
    "text.python.ops.gen_skip_gram_ops": "skip_grams",
}
