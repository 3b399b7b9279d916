"""Methods of Keras 2's models that were taken out with TensorFlow 2.6, for programs of the time."""

from __future__ import annotations

from typing import Any


def predict_proba(model: Any, x: Any, batch_size: Any = None, verbose: int = 0) -> Any:
    """Does what the method of ``tf.keras.Sequential`` did (TF 1.15).

    Args:
      model: the model.
      x: its input, as ``predict`` takes it.
      batch_size: how many rows are computed at a time.
      verbose: whether a progress bar is shown.

    Returns:
      What the model predicts.
    """
    return model.predict(x, batch_size=batch_size, verbose=verbose)


def predict_classes(model: Any, x: Any, batch_size: Any = None, verbose: int = 0) -> Any:
    """Does what the method of ``tf.keras.Sequential`` did (TF 1.15).

    Args:
      model: the model.
      x: its input, as ``predict`` takes it.
      batch_size: how many rows are computed at a time.
      verbose: whether a progress bar is shown.

    Returns:
      The class of each row: the likeliest one, or 1 where a single unit is over a half.
    """
    scores = predict_proba(model, x, batch_size, verbose)
    if scores.shape[-1] > 1:
        return scores.argmax(axis=-1)
    return (scores > 0.5).astype("int32")
