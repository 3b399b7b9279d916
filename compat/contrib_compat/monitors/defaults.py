"""The monitors that most runs had."""

from __future__ import annotations

from typing import Any, List, Optional

from contrib_compat.deprecation import internal
from contrib_compat.monitors.logs import PrintTensor
from contrib_compat.monitors.writers import SummarySaver

__all__ = ["get_default_monitors"]


def get_default_monitors(
    loss_op: Any = None,
    summary_op: Any = None,
    save_summary_steps: int = 100,
    output_dir: Optional[str] = None,
    summary_writer: Any = None,
) -> List[Any]:
    """Returns monitors that log the loss and write summaries.

    Stands for ``tf.contrib.learn.monitors.get_default_monitors`` (TF 1.15).

    Args:
      loss_op: the loss; None to log nothing.
      summary_op: the merged summary; None to write nothing.
      save_summary_steps: steps between two summaries.
      output_dir: folder to write to; None for the estimator's.
      summary_writer: what to write with, in place of `output_dir`.
    """
    monitors: List[Any] = []
    with internal():
        if loss_op is not None:
            monitors.append(PrintTensor(tensor_names={"loss": loss_op.name}))
        if summary_op is not None:
            monitors.append(
                SummarySaver(
                    summary_op,
                    save_steps=save_summary_steps,
                    output_dir=output_dir,
                    summary_writer=summary_writer,
                )
            )
    return monitors
