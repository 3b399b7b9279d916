"""Estimators made from estimators: the same model that also returns some of its features."""

from typing import Any, Dict, Iterable, List, Optional, Sequence, Union

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.versions import private_names as borrowed

__all__ = ["forward_features"]

_FORWARDED_SIGNATURES = (
    "predict",
    tf.saved_model.signature_constants.DEFAULT_SERVING_SIGNATURE_DEF_KEY,
)


def forward_features(
    estimator: Any,
    keys: Optional[Union[str, Sequence[str]]] = None,
    sparse_default_values: Optional[Dict[str, Any]] = None,
) -> Any:
    """Makes an estimator that passes features on to its predictions and its exports.

    Stands for ``tf.contrib.estimator.forward_features`` (TF 1.15). A batch prediction service
    needs a key in its answers to join them with the requests.

    Args:
      estimator: a ``tf.estimator.Estimator``.
      keys: the feature or features to pass on; all if None.
      sparse_default_values: makes these sparse features dense, with this value where they have
        none.

    Returns:
      A new estimator with the same model, model directory and configuration. Its predictions hold
      the features, and so do the signatures ``predict`` and ``serving_default`` of its exports
      where they are predict signatures.

    Raises:
      TypeError: ``keys`` is neither a string nor strings.
      ValueError: from the new estimator, when a key is no feature, is a prediction already, or is
        a sparse feature without an entry in ``sparse_default_values``.
    """
    wanted = _checked_keys(keys)
    defaults = sparse_default_values or {}

    def model_fn(features: Any, labels: Any, mode: str, config: Any) -> Any:
        spec = estimator.model_fn(features, labels, mode, config)
        if spec.predictions is None:
            return spec
        forwarded = _forwarded(features, spec.predictions, wanted, defaults)
        # New dicts: the model function may hold on to those it returned.
        spec = spec._replace(predictions=dict(spec.predictions, **forwarded))
        if not spec.export_outputs:
            return spec
        return spec._replace(export_outputs=_extended(spec.export_outputs, forwarded))

    return tf_estimator.Estimator(
        model_fn=model_fn,
        model_dir=estimator.model_dir,
        config=estimator.config,
        warm_start_from=getattr(estimator, borrowed.WARM_START_SETTINGS),
    )


def _checked_keys(keys: Optional[Union[str, Sequence[str]]]) -> Optional[List[str]]:
    if keys is None:
        return None
    if isinstance(keys, str):
        return [keys]
    if not isinstance(keys, (list, tuple)):
        raise TypeError(f"keys should be either a string or a list of strings. Given: {type(keys)}")
    for key in keys:
        if not isinstance(key, str):
            raise TypeError(
                "All items in the given keys list should be a string. There exist an item with "
                f"type: {type(key)}"
            )
    return list(keys)


def _forwarded(
    features: Any, predictions: Any, keys: Optional[Iterable[str]], defaults: Dict[str, Any]
) -> Dict[str, Any]:
    if not isinstance(predictions, dict):
        raise ValueError(
            "Predictions should be a dict to be able to forward features. "
            f"Given: {type(predictions)}"
        )
    forwarded = {}
    for key in features if keys is None else keys:
        if key not in features:
            raise ValueError(
                f'keys should be exist in features. Key "{key}" is not in features dict. features '
                f"dict has following keys: {sorted(features)}."
            )
        if key in predictions:
            raise ValueError(
                f"Cannot forward feature key ({key}). Since it does exist in predictions. Existing "
                f"prediction keys: {sorted(predictions, key=str)}."
            )
        forwarded[key] = _dense(key, features[key], defaults)
    return forwarded


def _dense(key: str, feature: Any, defaults: Dict[str, Any]) -> Any:
    feature = tf.convert_to_tensor_or_sparse_tensor(feature)
    if key in defaults:
        if not isinstance(feature, tf.SparseTensor):
            raise ValueError(f"Feature ({key}) is expected to be a `SparseTensor`.")
        return tf.sparse.to_dense(feature, default_value=defaults[key])
    if not isinstance(feature, tf.Tensor):
        raise ValueError(
            f"Feature ({key}) should be a Tensor. Please use `keys` argument of "
            "forward_features to filter unwanted features, or add key to argument "
            "`sparse_default_values`. Type of "
            f"features[{key}] is {type(feature)}."
        )
    return feature


def _extended(export_outputs: Dict[str, Any], forwarded: Dict[str, Any]) -> Dict[str, Any]:
    """Returns the export outputs with the features in those that predict."""
    extended: Dict[int, Any] = {}
    for signature in _FORWARDED_SIGNATURES:
        output = export_outputs.get(signature)
        if isinstance(output, tf_estimator.export.PredictOutput):
            extended[id(output)] = tf_estimator.export.PredictOutput(
                dict(output.outputs, **forwarded)
            )
    # A model's only output is also its default one: the same object, under its own name too.
    return {
        signature: extended.get(id(output), output) for signature, output in export_outputs.items()
    }
