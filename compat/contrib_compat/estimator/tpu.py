"""``tf.compat.v1.estimator.tpu`` on every TensorFlow."""

from typing import TYPE_CHECKING

from contrib_compat.estimator._namespace import lazy_namespace

if TYPE_CHECKING:
    from contrib_compat.estimator._typed.tpu import *  # noqa: F403
else:
    __getattr__, __dir__ = lazy_namespace(__name__)
