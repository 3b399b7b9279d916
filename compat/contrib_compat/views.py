"""A package, or a program, that sees other modules than everybody else.

Old code writes ``import tensorflow as tf`` and means a TensorFlow that is not the one installed:
with another Keras, with names that have moved, with a ``tf.contrib``. The rest of the process
means the one installed. So the old code, and nobody else, is run with an ``import`` statement of
its own, which gives it views. `sys.modules` and the modules themselves stay what they are.

A table says what is seen where; the key is the full dotted name of a module or an attribute::

    views = Views({
        "tensorflow.keras": "tf_keras.api._v2.keras",               # another module
        "tensorflow.python.framework.ops.Tensor":                   # a name that has moved
            "tensorflow.python.framework.tensor:Tensor",
        "numpy.bool": "builtins:bool",                              # a name that is gone
        "tensorflow.python.ops.rnn_cell": make_rnn_cell,            # made on first use
        "tensorflow": "tensorflow.compat.v1",                       # other names, same submodules
    })
    sys.meta_path.insert(0, Finder(views, ["old_package"]))

Nothing of it is imported or made before it is asked for.
"""

from __future__ import annotations

import builtins
import functools
import importlib
import importlib.util
import sys
import threading
from importlib.machinery import ModuleSpec
from types import ModuleType, TracebackType
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Set, Union

Place = Union[str, Callable[[], Any]]
"""Where something is: ``"module"``, ``"module:attribute"``, or a function that makes it."""


