"""The legacy tree: what old code imports in place of ``tf.contrib``."""

from contrib_compat.legacy import legacy_module

__getattr__, __dir__ = legacy_module(__name__)
