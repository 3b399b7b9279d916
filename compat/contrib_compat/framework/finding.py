"""Variables of the default graph, found by scope, by the end of their name, and for restoring."""

from __future__ import annotations

from typing import Any, List, Optional, Sequence, Union

import tensorflow.compat.v1 as tf

_Scope = Union[None, str, Any]


def get_variables(
    scope: _Scope = None,
    suffix: Optional[str] = None,
    collection: str = tf.GraphKeys.GLOBAL_VARIABLES,
) -> List[Any]:
    """Returns the variables of a collection.

    Stands for ``tf.contrib.framework.get_variables`` (TF 1.15).

    Args:
      scope: a regular expression that their names begin with, or a variable scope.
      suffix: what their names end with.
      collection: the collection's key.
    """
    if isinstance(scope, tf.VariableScope):
        scope = scope.name
    if suffix is not None:
        # The name of a variable is that of a tensor, which ends in a colon and a number.
        end = suffix if ":" in suffix else suffix + ":"
        scope = f"{scope or ''}.*{end}"
    found: List[Any] = tf.get_collection(collection, scope)
    return found


def get_model_variables(scope: _Scope = None, suffix: Optional[str] = None) -> List[Any]:
    """Returns the variables of the model.

    Stands for ``tf.contrib.framework.get_model_variables`` (TF 1.15).

    Args:
      scope: as for :func:`get_variables`.
      suffix: as for :func:`get_variables`.
    """
    return get_variables(scope, suffix, tf.GraphKeys.MODEL_VARIABLES)


def get_local_variables(scope: _Scope = None, suffix: Optional[str] = None) -> List[Any]:
    """Returns the variables that no checkpoint keeps.

    Stands for ``tf.contrib.framework.get_local_variables`` (TF 1.15).

    Args:
      scope: as for :func:`get_variables`.
      suffix: as for :func:`get_variables`.
    """
    return get_variables(scope, suffix, tf.GraphKeys.LOCAL_VARIABLES)


def get_trainable_variables(scope: _Scope = None, suffix: Optional[str] = None) -> List[Any]:
    """Returns the variables that are trained.

    Stands for ``tf.contrib.framework.get_trainable_variables`` (TF 1.15).

    Args:
      scope: as for :func:`get_variables`.
      suffix: as for :func:`get_variables`.
    """
    return get_variables(scope, suffix, tf.GraphKeys.TRAINABLE_VARIABLES)


def get_variables_by_suffix(suffix: str, scope: _Scope = None) -> List[Any]:
    """Returns the global variables whose names end with something.

    Stands for ``tf.contrib.framework.get_variables_by_suffix`` (TF 1.15).

    Args:
      suffix: as for :func:`get_variables`.
      scope: as for :func:`get_variables`.
    """
    return get_variables(scope, suffix)


def get_variables_by_name(given_name: str, scope: _Scope = None) -> List[Any]:
    """Returns the global variables of a name, whatever their scopes.

    Stands for ``tf.contrib.framework.get_variables_by_name`` (TF 1.15).

    Args:
      given_name: the name, without scopes.
      scope: as for :func:`get_variables`.
    """
    return get_variables(scope, f"/{given_name}:|^{given_name}:")


def get_unique_variable(var_op_name: str) -> Any:
    """Returns the global variable of a name.

    Stands for ``tf.contrib.framework.get_unique_variable`` (TF 1.15).

    Args:
      var_op_name: its name with all scopes.

    Raises:
      ValueError: there is none, or only others whose names begin so.
    """
    candidates = get_variables(scope=var_op_name)
    if not candidates:
        raise ValueError(f"Couldn't find variable {var_op_name}")
    for candidate in candidates:
        if candidate.op.name == var_op_name:
            return candidate
    raise ValueError(f"Variable {var_op_name} does not uniquely identify a variable")


def get_variables_to_restore(
    include: Optional[Sequence[str]] = None, exclude: Optional[Sequence[str]] = None
) -> List[Any]:
    """Returns the global variables in some scopes and not in others.

    Stands for ``tf.contrib.framework.get_variables_to_restore`` (TF 1.15).

    Args:
      include: the scopes; by default all.
      exclude: the scopes whose variables are left out.

    Raises:
      TypeError: something is no list or tuple.
    """
    for name, scopes in (("include", include), ("exclude", exclude)):
        if scopes is not None and not isinstance(scopes, (list, tuple)):
            raise TypeError(f"{name} is provided but is not a list or a tuple.")
    included = [
        var
        for scope in (include if include is not None else [None])
        for var in get_variables(scope)
    ]
    excluded = {id(var) for scope in exclude or () for var in get_variables(scope)}
    return [var for var in included if id(var) not in excluded]


def get_name_scope() -> str:
    """Returns the name of the scope that ops are made in.

    Stands for ``tf.contrib.framework.get_name_scope`` (TF 1.15).
    """
    name: str = tf.get_default_graph().get_name_scope()
    return name


def assert_or_get_global_step(graph: Any = None, global_step_tensor: Any = None) -> Any:
    """Returns a global step, checked if it is given.

    Stands for ``tf.contrib.framework.assert_or_get_global_step`` (TF 1.15).

    Args:
      graph: the graph to find it in, by default the default one.
      global_step_tensor: what is to be checked.

    Raises:
      TypeError: it is no integer scalar.
    """
    if global_step_tensor is None:
        return tf.train.get_global_step(graph)
    tf.train.assert_global_step(global_step_tensor)
    return global_step_tensor
