"""What goes wrong with an estimator."""

from contrib_compat.deprecation import deprecated_class

__all__ = ["NotFittedError"]


@deprecated_class("learn.NotFittedError")
class NotFittedError(ValueError, AttributeError):
    """A model was asked for something it only has after training.

    Stands for ``tf.contrib.learn.NotFittedError`` (TF 1.15), which is caught as a ValueError and
    as an AttributeError, after scikit-learn's exception of the same name.
    """
