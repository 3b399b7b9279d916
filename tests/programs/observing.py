"""Runs a program of the time and looks at what it leaves behind."""

import json
import re
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
CODE = HERE / "code"
NATIVE = HERE / "native.json"
LIMIT_S = 400


def names():
    """Returns the names of the programs."""
    return sorted(path.stem for path in CODE.glob("*.py"))


def observe(command, name, directory, environment):
    """Runs a program and returns what can be compared.

    Args:
      command: what stands before the program's path.
      name: the program's name.
      directory: an empty directory for all that it writes.
      environment: its environment.

    Returns:
      ``metrics``, the last line that it printed, and ``exports``, the signatures of each SavedModel
      below the directory; digits of time stamps are read as ``N``.
    """
    job = directory / "job"
    done = subprocess.run(
        [*command, str(CODE / f"{name}.py"), "--job-dir", str(job)],
        env=environment,
        cwd=str(directory),
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return left_behind(done.stdout, job)


def left_behind(printed, job):
    """Returns what can be compared of what a program printed and wrote; see :func:`observe`."""
    exports = {}
    for model in sorted(job.rglob("saved_model.pb")):
        path = model.parent.relative_to(job).as_posix()
        exports[re.sub(r"\d{10}", "N", path)] = signatures(model)
    return {"metrics": json.loads(printed.splitlines()[-1]), "exports": exports}


def signatures(model):
    """Returns the signatures of a SavedModel, by the tags of its graphs and by their keys."""
    from tensorflow.core.protobuf import saved_model_pb2

    read = saved_model_pb2.SavedModel()
    read.ParseFromString(model.read_bytes())
    return {
        ",".join(sorted(graph.meta_info_def.tags)): {
            key: {
                "method": signature.method_name,
                "inputs": tensors(signature.inputs),
                "outputs": tensors(signature.outputs),
            }
            for key, signature in sorted(graph.signature_def.items())
        }
        for graph in read.meta_graphs
    }


def tensors(infos):
    """Returns the type and the shape of each tensor of a signature."""
    from tensorflow.core.framework import types_pb2

    return {
        name: [
            types_pb2.DataType.Name(info.dtype),
            None if info.tensor_shape.unknown_rank else [d.size for d in info.tensor_shape.dim],
        ]
        for name, info in sorted(infos.items())
    }
