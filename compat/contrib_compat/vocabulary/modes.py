"""The modes of contrib's model functions."""

from __future__ import annotations

from typing import Any

from contrib_compat.identity import public

__all__ = ["ModeKeys"]


@public("tf_contrib.learn")
class ModeKeys:
    """The modes a contrib ``model_fn`` is called in.

    Stands for ``tf.contrib.learn.ModeKeys`` (TF 1.15). Not a rename of
    ``tf.estimator.ModeKeys``: that one says PREDICT where this one says INFER.
    """

    TRAIN = "train"
    EVAL = "eval"
    INFER = "infer"

    @classmethod
    def validate(cls, key: Any) -> None:
        """Checks that `key` is a mode.

        Raises:
          ValueError: it is none.
        """
        if key not in (cls.TRAIN, cls.EVAL, cls.INFER):
            raise ValueError(f"Invalid mode {key}.")
