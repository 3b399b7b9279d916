"""``tf.compat.v1.estimator`` on every TensorFlow from 1.15 on.

``from contrib_compat import estimator`` stands where code said ``tf.estimator``. Up to TF 2.15
the names are TensorFlow's own; since TF 2.16 they come from the package tensorflow-estimator,
brought back to life, which works with tf-keras while the program's ``tf.keras`` stays what it
is. Importing this module imports no TensorFlow: names are looked up on first use.
"""

from typing import TYPE_CHECKING

from contrib_compat.estimator._namespace import lazy_namespace
from contrib_compat.versions import activate as activate

if TYPE_CHECKING:
    from contrib_compat.estimator._typed import *  # noqa: F403
else:
    __getattr__, __dir__ = lazy_namespace(__name__, "activate")
