"""Imports of the legacy tree, whose modules have no files.

They are found through the packages' ``__path__``, each entry of which leads to a finder by way of
``sys.path_hooks``. A finder at the end of ``sys.meta_path`` would never be asked: the standard one
takes the folders of type stubs beside ``tf_contrib/__init__.py`` for namespace packages.
"""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType
from typing import Any, Iterator, Optional, Tuple

from contrib_compat.legacy import tree
from contrib_compat.legacy.aliases import alias_spec
from contrib_compat.legacy.module import LegacyModule

# No file system has such a path, so that no other hook takes it for a directory of its own.
_ENTRY = "<tf.contrib>/"


def path_entry(root: str, path: str) -> str:
    """Returns the entry of ``__path__`` below which :func:`path_hook` finds modules.

    Args:
      root: the name of the tree's root package, such as ``"tf_contrib"``.
      path: the package's path below it; ``""`` for the root itself.
    """
    return f"{_ENTRY}{root}/{path}"


def path_hook(entry: str) -> Finder:
    """Makes the finder for an entry of ours; see :data:`sys.path_hooks`.

    Raises:
      ImportError: the entry is one for another hook.
    """
    if not entry.startswith(_ENTRY):
        raise ImportError(f"{entry!r} is no path of the legacy tree")
    return Finder(*entry[len(_ENTRY) :].split("/"))


# Neither class below derives from its abstract base class, which would import half of importlib.


class Finder:
    """Finds the modules right below one package of the tree (``importlib.abc.PathEntryFinder``)."""

    def __init__(self, root: str, path: str) -> None:
        self._root = root
        self._package = path

    def find_spec(self, fullname: str, target: Optional[ModuleType] = None) -> Optional[ModuleSpec]:
        """Returns the spec of a module of the tree, None for any other name.

        Raises:
          ModuleNotFoundError: there is no such module, it is to be imported, and there is something
            to say about it.
        """
        name = fullname.rpartition(".")[2]
        path = f"{self._package}.{name}".lstrip(".")
        if not tree.has(path):
            from contrib_compat.legacy.unanswered import module_error  # Errors alone pay for it.

            error = module_error(fullname, path)
            if error is not None:
                raise error
            return None
        path = tree.file_path(path)
        own_name = f"{self._root}.{path}"
        is_package = tree.is_package(path)
        if fullname != own_name:
            return alias_spec(fullname, own_name, is_package)
        loader: Any = Loader(path)
        spec = ModuleSpec(fullname, loader, origin="the route table", is_package=is_package)
        if is_package:
            spec.submodule_search_locations = [path_entry(self._root, path)]
        return spec

    def iter_modules(self, prefix: str = "") -> Iterator[Tuple[str, bool]]:
        """Yields the modules right below, each with whether it is a package; for pkgutil."""
        for name in sorted(tree.children(self._package)):
            path = f"{self._package}.{name}".lstrip(".")
            yield prefix + name, tree.is_package(path)

    def invalidate_caches(self) -> None:
        """Does nothing: there is no cache."""


class Loader:
    """Makes one module of the tree, which has no code (``importlib.abc.InspectLoader``)."""

    def __init__(self, path: str) -> None:
        self._path = path

    def create_module(self, spec: ModuleSpec) -> LegacyModule:
        """Returns a new module that knows its place."""
        module = LegacyModule(spec.name)
        module.__contrib_path__ = self._path
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Executes nothing: names are looked up later."""

    def is_package(self, fullname: str) -> bool:
        """Tells whether there are modules below."""
        return tree.is_package(self._path)

    def get_source(self, fullname: str) -> Optional[str]:
        """Returns the text of the file of 1.15 behind the module; None where there is none."""
        from contrib_compat.legacy.itself import in_use, serving

        return serving.source(self._path) if in_use.is_served() else None

    def get_code(self, fullname: str) -> CodeType:
        """Returns code that does nothing, which is what ``python -m`` finds to run."""
        return compile("", fullname, "exec")
