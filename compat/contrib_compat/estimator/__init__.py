"""``tf.compat.v1.estimator`` on every TensorFlow, 1.15 and newer.

``from contrib_compat import estimator`` stands where code said ``tf.estimator``. Where TensorFlow
still has the namespace its names come from there; since TF 2.16 they come from the package
tensorflow-estimator, brought back to life. Nothing is imported before the first name is used.
"""
from contrib_compat.estimator._namespace import lazy_namespace
from contrib_compat.versions import activate

__getattr__, __dir__ = lazy_namespace(__name__)
