"""``SignatureDef`` protos for pairs of inputs and outputs, as contrib.learn exported them."""

from typing import Any, Dict, Mapping, Optional, Tuple

import tensorflow.compat.v1 as tf

from contrib_compat.serving.alternatives import DEFAULT_INPUT_ALTERNATIVE_KEY
from contrib_compat.vocabulary.predictions import PredictionKey, ProblemType

__all__ = ["build_all_signature_defs", "build_standardized_signature_def"]

Tensors = Mapping[str, Any]


def build_standardized_signature_def(
    input_tensors: Tensors, output_tensors: Tensors, problem_type: int
) -> Any:
    """Builds the signature that a model server expects for a type of problem.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.build_standardized_signature_def``
    (TF 1.15). With one input, classifications (also logistic regressions) get a classify signature
    and linear regressions with one output a regress signature, with the standard names of these
    methods. All else gets a predict signature with its own names.

    Args:
      input_tensors: dict of name to ``Tensor``.
      output_tensors: dict of name to ``Tensor``. Those named as in ``PredictionKey`` are known by
        it; classes that are no strings are not served.
      problem_type: one of ``ProblemType``.

    Returns:
      A ``SignatureDef``.

    Raises:
      ValueError: there are no input or no output tensors.
    """
    if not input_tensors:
        raise ValueError("input_tensors must be provided.")
    if not output_tensors:
        raise ValueError("output_tensors must be provided.")
    if len(input_tensors) == 1:
        (examples,) = input_tensors.values()
        if problem_type in (ProblemType.CLASSIFICATION, ProblemType.LOGISTIC_REGRESSION):
            classes, scores = _classes_and_scores(output_tensors)
            if classes is not None or scores is not None:
                return tf.saved_model.classification_signature_def(examples, classes, scores)
        elif problem_type == ProblemType.LINEAR_REGRESSION and len(output_tensors) == 1:
            (predictions,) = output_tensors.values()
            return tf.saved_model.regression_signature_def(examples, predictions)
    return tf.saved_model.predict_signature_def(input_tensors, output_tensors)


def _classes_and_scores(outputs: Tensors) -> Tuple[Any, Any]:
    classes = outputs.get(PredictionKey.CLASSES)
    if classes is not None and classes.dtype != tf.string:
        classes = None
    scores = outputs.get(PredictionKey.SCORES)
    if scores is None:
        scores = outputs.get(PredictionKey.PROBABILITIES)
    if classes is None and scores is None and len(outputs) == 1:
        (output,) = outputs.values()
        return (output, None) if output.dtype == tf.string else (None, output)
    return classes, scores


def build_all_signature_defs(
    input_alternatives: Mapping[str, Tensors],
    output_alternatives: Mapping[Optional[str], Tuple[int, Tensors]],
    actual_default_output_alternative_key: Optional[str],
) -> Dict[str, Any]:
    """Builds a signature for each pair of an input and an output, and the default one.

    Stands for ``tf.contrib.learn.utils.saved_model_export_utils.build_all_signature_defs``
    (TF 1.15).

    Args:
      input_alternatives: as from ``get_input_alternatives``.
      output_alternatives: as from ``get_output_alternatives``.
      actual_default_output_alternative_key: the output of the default signature.

    Returns:
      A dict of ``"<input>:<output>"`` to ``SignatureDef``, where a nameless output reads ``None``.
      The default input and output are there as ``serving_default`` too.

    Raises:
      ValueError: there is no default input, or an input or output is empty.
      KeyError: the default output is none of the outputs.
    """
    signatures = {
        "{}:{}".format(input_key, output_key or "None"): build_standardized_signature_def(
            inputs, outputs, problem_type
        )
        for input_key, inputs in input_alternatives.items()
        for output_key, (problem_type, outputs) in output_alternatives.items()
    }
    default_inputs = input_alternatives.get(DEFAULT_INPUT_ALTERNATIVE_KEY)
    if not default_inputs:
        raise ValueError("A default input_alternative must be provided.")
    problem_type, outputs = output_alternatives[actual_default_output_alternative_key]
    default_key = tf.saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY
    signatures[default_key] = build_standardized_signature_def(
        default_inputs, outputs, problem_type
    )
    return signatures
