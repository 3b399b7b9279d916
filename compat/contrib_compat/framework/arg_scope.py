"""Default arguments of functions, set for all calls within a block."""

from __future__ import annotations

import contextlib
import functools
import inspect
from collections import ChainMap
from typing import Any, Callable, Dict, Iterator, List, Mapping, Sequence, Tuple, Union

from contrib_compat.versions import native_contrib

# By the key of a function, the arguments that it gets. One stack for all threads, as natively:
# replicas are built in threads of their own, within the scopes of the one that starts them.
Scope = Dict[str, Dict[str, Any]]

_own_stack: List[Scope] = [{}]
_named_arguments: Dict[str, Tuple[str, ...]] = {}


def _stack() -> List[Scope]:
    """The scopes; those of native contrib, where that has any functions of its own to set."""
    native = native_contrib.native_arg_scopes()
    return native[0] if native else _own_stack


def _decorated() -> Mapping[str, Tuple[str, ...]]:
    """The arguments with a default of all functions that are decorated, by their keys."""
    native = native_contrib.native_arg_scopes()
    return ChainMap(_named_arguments, native[1]) if native else _named_arguments


def arg_scope_func_key(op: Any) -> str:
    """Returns what a function is known by in a scope.

    Stands for the function of that name in ``tf.contrib.framework.python.ops.arg_scope`` (TF 1.15).

    Args:
      op: the function, decorated or not.
    """
    key: str = getattr(op, "_key_op", str(op))
    return key


def current_arg_scope() -> Scope:
    """Returns the arguments that functions get where it is called, by the functions' keys.

    Stands for ``tf.contrib.framework.current_arg_scope`` (TF 1.15).
    """
    return _stack()[-1]


@contextlib.contextmanager
def arg_scope(list_ops_or_scope: Union[Sequence[Any], Scope], **kwargs: Any) -> Iterator[Scope]:
    """Sets default arguments of functions for all calls within a ``with`` block.

    Stands for ``tf.contrib.framework.arg_scope`` (TF 1.15). Scopes in a scope add to it.

    Args:
      list_ops_or_scope: the functions, each decorated by :func:`add_arg_scope`; or what an earlier
        scope gave, which is then set again in place of all that is set.
      **kwargs: the arguments.

    Yields:
      The scope, to be set again.

    Raises:
      TypeError: it is neither a list nor a scope.
      ValueError: a function is not decorated, or there are arguments beside a scope.
    """
    if isinstance(list_ops_or_scope, dict):
        if kwargs:
            raise ValueError(
                "When attempting to re-use a scope by suppling adictionary, kwargs must be empty."
            )
        scope = dict(list_ops_or_scope)
    elif isinstance(list_ops_or_scope, (list, tuple)):
        scope = dict(current_arg_scope())
        for op in list_ops_or_scope:
            if not has_arg_scope(op):
                name = (op.__module__, op.__name__)
                raise ValueError(f"{name} is not decorated with @add_arg_scope")
            key = arg_scope_func_key(op)
            scope[key] = {**scope.get(key, {}), **kwargs}
    else:
        raise TypeError("list_ops_or_scope must either be a list/tuple or reused scope (i.e. dict)")
    stack = _stack()
    stack.append(scope)
    try:
        yield scope
    finally:
        stack.pop()


def add_arg_scope(func: Callable[..., Any]) -> Callable[..., Any]:
    """Decorates a function so that :func:`arg_scope` can set its arguments.

    Stands for ``tf.contrib.framework.add_arg_scope`` (TF 1.15).

    Args:
      func: the function.
    """
    key = arg_scope_func_key(func)

    @functools.wraps(func)
    def with_scope(*args: Any, **kwargs: Any) -> Any:
        return func(*args, **{**current_arg_scope().get(key, {}), **kwargs})

    with_scope._key_op = key  # type: ignore[attr-defined]
    parameters = inspect.signature(func).parameters.values()
    _named_arguments[key] = tuple(p.name for p in parameters if p.default is not p.empty)
    return with_scope


def has_arg_scope(func: Any) -> bool:
    """Tells whether a function is decorated by :func:`add_arg_scope`.

    Stands for ``tf.contrib.framework.has_arg_scope`` (TF 1.15).

    Args:
      func: the function.
    """
    return arg_scope_func_key(func) in _decorated()


def arg_scoped_arguments(func: Any) -> Tuple[str, ...]:
    """Returns the names of a function's arguments that have a default.

    Stands for ``tf.contrib.framework.arg_scoped_arguments`` (TF 1.15).

    Args:
      func: the function, which has to be decorated by :func:`add_arg_scope`.
    """
    assert has_arg_scope(func)
    return _decorated()[arg_scope_func_key(func)]