class View(ModuleType):
    """A module that has some attributes of its own and forwards the others.

    What is written to it stays in it, until that is deleted or what it stood for is written back:
    so tests undo a replacement. What else is deleted is gone from it alone.
    """

    # Slots, because the dictionary is for the attributes that the view has of its own.
    __slots__ = ("_view_hidden", "_view_module", "_view_path", "_view_written", "_views")

    def __init__(self, views: Views, path: str, module: ModuleType) -> None:
        """Makes a view.

        Args:
            views: What knows about the attributes that differ.
            path: The dotted name by which the module is seen.
            module: The module behind it.
        """
        super().__init__(path, module.__doc__)
        for name in ("__loader__", "__package__", "__spec__"):
            del vars(self)[name]
        self._views = views
        self._view_path = path
        self._view_module = module
        self._view_hidden: Set[str] = set()
        self._view_written: Set[str] = set()

    def __getattr__(self, name: str) -> Any:
        if name in View.__slots__:  # of a copy that is half made
            raise AttributeError(name)
        if name in self._view_hidden:
            raise AttributeError(f"module {self._view_path!r} has no attribute {name!r}")
        if name == "__all__":
            # A star import reads the dictionary where there is no such list.
            public = [name for name in dir(self) if not name.startswith("_")]
            listed = getattr(self._view_module, "__all__", public)
            hidden = self._hidden()
            return [name for name in listed if name not in hidden]
        return self._views.attribute(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in View.__slots__:
            super().__setattr__(name, value)
        elif name in self._view_written and self._stands_for(name, value):
            delattr(self, name)
        else:
            super().__setattr__(name, value)
            self._view_written.add(name)

    def __delattr__(self, name: str) -> None:
        getattr(self, name)
        # What is in the dictionary and was not written is what the view keeps of others.
        vars(self).pop(name, None)
        if name in self._view_written:
            self._view_written.discard(name)
        else:
            self._view_hidden.add(name)

    def __dir__(self) -> List[str]:
        names = {*dir(self._view_module), *vars(self), *self._views.names(self._view_path)}
        return sorted(names - self._hidden())

    def _stands_for(self, name: str, value: Any) -> bool:
        """Tells whether the attribute would be this one, had none been written."""
        if name in self._view_hidden:
            return False
        try:
            return self._views.attribute(self, name) is value
        except AttributeError:
            return False

    def _hidden(self) -> Set[str]:
        return self._view_hidden - self._view_written


class Views:
    """What one package or program sees.

    Attributes:
        builtins_module: What stands for the module ``builtins``.
        builtins: The builtins to run its modules with: ``vars(module)["__builtins__"] = builtins``
            before its code is executed. An import statement asks the builtins of its module's
            globals for ``__import__``.
    """

    def __init__(
        self,
        places: Mapping[str, Place],
        guarded: Iterable[str] = (),
        later: Optional[Mapping[str, Callable[[], Mapping[str, Place]]]] = None,
    ) -> None:
        """Makes an empty set of views; they come into being when they are asked for.

        Args:
            places: What is elsewhere, by the full dotted name under which it is seen. What is
                below a module that is elsewhere is there too. A top-level package keeps its own
                submodules beside those of the one in its place.
            guarded: Top-level packages of which every module is seen through a view, also where
                nothing differs, so that nothing can be written to the real ones.
            later: By top-level package, what tells more places when that is first imported.
        """
        self._places: Dict[str, Place] = {}
        self._guarded = frozenset(guarded)
        self._children: Dict[str, Set[str]] = {}
        self._roots: Set[str] = set(guarded)
        self._later = dict(later or {})
        self._lock = threading.RLock()
        self._fetched: Dict[str, Any] = {}
        self._by_path: Dict[str, ModuleType] = {}
        self._by_module: Dict[int, View] = {}
        self.add({"importlib.import_module": lambda: self.import_module, **places})
        self.builtins_module = ModuleType("builtins", builtins.__doc__)
        self.builtins: Dict[str, Any] = vars(self.builtins_module)
        self.builtins.update(vars(builtins), __import__=self.import_)

    def add(self, places: Mapping[str, Place]) -> None:
        """Has more be elsewhere; nothing of it has been asked for yet.

        Args:
            places: As those that the views were made with.
        """
        self._places.update(places)
        for path in places:
            parent, _, name = path.rpartition(".")
            if not parent:
                self._children.setdefault(path, set())
            while parent:
                self._children.setdefault(parent, set()).add(name)
                parent, _, name = parent.rpartition(".")
            self._roots.add(path.partition(".")[0])

    def module(self, name: str) -> ModuleType:
        """Imports a module as the package sees it.

        Args:
            name: Its full name.

        Returns:
            A view, or the module itself where nothing differs.

        Raises:
            ImportError: as an import of the module behind it.
        """
        if not self._differs(name.partition(".")[0]):
            return importlib.import_module(name)
        if name not in self._by_path:
            parent = name.rpartition(".")[0]
            if parent:
                self.module(parent)  # a package runs before what is in it
            self._by_path.setdefault(name, self._see(name, self._behind(name)))
        return self._by_path[name]

    def import_module(self, name: str, package: Optional[str] = None) -> ModuleType:
        """Stands for ``importlib.import_module``.

        Args:
            name: The module's name, absolute or relative.
            package: What a relative name is relative to.

        Returns:
            The module as the package sees it.
        """
        module = self.module(importlib.util.resolve_name(name, package) if package else name)
        self.arrived(module.__name__.partition(".")[0])
        return module

    def arrived(self, root: str) -> None:
        """Is called after each import by the package, and of a module that an attribute leads to.

        Args:
            root: The top-level package of what was imported.
        """

    def import_(
        self,
        name: str,
        globals: Optional[Mapping[str, Any]] = None,
        locals: Optional[Mapping[str, Any]] = None,
        fromlist: Optional[Sequence[str]] = (),
        level: int = 0,
    ) -> ModuleType:
        """Stands for ``__import__``, with its arguments.

        The traceback of an error that comes out of the imported module shows no frame of this file,
        from Python 3.11 on; older ones keep the one of this function.
        """
        try:
            return self._import(name, globals, locals, fromlist, level)
        except BaseException as error:
            error.__traceback__ = without_views(error.__traceback__)
            raise

    def _import(
        self,
        name: str,
        globals: Optional[Mapping[str, Any]],
        locals: Optional[Mapping[str, Any]],
        fromlist: Optional[Sequence[str]],
        level: int,
    ) -> ModuleType:
        package = globals.get("__package__") if globals and level else None
        full_name = importlib.util.resolve_name("." * level + name, package) if package else name
        root = full_name.partition(".")[0]
        if not self._differs(root):
            found = builtins.__import__(name, globals, locals, fromlist or (), level)
            self.arrived(root)
            return found
        module = self.module(full_name)
        self.arrived(root)
        if not fromlist:
            return self.module(root)
        if "*" in fromlist:
            fromlist = [*fromlist, *getattr(module, "__all__", ())]
        for attribute in fromlist:
            if attribute != "*" and not _has(module, attribute):
                self._try_submodule(module, full_name, attribute)
        return module

    def attribute(self, view: View, name: str) -> Any:
        """Returns an attribute that a view has not got yet.

        Args:
            view: One of these views.
            name: The attribute's name.

        Raises:
            AttributeError: the one of the module behind the view.
        """
        module, path = view._view_module, f"{view._view_path}.{name}"
        if path in self._places:
            value = self._fetch(path)
            if isinstance(value, ModuleType):
                value = self.module(path)
            # Only what differs is kept: what is forwarded may change in its module at any time.
            vars(view)[name] = value
            return value
        try:
            value = getattr(module, name)
        except AttributeError:
            if path not in self._children and path not in sys.modules:
                raise
            try:
                return self.module(path)
            except ModuleNotFoundError as error:
                # It may be at its old place, which is none of what is seen.
                if not any(_is_about(error, candidate) for candidate in self._candidates(path)):
                    raise
            raise
        if not isinstance(value, ModuleType):
            return value
        return self._see(path if path in self._children else value.__name__, value)

    def names(self, path: str) -> Set[str]:
        """Returns the names that are given to a module, by the table."""
        return self._children.get(path, set())

    def _differs(self, root: str) -> bool:
        """Tells whether anything of a top-level package is elsewhere."""
        if root in self._later:
            with self._lock:
                if root in self._later:
                    self.add(self._later[root]())
                    del self._later[root]  # Last: others who ask meanwhile wait for the lock.
        return root in self._roots

    def _see(self, path: str, module: ModuleType) -> ModuleType:
        """Returns the view of a module, or the module itself where nothing differs."""
        if path in self._children:
            found = self._by_path.get(path)
            return found or self._by_path.setdefault(path, View(self, path, module))
        if path.partition(".")[0] not in self._guarded or isinstance(module, View):
            return module
        # One view for a module of several names: `tensorflow.nn` is `tensorflow._api.v2.nn`.
        view = self._by_module.get(id(module))
        return view or self._by_module.setdefault(id(module), View(self, path, module))

    def _behind(self, path: str) -> ModuleType:
        """Imports the module behind a path."""
        if path in self._places:
            value = self._fetch(path)
            if not isinstance(value, ModuleType):
                raise ModuleNotFoundError(f"No module named {path!r}: it is no module", name=path)
            return value
        errors = []
        for name in self._candidates(path):
            try:
                return importlib.import_module(name)
            except ModuleNotFoundError as error:
                if not _is_about(error, name):
                    raise
                errors.append(error)
        if path in self._children:
            return ModuleType(path)
        raise errors[0]

    def _candidates(self, path: str) -> List[str]:
        """Returns the names by which what is seen as a path may be imported."""
        parent, _, rest = path.rpartition(".")
        while parent:
            place = self._places.get(parent)
            if place is not None and _is_module(place):
                return [f"{place}.{rest}"] if "." in parent else [f"{place}.{rest}", path]
            parent, _, name = parent.rpartition(".")
            rest = f"{name}.{rest}"
        return [path]

    def _fetch(self, path: str) -> Any:
        """Returns what is at the place of a path; what a function makes is made once."""
        if path not in self._fetched:
            found = self._fetched.setdefault(path, fetch(self._places[path]))
            if isinstance(found, ModuleType):
                self.arrived(found.__name__.partition(".")[0])
        return self._fetched[path]

    def _try_submodule(self, module: ModuleType, name: str, attribute: str) -> None:
        """Imports what an import statement may have meant; if it isn't there, Python says so."""
        path = f"{name}.{attribute}"
        try:
            found = self.module(path)
        except ModuleNotFoundError as error:
            if not any(_is_about(error, candidate) for candidate in self._candidates(path)):
                raise
        else:
            if isinstance(module, View):
                vars(module)[attribute] = found


class Finder:
    """Finds the modules of some packages and has them run with views.

    It belongs in front on `sys.meta_path`. It asks the finders behind it, whichever of them
    serves the packages: an editable install or a frozen program has finders of its own. (It is an
    ``importlib.abc.MetaPathFinder`` in all but its base, whose import costs 20 ms.)
    """

    def __init__(self, views: Views, packages: Iterable[str]) -> None:
        """Makes a finder.

        Args:
            views: What the modules see.
            packages: The full names of the packages, each with all that is below it.
        """
        self.views = views
        self.packages = tuple(packages)

    def find_spec(
        self, fullname: str, path: Any = None, target: Optional[ModuleType] = None
    ) -> Optional[ModuleSpec]:
        """Returns the usual spec of a module of the packages, its loader wrapped."""
        if not any(fullname == p or fullname.startswith(p + ".") for p in self.packages):
            return None
        finders = list(sys.meta_path)
        behind = finders[finders.index(self) + 1 :] if self in finders else finders
        for finder in behind:
            find_spec: Any = getattr(finder, "find_spec", None)
            spec: Optional[ModuleSpec] = find_spec and find_spec(fullname, path, target)
            if spec is not None:
                if spec.loader is not None:
                    spec.loader = _loader_class()(spec.loader, self.views)
                return spec
        return None


@functools.lru_cache(maxsize=None)
def _loader_class() -> Any:
    import wrapt  # It brings asyncio, which programs whose packages need no views don't pay for.

    class Loader(wrapt.ObjectProxy):
        """A loader of any kind, whose modules run with the builtins of views."""

        def __init__(self, loader: Any, views: Views) -> None:
            super().__init__(loader)
            self._self_views = views

        def create_module(self, spec: ModuleSpec) -> Optional[ModuleType]:
            create = getattr(self.__wrapped__, "create_module", None)
            module: Optional[ModuleType] = create and create(spec)
            return module

        def exec_module(self, module: ModuleType) -> None:
            vars(module)["__builtins__"] = self._self_views.builtins
            if hasattr(self.__wrapped__, "exec_module"):
                self.__wrapped__.exec_module(module)
            else:  # zipimport, up to Python 3.9
                exec(self.__wrapped__.get_code(module.__name__), vars(module))

    return Loader


def _has(module: ModuleType, name: str) -> bool:
    """Tells whether a module has a name; not if it would load it lazily from what is gone."""
    try:
        getattr(module, name)
    except (AttributeError, ImportError):
        return False
    return True


def _is_about(error: ModuleNotFoundError, name: str) -> bool:
    """Tells whether what wasn't found is a module, or a package that the module would be in."""
    return f"{name}.".startswith(f"{error.name}.")


def _is_module(place: Place) -> bool:
    return isinstance(place, str) and ":" not in place


def fetch(place: Place) -> Any:
    """Returns what is at a place.

    Args:
        place: Where; its module is imported.
    """
    if callable(place):
        return place()
    module, _, names = place.partition(":")
    value: Any = importlib.import_module(module)
    for name in filter(None, names.split(".")):
        value = getattr(value, name)
    return value


def without_views(traceback: Optional[TracebackType]) -> Optional[TracebackType]:
    """Returns a traceback without the frames that are between an import statement and the module.

    Args:
        traceback: It is changed in place but for its head.
    """
    while traceback is not None and _is_between(traceback):
        traceback = traceback.tb_next
    entry = traceback
    while entry is not None:
        while entry.tb_next is not None and _is_ours(entry.tb_next):
            entry.tb_next = entry.tb_next.tb_next
        entry = entry.tb_next
    return traceback


def _is_ours(entry: TracebackType) -> bool:
    return entry.tb_frame.f_code.co_filename == __file__


def _is_between(entry: TracebackType) -> bool:
    file = entry.tb_frame.f_code.co_filename
    return file.startswith("<frozen importlib.") or file in (__file__, importlib.__file__)
