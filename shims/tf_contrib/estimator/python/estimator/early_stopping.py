"""Legacy names of ``tf.contrib.estimator.python.estimator.early_stopping``."""

from contrib_compat.legacy import legacy_module

__getattr__, __dir__ = legacy_module(__name__)
