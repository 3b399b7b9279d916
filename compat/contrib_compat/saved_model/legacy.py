"""SavedModelEstimator under the name that old code knows."""

from contrib_compat.deprecation import deprecated_class
from contrib_compat.saved_model import estimator

__all__ = ["SavedModelEstimator"]


@deprecated_class("estimator.SavedModelEstimator")
class SavedModelEstimator(estimator.SavedModelEstimator):
    """The same as :class:`contrib_compat.estimator.experimental.SavedModelEstimator`.

    Stands for ``tf.contrib.estimator.SavedModelEstimator`` (TF 1.15).
    """
