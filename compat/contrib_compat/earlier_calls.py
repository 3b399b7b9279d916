"""Calls as earlier releases took them: TensorFlow 1.15's functions under the arguments of 1.4.

Between 1.4 and 1.15 some two hundred functions and classes of ``tf.contrib`` had arguments renamed,
moved or taken away. The route table knows how they were called (:attr:`Route.before`). A call that
fits the signature of today goes through untouched, with today's meaning; one that fits an earlier
signature alone is made again by today's names; of any other the error says both.
"""

from __future__ import annotations

import functools
import sys
from inspect import BoundArguments, Parameter, Signature, signature
from itertools import takewhile
from types import FunctionType
from typing import Any, Callable, Dict, List, Mapping, NoReturn, Optional, Set, Tuple

from contrib_compat.frames import call_from
from contrib_compat.routes.route import Earlier, Route

# Of plain values alone it is plain what they are not; tensors and the like may be anything.
_PLAIN = (bool, int, float, str, list, tuple, dict, FunctionType)
# What arguments so called take is text, or several texts.
_TEXTS = ("name", "scope", "_dir", "_key", "_pattern")
# What arguments so called take is no text, so that one in their place was a name.
_NO_TEXTS = (
    "_assignment",
    "_delay",
    "_fn",
    "_ndims",
    "_shape",
    "_metrics",
    "dilations",
    "dt",
    "maxval",
)
_TYPES = (
    "bfloat16 bool complex64 complex128 double float float16 float32 float64 half int int8 int16 "
    "int32 int64 qint8 qint16 qint32 quint8 quint16 string uint8 uint16 uint32 uint64"
)
_REDUCTIONS = (
    "none sum sum_over_batch_size sum_over_nonzero_weights weighted_mean weighted_sum "
    "weighted_sum_by_nonzero_weights weighted_sum_over_batch_size"
)
# The texts that arguments so called take.
_WORDS = {
    "dtype": frozenset(_TYPES.split()),
    "loss_reduction": frozenset(_REDUCTIONS.split()),
    "method": frozenset(["midpoint", "rk4"]),
    "partition_strategy": frozenset(["div", "mod"]),
    "round_mode": frozenset(["HALF_AWAY_FROM_ZERO", "HALF_TO_EVEN"]),
}
_ALL_WORDS = frozenset().union(*_WORDS.values())
_NEVER: Dict[type, Tuple[type, ...]] = {
    bool: (float, str, list, tuple, dict, FunctionType),
    str: (bool, int, float),
    int: (bool, str, dict, FunctionType),
    float: (bool, str, dict, FunctionType),
}


def accepting(function: Callable[..., Any], route: Route, method: bool = False) -> Any:
    """Returns a function that takes earlier forms of a call too.

    Args:
      function: what is called in the end.
      route: its line of the route table, which has earlier signatures.
      method: whether its first argument is the object.
    """
    calls = _Calls(function, route, method)
    own = int(method)
    is_bare = type(function) is FunctionType and not hasattr(function, "__wrapped__")

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        if len(args) > own + calls.alike:
            args, kwargs = calls.by_values(args[:own], args[own:], kwargs)
        try:
            if is_bare:
                return function(*args, **kwargs)
            # TensorFlow's decorators, which are on it, count frames to find what they log.
            return call_from(sys._getframe(1), function, args, kwargs)
        except TypeError as error:
            args, kwargs = calls.by_names(args[:own], args[own:], kwargs, error)
        return call_from(sys._getframe(1), function, args, kwargs)

    return call


def is_refused(function: Callable[..., Any], route: Route, method: bool = False) -> bool:
    """Tells whether a function refuses a call that names all arguments of an earlier release.

    Args:
      function: what is called.
      route: its line of the route table.
      method: whether its first argument is the object.
    """
    today = _Calls(function, route, method).today
    named = (dict(_signature(earlier).parameters) for earlier in route.before)
    return any(_bound(today, (), names) is None for names in named)


