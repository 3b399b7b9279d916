"""Constants by which contrib.learn's model functions and exports name things."""

from contrib_compat.identity import public

__all__ = ["COLLECTION_DEF_KEY_FOR_INPUT_FEATURE_KEYS", "PredictionKey", "ProblemType"]

COLLECTION_DEF_KEY_FOR_INPUT_FEATURE_KEYS = "input_feature_keys"


@public("tf_contrib.learn")
class ProblemType:
    """What a model predicts; it decides the method of its signatures.

    Stands for ``tf.contrib.learn.ProblemType`` (TF 1.15).

    Attributes:
      UNSPECIFIED: a predict signature.
      CLASSIFICATION: a classify signature.
      LINEAR_REGRESSION: a regress signature.
      LOGISTIC_REGRESSION: a classify signature.
    """

    UNSPECIFIED = 0
    CLASSIFICATION = 1
    LINEAR_REGRESSION = 2
    LOGISTIC_REGRESSION = 3


@public("tf_contrib.learn")
class PredictionKey:
    """Names of entries in a model's predictions.

    Stands for ``tf.contrib.learn.PredictionKey`` (TF 1.15).
    """

    CLASSES = "classes"
    PROBABILITIES = "probabilities"
    LOGITS = "logits"
    LOGISTIC = "logistic"
    SCORES = "scores"
    TOP_K = "top_k"
    GENERIC = "output"
