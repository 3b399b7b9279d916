"""Legacy names of ``tf.contrib.learn.utils.saved_model_export_utils`` (see the route table)."""

from contrib_compat.legacy import legacy_module

__getattr__, __dir__ = legacy_module(__name__)
