"""The mode of the process: eager and the other behaviours of TensorFlow 2, or those of TF 1.

It is the user's. Nothing but what users ask for by name switches it.
"""

from __future__ import annotations

import importlib
import warnings

from contrib_compat.frames import level_outside


def use_tf1_behavior() -> None:
    """Switches the process to the behaviour of TensorFlow 1; TensorFlow is imported.

    It can't be switched back. Where TensorFlow has run something eagerly before, it says that it
    comes late: tensors and variables that exist stay eager.
    """
    tf = importlib.import_module("tensorflow.compat.v1")
    was_eager = tf.executing_eagerly() and _has_run_eagerly()
    tf.disable_v2_behavior()
    if was_eager:
        warnings.warn(
            "disable_v2_behavior() comes late: TensorFlow has run eagerly in this process, and "
            "tensors and variables that exist stay eager. Ask for behavior='v1' before anything "
            "else uses TensorFlow.",
            RuntimeWarning,
            stacklevel=level_outside("contrib_compat", "importlib", "wrapt"),
        )


def _has_run_eagerly() -> bool:
    """Whether the eager context was ever needed; looking doesn't make one."""
    context = importlib.import_module("tensorflow.python.eager.context")
    safe = context.context_safe()
    return safe is not None and safe._context_handle is not None
