"""Ops that call a function of Python, with arguments and results in structures."""

from __future__ import annotations

from typing import Any, Callable, Mapping, Optional, Sequence

import tensorflow.compat.v1 as tf

from contrib_compat.versions import private_names


def py_func(
    func: Callable[..., Any],
    args: Sequence[Any] = (),
    kwargs: Optional[Mapping[str, Any]] = None,
    output_types: Any = None,
    output_shapes: Any = None,
    stateful: bool = True,
    name: Optional[str] = None,
) -> Any:
    """Returns what a function of Python makes of tensors, each time they are evaluated.

    Stands for ``tf.contrib.framework.py_func`` (TF 1.15).

    Args:
      func: the function; it is called with arrays where ``args`` and ``kwargs`` have tensors, and
        returns arrays in the structure of ``output_types``.
      args: a list or tuple of its positional arguments: tensors, and structures of them.
      kwargs: a dict of its named arguments.
      output_types: the types of what it returns: one, or a structure of them; or a function that
        is called with the tensors and returns that.
      output_shapes: the shapes of what it returns, in the structure of ``output_types``; or a
        function that is called with the tensors and returns that; None where they aren't known.
      stateful: False where the function returns the same for the same and does nothing else, so
        that it may be called less often.
      name: the op's name.

    Returns:
      The tensors, in the structure of ``output_types``.

    Raises:
      TypeError: ``args`` is no list or tuple, ``kwargs`` no dict, or ``output_types`` has something
        that is no type.
      ValueError: ``output_shapes`` has another structure than ``output_types``.
    """
    if not isinstance(args, (list, tuple)):
        raise TypeError(f"args must be list and not {type(args)}. args: {args}")
    named = {} if kwargs is None else kwargs
    if not isinstance(named, dict):
        raise TypeError(f"kwargs must be dict and not {type(named)}. args: {named}")
    types = output_types(*args, **named) if callable(output_types) else output_types
    shapes = output_shapes(*args, **named) if callable(output_shapes) else output_shapes
    given = (args, named)

    def call(*arrays: Any) -> Any:
        positional, by_name = tf.nest.pack_sequence_as(given, arrays)
        returned = func(*positional, **by_name)
        private_names.assert_shallow_structure(types, returned)
        return tf.nest.flatten(returned)

    flat = tf.py_func(
        call, tf.nest.flatten(given), tf.nest.flatten(types), stateful=stateful, name=name
    )
    if shapes is not None:
        wanted = private_names.map_structure_up_to(types, tf.TensorShape, shapes)
        for tensor, shape in zip(flat, tf.nest.flatten(wanted)):
            tensor.set_shape(shape)
    return tf.nest.pack_sequence_as(types, flat)
