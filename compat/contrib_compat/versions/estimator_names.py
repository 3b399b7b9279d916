"""Public names of tf.estimator that are not there on every TensorFlow."""

from __future__ import annotations

from typing import Optional

_BOOSTED_TREES = (
    "boosted trees left tensorflow-estimator with 2.9, and their kernels left TensorFlow; "
    "YDF (pip install ydf), which was tensorflow-decision-forests, is the successor"
)

_WHY = {
    "BoostedTreesClassifier": _BOOSTED_TREES,
    "BoostedTreesEstimator": _BOOSTED_TREES,
    "BoostedTreesRegressor": _BOOSTED_TREES,
    "export.EvalOutput": "it became public after TF 2.4",
}


def why_missing(path: str) -> Optional[str]:
    """Returns the reason why a name of some TensorFlow is not in the one installed.

    Args:
        path: The name below ``tf.compat.v1.estimator``, such as ``BoostedTreesClassifier``.

    Returns:
        Half a sentence, or None for a name that no TensorFlow of the matrix has.
    """
    return _WHY.get(path)
