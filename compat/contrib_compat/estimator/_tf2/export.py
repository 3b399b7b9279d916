"""``tf.estimator.export`` of TensorFlow 2."""

from contrib_compat.estimator._namespace import lazy_tf2_namespace

__getattr__, __dir__ = lazy_tf2_namespace(__name__)
