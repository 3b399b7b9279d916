"""Legacy names of ``tf.contrib.estimator.python.estimator.dnn_with_layer_annotations``."""

from contrib_compat.legacy import legacy_module

__getattr__, __dir__ = legacy_module(__name__)
