"""Classes of TensorFlow's own, called as earlier releases took them.

A class that ``tf.contrib`` only showed is TensorFlow's object, which takes today's calls alone.
Where an earlier release had an argument that it refuses, a stand-in is shown: it makes objects of
the real class, and what is asked of it or set on it is asked of or set on that. TensorFlow and
pickled objects see nothing of it; only ``is``, which no class can answer, tells one from the other.
"""

from __future__ import annotations

import functools
import inspect
import sys
import types
from abc import ABCMeta
from typing import Any, Mapping

from contrib_compat import earlier_calls, identity
from contrib_compat.frames import call_from
from contrib_compat.routes.route import Route

# What a class has of its own, whatever its metaclass says.
_attributes = type.__dict__["__dict__"].__get__
# Where it is found, by ``inspect`` too.
_LOCATION = ("__module__", "__firstlineno__")


def accepting(cls: Any, route: Route, module: str) -> Any:
    """Returns a class that takes earlier forms of its calls too.

    Args:
      cls: the class, which is not changed.
      route: its line of the route table.
      module: the importable module that shows it under ``route.name``, by which it is pickled.

    Returns:
      A stand-in; the class itself, if it takes all arguments that earlier releases had.
    """
    if not earlier_calls.is_refused(cls.__init__, route, method=True):
        return cls

    # It is no abstract method if the constructor is one.
    @functools.wraps(cls.__init__, updated=())
    def make(real: Any, *args: Any, **kwargs: Any) -> Any:
        return call_from(sys._getframe(1), real, args, kwargs)

    base = _base(cls, route, module)
    own = {
        "__doc__": cls.__doc__,
        "__module__": module,
        "__qualname__": route.name,
        "__wrapped__": cls,
        "_base": base,
        "_make": earlier_calls.accepting(make, route, method=True),
    }
    metaclass: Any = type(base)
    stand_in = metaclass(cls.__name__, (base,), own)
    # Only now: what a metaclass sets on a class that it makes would be set on the real one.
    stand_in.__class__ = _for(metaclass)
    identity.add_source(stand_in, module, cls)
    return stand_in


def is_stand_in(cls: type) -> bool:
    """Tells whether a class stands in for one of TensorFlow's."""
    return isinstance(cls, _StandIn)


def _base(cls: Any, route: Route, module: str) -> Any:
    """Returns what those derive from that a program derives from the stand-in."""
    constructor = cls.__init__
    accepts = earlier_calls.accepting(constructor, route, method=True)

    @functools.wraps(constructor)
    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        following = super(base, self).__init__
        # Another is next where a program has replaced it, or derives from several classes.
        if getattr(following, "__func__", None) is constructor:
            call_from(sys._getframe(1), accepts, (self, *args), kwargs)
        else:
            following(*args, **kwargs)

    name = f"{route.name}._base"
    namespace = {"__init__": __init__, "__module__": module, "__qualname__": name}
    # That of abstract classes goes together with all that a program may mix in; `type` with none.
    metaclass: Any = ABCMeta if type(cls) is type else type(cls)
    base: Any = metaclass(cls.__name__, (cls,), namespace)
    return base


class _StandIn(type):
    """What a class does that stands in for another one."""

    __wrapped__: Any
    _base: Any
    _make: Any

    def __new__(
        metaclass, name: str, bases: Any, namespace: Mapping[str, Any], **options: Any
    ) -> Any:
        """Makes a class that a program derives from a stand-in: an ordinary one."""
        bases = tuple(base._base if isinstance(base, _StandIn) else base for base in bases)
        return types.new_class(name, bases, options, lambda body: body.update(namespace))

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        return call_from(sys._getframe(1), cls._make, (cls.__wrapped__, *args), kwargs)

    # An abstract class asks those that derive from it, and this one does: if that asked the real
    # class in turn, by its metaclass, neither would come to an end.

    def __instancecheck__(cls, instance: Any) -> bool:
        return type.__instancecheck__(cls.__wrapped__, instance) or super().__instancecheck__(
            instance
        )

    def __subclasscheck__(cls, subclass: type) -> bool:
        return type.__subclasscheck__(cls.__wrapped__, subclass) or super().__subclasscheck__(
            subclass
        )

    def __eq__(cls, other: object) -> Any:
        if not isinstance(other, type):
            return NotImplemented
        return cls.__wrapped__ is getattr(other, "__wrapped__", other)

    def __hash__(cls) -> int:
        return hash(cls.__wrapped__)

    def __setattr__(cls, name: str, value: Any) -> None:
        setattr(cls.__wrapped__, name, value)

    def __delattr__(cls, name: str) -> None:
        delattr(cls.__wrapped__, name)

    @property
    def __signature__(cls) -> inspect.Signature:
        return inspect.signature(cls.__wrapped__)


def _names(cls: Any) -> Mapping[str, Any]:
    """What a class has itself, for those who replace something of it and put it back."""
    own = _attributes(cls)
    located = {name: own[name] for name in _LOCATION if name in own}
    return types.MappingProxyType({**vars(cls.__wrapped__), **located})


@functools.lru_cache(maxsize=None)
def _for(metaclass: type) -> Any:
    """Returns the metaclass of those that stand in for classes of another one."""
    namespace = {"__module__": __name__, "__dict__": property(_names)}
    return type("StandIn", (_StandIn, metaclass), namespace)
