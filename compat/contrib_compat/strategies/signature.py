"""Which arguments an export function gets, found out once per function.

An export function takes ``(estimator, export_path)`` and as much of ``checkpoint_path``,
``eval_result`` and ``strip_default_attrs`` as it likes. It says so by the names of its parameters:

* a parameter with one of these names is given that value, also where it is keyword-only;
* a *required* positional parameter with another name is served by its place: the third gets the
  checkpoint path, the fourth the evaluation result;
* all others keep their defaults, and ``*args`` and ``**kwargs`` stay empty.

The first two go by their place, whatever they are called.

A decorator that passes on whatever it gets (``functools.wraps``) is looked through, because its
own parameters say nothing. One that has parameters of its own is taken at its word.
"""

from __future__ import annotations

import functools
import inspect
import itertools
import re
import types
import weakref
from inspect import Parameter, Signature
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

ExportFn = Callable[..., Any]
# What a strategy has to hand on: (checkpoint_path, eval_result, strip_default_attrs).
Values = Tuple[Any, Any, Any]
# Picks of those what a function gets behind the estimator and the path, by place and by name. The
# strategy calls it then: TensorFlow notes all frames for each op, so that each costs an export.
Choice = Callable[[Values], Tuple[Sequence[Any], Mapping[str, Any]]]

ACCEPTED_FORMS = (
    "(estimator, export_path)",
    "(estimator, export_path, checkpoint_path)",
    "(estimator, export_path, checkpoint_path, eval_result)",
    "(estimator, export_path, checkpoint_path, eval_result, strip_default_attrs)",
)

_ROLES = ("checkpoint_path", "eval_result", "strip_default_attrs")
_BY_PLACE = _ROLES[:2]
# A parameter of this name further back belongs to a function that is called in another way.
_LEADING = ("estimator", "export_path")
_POSITIONAL = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
_VARIADIC = (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)
# What a parameter is called that waits for the checkpoint.
_CHECKPOINT_LIKE = re.compile(r"(model_)?(ckpt|checkpoint)(_?(file|filename|name|path|prefix))?")
# An object that answers to every attribute has an endless chain of __wrapped__.
_MOST_WRAPPERS = 32


def choice_for(export_fn: ExportFn) -> Choice:
    """Returns what picks the arguments that an export function takes.

    Args:
      export_fn: any callable.

    Returns:
      A function of the checkpoint path, the evaluation result and strip_default_attrs, a tuple. It
      returns what follows ``(estimator, export_path)``: a sequence and a mapping by name.

    Raises:
      TypeError: ``export_fn`` can't be called.
      ValueError: its signature fits none of the accepted forms, or it is a coroutine function or
        a generator function, whose call runs nothing.
    """
    # By identity: equal callables may differ in their signature, and some can't be hashed.
    known = _choices.get(id(export_fn))
    if known is not None and known[0]() is export_fn:
        return known[1]
    return _remember(export_fn)


def overlooked_checkpoint(export_fn: ExportFn) -> Optional[str]:
    """Returns the parameter that seems to wait for the checkpoint and keeps its default, or None.

    An optional parameter is only served by its full name. So ``ckpt=None`` stays None, and the
    latest checkpoint is exported in place of the one that was evaluated.

    Args:
      export_fn: a function that ``choice_for`` accepts.
    """
    *_, innermost = itertools.islice(_layers(export_fn), _MOST_WRAPPERS)
    if "checkpoint_path" not in _serve(innermost).values():
        for parameter in list(innermost.parameters.values())[2:]:
            if parameter.default is None and _CHECKPOINT_LIKE.fullmatch(parameter.name):
                return parameter.name
    return None


_choices: Dict[int, Tuple[Callable[[], Any], Choice]] = {}


def _remember(export_fn: ExportFn) -> Choice:
    key = id(export_fn)

    def forget(reference: Any) -> None:
        if _choices.get(key, (None,))[0] is reference:
            del _choices[key]

    try:
        reference = weakref.ref(export_fn, forget)
    except TypeError:
        return _find_held_choice(_ById(export_fn))
    choice = _find_choice(export_fn)
    _choices[key] = (reference, choice)
    return choice


