"""What ``tf.estimator`` was in TensorFlow 2, up to 2.15; ``install`` puts it back after that."""

from contrib_compat.estimator._namespace import lazy_tf2_namespace

__getattr__, __dir__ = lazy_tf2_namespace(__name__)
