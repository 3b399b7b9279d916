"""Values of checkpoints, read, and given to the variables of a graph."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple, Union

import tensorflow.compat.v1 as tf

from contrib_compat.framework.finding import get_variables

_Variables = Union[Sequence[Any], Mapping[str, Any]]
_Assignment = Tuple[Any, Dict[Any, Any]]


def load_checkpoint(filepattern: str) -> Any:
    """Opens a checkpoint.

    Stands for ``tf.contrib.framework.load_checkpoint`` (TF 1.15).

    Args:
      filepattern: its path, or a directory, whose newest is taken.

    Returns:
      A ``CheckpointReader``.

    Raises:
      ValueError: there is none in the directory.
    """
    return tf.train.load_checkpoint(filepattern)


def load_variable(checkpoint_dir: str, name: str) -> Any:
    """Returns the value of a variable in a checkpoint.

    Stands for ``tf.contrib.framework.load_variable`` (TF 1.15).

    Args:
      checkpoint_dir: the checkpoint's path, or a directory, whose newest is taken.
      name: the variable's name.
    """
    return tf.train.load_variable(checkpoint_dir, name)


def list_variables(checkpoint_dir: str) -> List[Tuple[str, List[int]]]:
    """Returns the names and shapes of the variables in a checkpoint, sorted.

    Stands for ``tf.contrib.framework.list_variables`` (TF 1.15).

    Args:
      checkpoint_dir: the checkpoint's path, or a directory, whose newest is taken.
    """
    found: List[Tuple[str, List[int]]] = tf.train.list_variables(checkpoint_dir)
    return found


def init_from_checkpoint(checkpoint_dir: str, assignment_map: Mapping[str, Any]) -> None:
    """Has variables initialized with values of a checkpoint.

    Stands for ``tf.contrib.framework.init_from_checkpoint`` (TF 1.15).

    Args:
      checkpoint_dir: the checkpoint's path, or a directory, whose newest is taken.
      assignment_map: names and scopes in the checkpoint, each with the variable, the list of a
        partitioned one's parts, the name or the scope that gets the values.

    Raises:
      ValueError: a name is not in the checkpoint, or a shape doesn't fit.
    """
    tf.train.init_from_checkpoint(checkpoint_dir, assignment_map)


def get_variable_full_name(var: Any) -> str:
    """Returns the name that a checkpoint has for a variable, or for the whole that it is part of.

    Stands for ``tf.contrib.framework.get_variable_full_name`` (TF 1.15).

    Args:
      var: the variable.
    """
    part = _part(var)
    name: str = part.full_name if part else var.op.name
    return name


def _part(var: Any) -> Any:
    """Which part of a partitioned variable it is, if of any."""
    return var._save_slice_info


def assign_from_values(var_names_to_values: Mapping[str, Any]) -> _Assignment:
    """Makes an op that assigns values to variables, which are fed.

    Stands for ``tf.contrib.framework.assign_from_values`` (TF 1.15).

    Args:
      var_names_to_values: arrays by the name of the global variable.

    Returns:
      The op, and what is to be fed to it.

    Raises:
      ValueError: there is no variable of a name, or several whose names begin so.
    """
    assignments = []
    for name, value in var_names_to_values.items():
        var = _named(name)
        assignments.append((var, value.reshape(var.get_shape())))
    return _assigned(assignments)


def _named(name: str) -> Any:
    found = get_variables(name)
    if not found:
        raise ValueError(f"Variable {name} wasn't found")
    exact = found if len(found) == 1 else [var for var in found if var.op.name == name]
    if not exact:
        raise ValueError(f"Variable {name} doesn't uniquely identify a variable")
    return exact[0]


def _assigned(assignments: Sequence[Tuple[Any, Any]]) -> _Assignment:
    fed, ops = {}, []
    for var, value in assignments:
        name = f"placeholder/{var.op.name}"
        placeholder = tf.placeholder(var.dtype.base_dtype, var.get_shape(), name)
        ops.append(var.assign(placeholder))
        fed[placeholder] = value
    return tf.group(*ops), fed


def assign_from_values_fn(var_names_to_values: Mapping[str, Any]) -> Callable[[Any], Any]:
    """Makes a function that assigns values to variables in a session.

    Stands for ``tf.contrib.framework.assign_from_values_fn`` (TF 1.15).

    Args:
      var_names_to_values: as for :func:`assign_from_values`.
    """
    op, fed = assign_from_values(var_names_to_values)
    return lambda session: session.run(op, fed)


def assign_from_checkpoint(
    model_path: str, var_list: _Variables, ignore_missing_vars: bool = False
) -> _Assignment:
    """Makes an op that assigns the values of a checkpoint to variables, which are fed.

    Stands for ``tf.contrib.framework.assign_from_checkpoint`` (TF 1.15).

    Args:
      model_path: the checkpoint's path.
      var_list: the variables; or by names in the checkpoint each variable, or list of variables.
      ignore_missing_vars: whether variables that the checkpoint lacks are left as they are, with a
        warning.

    Returns:
      The op, and what is to be fed to it.

    Raises:
      ValueError: the checkpoint lacks a variable, or has it in another shape.
    """
    by_name: Dict[str, List[Any]] = {}
    if isinstance(var_list, Mapping):
        for name, value in var_list.items():
            by_name[name] = list(value) if isinstance(value, (list, tuple)) else [value]
    else:
        for var in var_list:
            by_name.setdefault(get_variable_full_name(var), []).append(var)
    reader = tf.train.NewCheckpointReader(model_path)
    assignments = []
    for name, variables in by_name.items():
        if reader.has_tensor(name):
            whole = reader.get_tensor(name)
            assignments += [(var, _value_for(var, name, whole)) for var in variables]
        elif ignore_missing_vars:
            tf.logging.warning("Checkpoint is missing variable [%s]", name)
        else:
            raise ValueError(f"Checkpoint is missing variable [{name}]")
    return _assigned(assignments)


def _value_for(var: Any, name: str, whole: Any) -> Any:
    part = _part(var)
    if part:
        ends = zip(part.var_offset, part.var_shape)
        slices = tuple(slice(start, start + size) for start, size in ends)
        return whole[slices].reshape(part.var_shape)
    if var.get_shape() != whole.shape:
        raise ValueError(
            f"Total size of new array must be unchanged for {name} "
            f"lh_shape: [{whole.shape}], rh_shape: [{var.get_shape()}]"
        )
    return whole


def assign_from_checkpoint_fn(
    model_path: str,
    var_list: _Variables,
    ignore_missing_vars: bool = False,
    reshape_variables: bool = False,
) -> Optional[Callable[[Any], Any]]:
    """Makes a function that restores variables from a checkpoint in a session.

    Stands for ``tf.contrib.framework.assign_from_checkpoint_fn`` (TF 1.15).

    Args:
      model_path: the checkpoint's path.
      var_list: the variables; or by names in the checkpoint, each variable.
      ignore_missing_vars: whether variables that the checkpoint lacks are left as they are, with a
        warning.
      reshape_variables: whether values of another shape and the same size are taken.

    Returns:
      The function, or None where the checkpoint has none of the variables.

    Raises:
      ValueError: there are no variables.
    """
    if not var_list:
        raise ValueError("var_list cannot be empty")
    if ignore_missing_vars:
        var_list = _those_in(model_path, var_list)
        if not var_list:
            tf.logging.warning("No Variables to restore")
            return None
    saver = tf.train.Saver(var_list, reshape=reshape_variables, write_version=tf.train.SaverDef.V1)
    return lambda session: saver.restore(session, model_path)


def _those_in(model_path: str, var_list: _Variables) -> Dict[str, Any]:
    if not isinstance(var_list, Mapping):
        var_list = {var.op.name: var for var in var_list}
    reader = tf.train.NewCheckpointReader(model_path)
    for name in var_list:
        if not reader.has_tensor(name):
            tf.logging.warning("Variable %s missing in checkpoint %s", name, model_path)
    return {name: var for name, var in var_list.items() if reader.has_tensor(name)}
