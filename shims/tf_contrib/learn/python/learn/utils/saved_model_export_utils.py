"""Legacy names of ``tf.contrib.learn.python.learn.utils.saved_model_export_utils``."""

from contrib_compat.legacy import legacy_module

__getattr__, __dir__ = legacy_module(__name__)
