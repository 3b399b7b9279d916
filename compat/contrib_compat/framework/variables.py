"""Variables of a graph: made in contrib's collections, and found by their names."""

from __future__ import annotations

import functools
import re
from typing import Any, Iterable, List, Optional, Sequence

import tensorflow.compat.v1 as tf

from contrib_compat.framework.arg_scope import add_arg_scope

_GLOBAL = tf.GraphKeys.GLOBAL_VARIABLES
_MODEL = tf.GraphKeys.MODEL_VARIABLES


@add_arg_scope
def variable(
    name: str,
    shape: Any = None,
    dtype: Any = None,
    initializer: Any = None,
    regularizer: Any = None,
    trainable: bool = True,
    collections: Optional[Sequence[str]] = None,
    caching_device: Any = None,
    device: Any = None,
    partitioner: Any = None,
    custom_getter: Any = None,
    use_resource: Optional[bool] = None,
    synchronization: Any = tf.VariableSynchronization.AUTO,
    aggregation: Any = tf.VariableAggregation.NONE,
) -> Any:
    """Gets or makes a variable, as ``tf.get_variable`` does, on a device.

    Stands for ``tf.contrib.framework.variable`` (TF 1.15).

    Args:
      name: its name.
      shape: as for ``tf.get_variable``, and so are all that have no word here.
      dtype: see there.
      initializer: see there.
      regularizer: see there.
      trainable: see there.
      collections: the collections to add it to, by default the global variables.
      caching_device: see there.
      device: the device to put it on, a name or a function; by default as it comes.
      partitioner: see there.
      custom_getter: makes it in place of ``tf.get_variable``.
      use_resource: see there.
      synchronization: see there.
      aggregation: see there.

    Returns:
      The variable.
    """
    getter = tf.get_variable
    if custom_getter is not None:
        getter = functools.partial(custom_getter, reuse=tf.get_variable_scope().reuse)
    with tf.device(device or ""):
        return getter(
            name,
            shape=shape,
            dtype=dtype,
            initializer=initializer,
            regularizer=regularizer,
            trainable=trainable,
            collections=list(set([_GLOBAL] if collections is None else collections)),
            caching_device=caching_device,
            partitioner=partitioner,
            use_resource=use_resource,
            synchronization=synchronization,
            aggregation=aggregation,
        )


@add_arg_scope
def model_variable(
    name: str,
    shape: Any = None,
    dtype: Any = tf.float32,
    initializer: Any = None,
    regularizer: Any = None,
    trainable: bool = True,
    collections: Optional[Sequence[str]] = None,
    caching_device: Any = None,
    device: Any = None,
    partitioner: Any = None,
    custom_getter: Any = None,
    use_resource: Optional[bool] = None,
    synchronization: Any = tf.VariableSynchronization.AUTO,
    aggregation: Any = tf.VariableAggregation.NONE,
) -> Any:
    """Gets or makes a variable that is a part of the model, and in the collection of these.

    Stands for ``tf.contrib.framework.model_variable`` (TF 1.15).

    Args:
      name: as for :func:`variable`, and so are all that have no word here.
      shape: see there.
      dtype: see there.
      initializer: see there.
      regularizer: see there.
      trainable: see there.
      collections: collections to add it to beside the global and the model variables.
      caching_device: see there.
      device: see there.
      partitioner: see there.
      custom_getter: see there.
      use_resource: see there.
      synchronization: see there.
      aggregation: see there.

    Returns:
      The variable.
    """
    return variable(
        name,
        shape=shape,
        dtype=dtype,
        initializer=initializer,
        regularizer=regularizer,
        trainable=trainable,
        collections=[*(collections or ()), _GLOBAL, _MODEL],
        caching_device=caching_device,
        device=device,
        partitioner=partitioner,
        custom_getter=custom_getter,
        use_resource=use_resource,
        synchronization=synchronization,
        aggregation=aggregation,
    )


def local_variable(
    initial_value: Any,
    validate_shape: bool = True,
    name: Optional[str] = None,
    use_resource: Optional[bool] = None,
) -> Any:
    """Makes a variable that no checkpoint keeps.

    Stands for ``tf.contrib.framework.local_variable`` (TF 1.15).

    Args:
      initial_value: its first value.
      validate_shape: as for ``tf.Variable``, and so are the next two.
      name: see there.
      use_resource: see there.
    """
    return _not_trained(
        tf.GraphKeys.LOCAL_VARIABLES, initial_value, validate_shape, name, use_resource
    )


def global_variable(
    initial_value: Any,
    validate_shape: bool = True,
    name: Optional[str] = None,
    use_resource: Optional[bool] = None,
) -> Any:
    """Makes a variable that checkpoints keep and that isn't trained.

    Stands for ``tf.contrib.framework.global_variable`` (TF 1.15).

    Args:
      initial_value: its first value.
      validate_shape: as for ``tf.Variable``, and so are the next two.
      name: see there.
      use_resource: see there.
    """
    return _not_trained(_GLOBAL, initial_value, validate_shape, name, use_resource)


def _not_trained(
    collection: str, value: Any, validate_shape: bool, name: Any, use_resource: Any
) -> Any:
    return tf.Variable(
        value,
        trainable=False,
        collections=[collection],
        validate_shape=validate_shape,
        use_resource=use_resource,
        name=name,
    )


def add_model_variable(var: Any) -> None:
    """Adds a variable to those of the model, once.

    Stands for ``tf.contrib.framework.add_model_variable`` (TF 1.15).

    Args:
      var: the variable.
    """
    if not any(known is var for known in tf.get_collection(_MODEL)):
        tf.add_to_collection(_MODEL, var)


def filter_variables(
    var_list: Iterable[Any],
    include_patterns: Optional[Iterable[str]] = None,
    exclude_patterns: Optional[Iterable[str]] = None,
    reg_search: bool = True,
) -> List[Any]:
    """Returns the variables whose names match some patterns and none of others.

    Stands for ``tf.contrib.framework.filter_variables`` (TF 1.15).

    Args:
      var_list: the variables.
      include_patterns: regular expressions one of which a name has to match; by default all names
        do.
      exclude_patterns: regular expressions of which it may match none.
      reg_search: whether they are looked for anywhere in the name, and not at its start alone.
    """
    matches = re.search if reg_search else re.match

    def found(patterns: Iterable[str], name: str) -> bool:
        return any(matches(pattern, name) for pattern in patterns)

    return [
        var
        for var in var_list
        if (include_patterns is None or found(include_patterns, var.name))
        and (exclude_patterns is None or not found(exclude_patterns, var.name))
    ]