class _ById:
    """Holds an object that can't be weakly referenced, and perhaps not be hashed."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.value is self.value


@functools.lru_cache(maxsize=64)
def _find_held_choice(export_fn: _ById) -> Choice:
    return _find_choice(export_fn.value)


def _find_choice(export_fn: ExportFn) -> Choice:
    if not callable(export_fn):
        raise TypeError(f"export_fn: got {export_fn!r}, wanted a function of {ACCEPTED_FORMS[-1]}")
    _check_that_it_runs(export_fn)
    layers: List[Signature] = list(itertools.islice(_layers(export_fn), _MOST_WRAPPERS))
    # The innermost function knows what it wants; each wrapper in front of it has a veto.
    for depth in range(len(layers), 0, -1):
        choice = _fit(layers[:depth])
        if choice is not None:
            return choice
    if _takes_result_alone(_serve(layers[0])):
        raise ValueError(
            "An export_fn accepting eval_result must also accept checkpoint_path. Got "
            + _shown(export_fn, layers[0])
        )
    raise ValueError(
        "export_fn: {} fits none of the forms {}".format(
            _shown(export_fn, layers[0]), ", ".join(ACCEPTED_FORMS)
        )
    )


def _shown(export_fn: ExportFn, signature: Signature) -> str:
    return getattr(export_fn, "__qualname__", repr(export_fn)) + str(signature)


def _check_that_it_runs(export_fn: ExportFn) -> None:
    body = _first_called(export_fn)
    if type(body) is not types.FunctionType:
        # What stands in for a function may well run it to its end.
        return
    is_generator = inspect.isgeneratorfunction(body) or inspect.isasyncgenfunction(body)
    if not is_generator and not inspect.iscoroutinefunction(body):
        return
    kind = "a generator" if is_generator else "a coroutine"
    raise ValueError(
        f"export_fn: {body.__qualname__} returns {kind} and exports nothing, wanted a plain "
        f"function of {ACCEPTED_FORMS[-1]}"
    )


def _first_called(export_fn: Any) -> Any:
    """Returns what is run by calling a callable, as far as it is written in Python."""
    if isinstance(export_fn, functools.partial):
        return _first_called(export_fn.func)
    if inspect.ismethod(export_fn):
        return _first_called(export_fn.__func__)
    call = type(export_fn).__call__
    return call if isinstance(call, types.FunctionType) else export_fn


def _fit(layers: Sequence[Signature]) -> Optional[Choice]:
    """Returns what serves the last layer through those before it, if there is a way."""
    served = _serve(layers[-1])
    if _takes_result_alone(served):
        # A wrapper may well supply the result itself; then it is the wrapper that counts.
        return None
    for kinds in ((Parameter.POSITIONAL_ONLY,), _POSITIONAL):
        by_place, by_name = _arrange(layers[-1], served, kinds)
        if all(_accepts(layer, by_place, by_name) for layer in layers):
            return _make_choice(by_place, by_name)
    return None


def _layers(export_fn: ExportFn) -> Iterator[Signature]:
    """Yields the signature of a callable, then of what it wraps, as far as they are open."""
    layer: Any = export_fn
    signature: Optional[Signature] = _outer_signature(layer)
    while signature is not None:
        yield signature
        if not any(parameter.kind in _VARIADIC for parameter in signature.parameters.values()):
            return
        layer = _wrapped_by(layer)
        signature = _try_signature(layer)


def _outer_signature(export_fn: Any) -> Signature:
    signature = _try_signature(export_fn)
    if signature is not None:
        return signature
    if isinstance(export_fn, functools.partial) and _try_signature(export_fn.func) is not None:
        raise ValueError(
            f"export_fn: {export_fn!r} holds arguments that its function does not take"
        )
    # A built-in function may have none. Its type's __call__, asked natively too, takes anything.
    return inspect.signature(export_fn.__call__)


def _try_signature(layer: Any) -> Optional[Signature]:
    try:
        return inspect.signature(layer, follow_wrapped=False)
    except (TypeError, ValueError):
        return None


def _wrapped_by(layer: Any) -> Any:
    if isinstance(layer, functools.partial):
        inner = _wrapped_by(layer.func)
        return functools.partial(inner, *layer.args, **layer.keywords) if callable(inner) else None
    if inspect.ismethod(layer):
        inner = _wrapped_by(layer.__func__)
        return types.MethodType(inner, layer.__self__) if callable(inner) else None
    inner = getattr(layer, "__wrapped__", None)
    if inner is None and not inspect.isroutine(layer) and inspect.ismethod(layer.__call__):
        return _wrapped_by(layer.__call__)
    return inner


def _serve(signature: Signature) -> Dict[str, str]:
    """Returns which parameter, by its name, gets which value."""
    parameters = list(signature.parameters.values())
    positional = [parameter for parameter in parameters if parameter.kind in _POSITIONAL]
    by_keyword = [parameter for parameter in parameters if parameter.kind is Parameter.KEYWORD_ONLY]
    served = {p.name: p.name for p in positional + by_keyword if p.name in _ROLES}
    for parameter, role in zip(positional[2:], _BY_PLACE):
        known = parameter.name in _ROLES + _LEADING
        if parameter.default is Parameter.empty and not known and role not in served:
            served[parameter.name] = role
    if "checkpoint_path" not in served.values() and _is_optional("eval_result", by_keyword):
        # Without the checkpoint a result can't be served. A keyword-only default then stands, as
        # it does natively for all that is keyword-only.
        del served["eval_result"]
    return served


def _takes_result_alone(served: Dict[str, str]) -> bool:
    return "eval_result" in served.values() and "checkpoint_path" not in served.values()


def _is_optional(name: str, parameters: Sequence[Parameter]) -> bool:
    return any(p.name == name and p.default is not Parameter.empty for p in parameters)


def _arrange(
    signature: Signature, served: Dict[str, str], kinds: Sequence[Any]
) -> Tuple[Tuple[int, ...], Dict[str, int]]:
    """Splits what is served into values by place (for parameters of ``kinds``) and by name."""
    rest = dict(served)
    by_place = []
    for parameter in list(signature.parameters.values())[2:]:
        if parameter.kind not in kinds or parameter.name not in rest:
            break
        by_place.append(_ROLES.index(rest.pop(parameter.name)))
    return tuple(by_place), {name: _ROLES.index(role) for name, role in rest.items()}


def _accepts(signature: Signature, by_place: Sequence[int], by_name: Dict[str, int]) -> bool:
    try:
        signature.bind(None, None, *by_place, **by_name)
    except TypeError:
        return False
    return True


def _make_choice(by_place: Tuple[int, ...], by_name: Dict[str, int]) -> Choice:
    names = tuple(by_name.items())
    if not by_place:
        # Most functions have the names of the documentation.
        return lambda values: ((), {name: values[index] for name, index in names})
    return lambda values: (
        [values[index] for index in by_place],
        {name: values[index] for name, index in names},
    )
