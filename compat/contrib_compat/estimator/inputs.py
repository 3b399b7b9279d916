"""``tf.compat.v1.estimator.inputs`` on every TensorFlow."""

from contrib_compat.estimator._namespace import lazy_namespace

__getattr__, __dir__ = lazy_namespace(__name__)