_Call = Tuple[Tuple[Any, ...], Dict[str, Any]]


class _Calls:
    """The forms of the calls of one function."""

    def __init__(self, function: Callable[..., Any], route: Route, method: bool) -> None:
        self._function = function
        self._route = route
        self._method = method
        # What `_kinds` said of calls that fitted today's signature: binding takes longer.
        self._fitting: Set[Tuple[object, ...]] = set()

    def __getattr__(self, name: str) -> Any:
        # With the first call, and not when a module is imported.
        if name not in ("alike", "today"):
            raise AttributeError(name)
        found = signature(self._function)
        self.today = found.replace(parameters=[*found.parameters.values()][int(self._method) :])
        # How many arguments mean the same by place in all releases.
        self.alike = min(_alike(earlier, self.today) for earlier in self._route.before)
        return vars(self)[name]

    def by_values(self, own: Any, args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> _Call:
        """Returns a call with arguments by place that did not mean the same in all releases.

        It is that of today if it fits and no value speaks against it; else that of the earlier
        releases, if they agree.
        """
        kinds = _kinds(args, kwargs)
        if kinds in self._fitting:
            return (*own, *args), kwargs
        todays = _bound(self.today, args, kwargs)
        if todays is not None and self._may_be(todays.arguments):
            self._fitting.add(kinds)
            return (*own, *args), kwargs
        meant = [call for call in self._translated(args, kwargs) if self._may_be(call)]
        if meant and all(_same(call, meant[0]) for call in meant):
            return own, meant[0]
        if todays is None:
            self._refuse("the arguments fit no signature, or several of earlier releases")
        return (*own, *args), kwargs

    def by_names(
        self, own: Any, args: Tuple[Any, ...], kwargs: Dict[str, Any], error: TypeError
    ) -> _Call:
        """Returns a call by today's names in place of one that has failed.

        Raises:
          TypeError: the given one, if the call fits today's signature, so that the function has
            raised it; else one that says what the arguments are today.
        """
        of_then = {name for earlier in self._route.before for name in earlier.arguments}
        of_then &= set(kwargs) - set(self.today.parameters)
        # Where any keyword is taken, one of then fits too, and is refused further in.
        if not of_then and _bound(self.today, args, kwargs) is not None:
            raise error
        for call in self._translated(args, kwargs):
            if self._may_be(call):
                return own, call
        self._refuse(str(error))

    def _translated(self, args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> List[Dict[str, Any]]:
        """The call by today's names, for each earlier signature that it fits, the newest first."""
        found = []
        for earlier in reversed(self._route.before):
            bound = _bound(_signature(earlier), args, kwargs)
            named = None if bound is None else self._in_todays_names(bound, earlier)
            if named is not None and _bound(self.today, (), named) is not None:
                found.append(named)
        return found

    def _in_todays_names(self, bound: BoundArguments, earlier: Earlier) -> Optional[Dict[str, Any]]:
        given = dict(bound.arguments)
        for parameter in bound.signature.parameters.values():
            if parameter.kind is Parameter.VAR_KEYWORD:
                given.update(given.pop(parameter.name, {}))
        renamed = dict(earlier.renamed)
        named = {renamed.get(name, name): value for name, value in given.items()}
        known = _named(self.today)
        # What is gone and is None asks for nothing.
        gone = {name for name, value in named.items() if known is not None and name not in known}
        if len(named) < len(given) or any(named[name] is not None for name in gone):
            return None
        return {name: value for name, value in named.items() if name not in gone}

    def _may_be(self, given: Mapping[str, Any]) -> bool:
        """Whether the values may be meant so, as far as plain ones tell."""
        parameters = self.today.parameters
        return all(
            name not in parameters or _may_be(parameters[name], value)
            for name, value in given.items()
        )

    def _refuse(self, reason: str) -> NoReturn:
        text = "; ".join([reason, *forms(self._route, self.today)])
        raise TypeError(f"tf.contrib.{self._route.full_name}: {text}") from None


def forms(route: Route, today: Signature) -> List[str]:
    """Returns how a symbol is called today, and how it was in earlier releases.

    Args:
      route: its line of the route table.
      today: what it takes.
    """
    bare = [one.replace(annotation=Parameter.empty) for one in today.parameters.values()]
    found = [f"today it is {route.name}{Signature(bare)}"]
    for earlier in route.before:
        renamed = dict(earlier.renamed)
        lost = [one for one in earlier.arguments if renamed.get(one, one) not in today.parameters]
        gone = f", without an equal of {', '.join(lost)} today" if lost else ""
        moved = "".join(f", {was} is {name} now" for was, name in earlier.renamed)
        found.append(f"in TensorFlow {earlier.span}: {route.name}({earlier.written}){moved}{gone}")
    return found


def _alike(earlier: Earlier, today: Signature) -> int:
    renamed = dict(earlier.renamed)
    pairs = zip(earlier.arguments, today.parameters)
    same = (renamed.get(was, was) == name for was, name in pairs)
    return sum(1 for _ in takewhile(bool, same))


def _signature(earlier: Earlier) -> Signature:
    """An earlier signature, of which only the names are known: any of them may be left out."""
    parameters = []
    kind: Any = Parameter.POSITIONAL_OR_KEYWORD
    for name in earlier.arguments:
        if name.startswith("**"):
            parameters.append(Parameter(name[2:], Parameter.VAR_KEYWORD))
        elif name.startswith("*"):
            parameters.append(Parameter(name[1:], Parameter.VAR_POSITIONAL))
            kind = Parameter.KEYWORD_ONLY
        else:
            parameters.append(Parameter(name, kind, default=None))
    return Signature(parameters)


def _named(today: Signature) -> Optional[List[str]]:
    """The names that a signature takes; None where it takes any."""
    kinds = [parameter.kind for parameter in today.parameters.values()]
    return None if Parameter.VAR_KEYWORD in kinds else list(today.parameters)


def _bound(
    form: Signature, args: Tuple[Any, ...], kwargs: Dict[str, Any]
) -> Optional[BoundArguments]:
    try:
        return form.bind(*args, **kwargs)
    except TypeError:
        return None


def _kinds(args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> Tuple[object, ...]:
    """All of a call's values by which :func:`_may_be` judges, in a form that can be looked up."""
    kinds: Tuple[object, ...] = (*map(type, args), *kwargs, *map(type, kwargs.values()))
    if int not in kinds and str not in kinds:
        return kinds
    values = (*args, *kwargs.values())
    numbers = (value in (0, 1) for value in values if type(value) is int)
    words = (value if value in _ALL_WORDS else "" for value in values if type(value) is str)
    return (*kinds, *numbers, *words)


def _may_be(parameter: Parameter, value: Any) -> bool:
    kind = type(value)
    if kind.__name__ == "DType":  # TensorFlow's, which needn't be imported to be known.
        return not isinstance(parameter.default, _PLAIN)
    if kind not in _PLAIN:
        return True
    if parameter.name in _WORDS:
        return kind in (str, list, tuple) and (kind is not str or value in _WORDS[parameter.name])
    if parameter.name.endswith(_TEXTS):
        return kind in (str, list, tuple)
    if kind is str and parameter.name.endswith(_NO_TEXTS):
        return False
    if parameter.name == "reuse":  # Or TensorFlow's AUTO_REUSE, which is no plain value.
        return kind is bool
    if kind is int and type(parameter.default) is bool:
        return value in (0, 1)
    return kind not in _NEVER.get(type(parameter.default), ())


def _same(one: Dict[str, Any], other: Dict[str, Any]) -> bool:
    """Whether two calls are one; values are not compared, which arrays don't like."""
    return one.keys() == other.keys() and all(one[name] is other[name] for name in one)
