"""Legacy names of ``tf.contrib.estimator.python.estimator.replicate_model_fn``."""

from contrib_compat.legacy import legacy_module

__getattr__, __dir__ = legacy_module(__name__)
