"""By which path a public class is known: to pickles, to readers and to ``inspect``.

It is the path that users import, which stays when files move. The standard library expects the
class's source in the file of that module, and cloudpickle expects the module to be imported; both
are seen to here.
"""

import copyreg
import importlib
import sys
from typing import (
    Any,
    Callable,
    Dict,
    List,
    Optional,
    Sequence,
    Tuple,
    TypeVar,
    Union,
    get_type_hints,
)

__all__ = [
    "LEGACY_ROOT",
    "add_source",
    "copy_without_constructor",
    "listed",
    "public",
    "rename",
]

C = TypeVar("C", bound=type)

#: The package that old code imports in place of ``tf.contrib``, which nothing here imports but by
#: this name.
LEGACY_ROOT = "tf_contrib"


def public(module: str) -> Callable[[C], C]:
    """Makes a decorator of classes that are known by another path than that of their file.

    Args:
      module: the module that users import the class from.
    """

    def decorate(cls: C) -> C:
        rename(cls, module)
        return cls

    return decorate


def rename(definition: Any, module: str) -> None:
    """Has a class or a function be known by a public path.

    Args:
      definition: the class or function; the module shows it by its own name.
      module: the module that users import it from. It is imported now: cloudpickle looks for it
        among the imported ones, and writes down the whole class where it isn't there.
    """
    if definition.__module__ == module:
        return
    stand_in = None
    if isinstance(definition, type):
        stand_in = _stand_in(definition)
        _evaluate_annotations(definition)
    definition.__module__ = module
    importlib.import_module(module)
    # The source of a function is found by its code; a class within one is not what users import.
    if stand_in is not None and "." not in stand_in.__qualname__:
        add_source(definition, module, stand_in)


def add_source(cls: type, module: str, source: type) -> None:
    """Has ``inspect`` find the source of a class in the module that it names.

    Args:
      cls: the class.
      module: the module's name.
      source: a class with that source, which is found where it is.
    """
    importlib.import_module(module)
    _listing(module).add(cls, source)


def _stand_in(cls: type) -> type:
    """Returns a class that has what ``inspect`` finds the source of a class by, unchanged."""
    looked_at = {"__module__": cls.__module__, "__qualname__": cls.__qualname__}
    if "__firstlineno__" in vars(cls):  # Since Python 3.13, where a new __module__ removes it.
        looked_at["__firstlineno__"] = vars(cls)["__firstlineno__"]
    return type(cls.__name__, (), looked_at)


def _evaluate_annotations(cls: type) -> None:
    # What they name is looked for in the module of the class.
    annotations = vars(cls).get("__annotations__", {})
    if any(isinstance(annotation, str) for annotation in annotations.values()):
        hints = get_type_hints(cls)
        cls.__annotations__ = {name: hints[name] for name in annotations}


def copy_without_constructor(cls: Any) -> None:
    """Has copies and unpickled objects made without the constructor of a class.

    That is how it is with most classes. Tuples and exceptions are pickled as a call of their
    class, which may warn, or want other arguments than the tuple holds.

    Args:
      cls: the class. Subclasses of an exception, whose constructors may do more, are left alone.
    """

    def __reduce__(self: Any) -> Any:
        state = getattr(self, "__dict__", None) or None
        if isinstance(self, tuple):
            return tuple.__new__, (type(self), tuple(self)), state
        if type(self) is not cls:
            return super(cls, self).__reduce__()
        return copyreg.__newobj__, (cls, *self.args), state  # type: ignore[attr-defined]

    if issubclass(cls, (tuple, BaseException)):
        cls.__reduce__ = __reduce__


class _Listing(Sequence[str]):
    """The lines that ``inspect`` reads for a module: its own, and those of renamed classes.

    ``inspect`` looks for a class in the file of its module, as ``linecache`` gives it. The lines
    are put together when they are first asked for.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._classes: Dict[str, Tuple[type, type]] = {}
        self._lines: Optional[List[str]] = None

    def add(self, cls: type, stand_in: type) -> None:
        """Adds a class, the source of which is that of another."""
        self._classes[cls.__name__] = cls, stand_in
        self._lines = None

    def _all_lines(self) -> List[str]:
        if self._lines is None:
            import inspect

            loader: Any = sys.modules[self._module].__loader__
            lines = (loader.get_source(self._module) or "").splitlines(True)
            for cls, stand_in in list(self._classes.values()):
                try:
                    source, _ = inspect.getsourcelines(stand_in)
                except (OSError, TypeError):  # The program comes without its sources.
                    continue
                lines += ["\n", "\n"]
                if hasattr(stand_in, "__firstlineno__"):
                    # Of this very class, whatever its metaclass does with what is set on it.
                    type.__setattr__(cls, "__firstlineno__", len(lines) + 1)
                lines += source
            self._lines = lines
        return self._lines

    def __len__(self) -> int:
        return len(self._all_lines())

    def __getitem__(self, index: Union[int, slice]) -> Any:
        return self._all_lines()[index]


_listings: Dict[str, _Listing] = {}


def _listing(module: str) -> _Listing:
    """Returns a module's listing, which ``linecache`` has from now on where there is a file."""
    found = sys.modules[module]
    name = found.__name__  # Some of the legacy tree have two paths.
    if name not in _listings:
        _listings.setdefault(name, _Listing(name))
        # Modules of the legacy tree have none, or look for it when they are asked.
        listed(name, vars(found).get("__file__"))
    return _listings[name]


def listed(module: str, file: Optional[str]) -> Optional[str]:
    """Has ``inspect`` find the renamed classes of a module, in what it takes for its file.

    Args:
      module: the module's name.
      file: the name of its file; None where it has none.

    Returns:
      The name to show as ``__file__``: where there is no file, but are renamed classes, one that
      ``linecache`` alone knows. None where there is neither.
    """
    if module not in _listings:
        return file
    import linecache

    listing: Any = _listings[module]
    name = file or f"<{module}>"
    # Without a time of change it is not compared with a file.
    linecache.cache[name] = (0, None, listing, name)
    return name
