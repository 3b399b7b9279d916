"""The inputs and outputs that an exported contrib.learn model is served by.

An export had a signature for each pair of an input and an output *alternative*. There was one
input, the default one; outputs are the heads of the model.
"""

from typing import Any, Dict, Optional, Tuple

from contrib_compat.vocabulary.predictions import PredictionKey, ProblemType

__all__ = [
    "DEFAULT_INPUT_ALTERNATIVE_KEY",
    "FEATURES_INPUT_ALTERNATIVE_KEY",
    "get_input_alternatives",
    "get_output_alternatives",
]

DEFAULT_INPUT_ALTERNATIVE_KEY = "default_input_alternative"
FEATURES_INPUT_ALTERNATIVE_KEY = "features_input_alternative"
_FALLBACK_OUTPUT_ALTERNATIVE_KEY = "default_output_alternative"


def get_input_alternatives(input_ops: Any) -> Tuple[Dict[str, Any], Any]:
    """Splits what a serving input function returned into what is fed and what the model gets.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.get_input_alternatives``
    (TF 1.15).

    Args:
      input_ops: an ``InputFnOps``, a ``ServingInputReceiver`` or a tuple ``(features, labels)``.

    Returns:
      A tuple ``(input_alternatives, features)``. The first is a dict of
      ``DEFAULT_INPUT_ALTERNATIVE_KEY`` to the dict of placeholders, empty where ``input_ops`` has
      none.

    Raises:
      ValueError: there are no features, or ``input_ops`` is none of these.
    """
    for field in ("default_inputs", "receiver_tensors"):
        if hasattr(input_ops, field):
            features = input_ops.features
            alternatives = {DEFAULT_INPUT_ALTERNATIVE_KEY: getattr(input_ops, field)}
            break
    else:
        alternatives = {}
        try:
            features, _ = input_ops
        except (TypeError, ValueError):
            raise ValueError(
                f"input_ops: got {input_ops!r}, wanted an InputFnOps, a ServingInputReceiver or "
                "(features, labels)"
            ) from None
    # A lone tensor has no truth value while the graph is built.
    if features is None or (isinstance(features, dict) and not features):
        raise ValueError("Features must be defined.")
    return alternatives, features


def get_output_alternatives(
    model_fn_ops: Any, default_output_alternative_key: Optional[str] = None
) -> Tuple[Dict[Optional[str], Tuple[int, Dict[str, Any]]], Optional[str]]:
    """Returns the heads of a model, and which of them is served by default.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.get_output_alternatives``
    (TF 1.15).

    Args:
      model_fn_ops: a ``ModelFnOps``, or anything with ``output_alternatives`` (dict of head name
        to ``(problem type, dict of outputs)``, or None) and ``predictions`` (tensor or dict).
      default_output_alternative_key: the head to serve by default. Only models with several
        heads need it.

    Returns:
      A tuple ``(output_alternatives, key of the default)``. A model without output alternatives
      gets one, of unspecified problem type, made of its predictions.

    Raises:
      ValueError: the head asked for is not there, or there are several and none was asked for.
    """
    alternatives = model_fn_ops.output_alternatives
    asked_for = default_output_alternative_key
    if asked_for and asked_for not in (alternatives or {}):
        raise ValueError(
            f"Requested default_output_alternative: {asked_for}, but available "
            f"output_alternatives are: {sorted(alternatives or [])}"
        )
    if not alternatives:
        outputs = model_fn_ops.predictions
        if not isinstance(outputs, dict):
            outputs = {PredictionKey.GENERIC: outputs}
        key = _FALLBACK_OUTPUT_ALTERNATIVE_KEY
        return {key: (ProblemType.UNSPECIFIED, outputs)}, key
    if not asked_for and len(alternatives) > 1:
        raise ValueError(
            "Please specify a default_output_alternative.  Available output_alternatives are: "
            f"{sorted(alternatives)}"
        )
    return alternatives, asked_for or next(iter(alternatives))
