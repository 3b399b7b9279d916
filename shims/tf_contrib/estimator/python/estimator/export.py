"""Legacy names of ``tf.contrib.estimator.python.estimator.export`` (see the route table)."""

from contrib_compat.legacy import legacy_module

__getattr__, __dir__ = legacy_module(__name__)
