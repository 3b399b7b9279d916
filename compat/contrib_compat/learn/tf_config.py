"""What the environment variable ``TF_CONFIG`` says, checked where it is read."""

from __future__ import annotations

import json
import os
from typing import Any, Dict, NamedTuple, Optional

__all__ = ["TFConfig", "read_tf_config"]


class TFConfig(NamedTuple):
    """The parts of ``TF_CONFIG``; a part that it leaves out, or that is null, has its default.

    Attributes:
      cluster: the addresses of each job's tasks.
      task_type: this process's job; None where it names none.
      task_id: this process's index among the tasks of its job.
      environment: where the cluster runs; None where it doesn't say.
      model_dir: the model's directory; None where it doesn't say.
    """

    cluster: Dict[str, Any]
    task_type: Optional[str]
    task_id: int
    environment: Any
    model_dir: Optional[str]


def read_tf_config() -> TFConfig:
    """Reads ``TF_CONFIG``; where it is not set or empty, all parts have their defaults.

    Raises:
      ValueError: it is not JSON, or something in it is of the wrong shape.
    """
    values = _parse(os.environ.get("TF_CONFIG") or "{}")
    cluster = _object("cluster", values.get("cluster", {}), "an object of jobs and addresses")
    task = _object("task", values.get("task", {}), 'an object such as {"type": "ps", "index": 0}')
    task_type = task.get("type")
    if not isinstance(task_type, (str, type(None))):
        raise _wrong("task.type", task_type, "a text")
    return TFConfig(
        cluster,
        task_type,
        _index(task.get("index")),
        values.get("environment"),
        values.get("model_dir"),
    )


def _parse(text: str) -> Dict[str, Any]:
    try:
        values = json.loads(text)
    except ValueError as error:
        raise ValueError(f"TF_CONFIG is not JSON ({error}): {text}") from error
    if not isinstance(values, dict):
        raise ValueError(f"TF_CONFIG: got {text}, wanted a JSON object")
    return values


def _object(key: str, value: Any, wanted: str) -> Dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(key, value, wanted)
    return value


def _index(value: Any) -> int:
    if value is None or value == "":
        return 0
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        raise _wrong("task.index", value, "a number") from None


def _wrong(key: str, value: Any, wanted: str) -> ValueError:
    return ValueError(f"TF_CONFIG: {key}: got {json.dumps(value)}, wanted {wanted}")
