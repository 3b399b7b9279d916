"""One module by several names: what ``import`` finds by another name than the module's own."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType
from typing import Any, Callable, Dict, Optional, Sequence

_specs: Dict[ModuleType, Optional[ModuleSpec]] = {}


class AliasLoader:
    """Answers the import of one name with the module of another (``importlib.abc.Loader``).

    The module is the very same, and stays whole meanwhile: no other thread ever finds an empty one
    by the name. It keeps its own ``__spec__``, without which neither ``importlib.reload`` nor the
    import of what is below it works.
    """

    def __init__(self, load: Callable[[], ModuleType]) -> None:
        """Makes a loader.

        Args:
          load: returns the module.
        """
        self._load = load

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Returns the module itself."""
        module = self._load()
        own = module.__spec__
        # While it is imported by another alias in another thread, its spec is that one's.
        if own is None or own.name == module.__name__ or module not in _specs:
            _specs[module] = own
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Executes nothing, but gives the module its own spec back."""
        module.__spec__ = _specs[module]

    def get_source(self, fullname: str) -> Optional[str]:
        """Returns None: what the module is made of is known by its own name."""
        return None

    def get_code(self, fullname: str) -> CodeType:
        """Returns code that does nothing, which is what ``python -m`` finds to run."""
        return compile("", fullname, "exec")


def alias_spec(name: str, target: str, is_package: bool) -> ModuleSpec:
    """Returns the spec by which a name leads to a module of another name.

    Args:
      name: the name to import.
      target: the module's own name, or another that it is imported by.
      is_package: whether there are modules below.
    """
    loader: Any = AliasLoader(lambda: importlib.import_module(target))
    return ModuleSpec(name, loader, origin=target, is_package=is_package)


class AliasFinder:
    """Finds modules by other names; it stands in front on ``sys.meta_path``.

    Behind the standard finder it would be asked too late: that one finds, in the directory of a
    package that has two names, the files of its modules and executes them once more.
    """

    def __init__(self, target_of: Callable[[str], Optional[str]]) -> None:
        """Makes a finder.

        Args:
          target_of: returns the name of the module that a name leads to; None for all names that
            are none of its business.
        """
        self._target_of = target_of

    def find_spec(
        self,
        fullname: str,
        path: Optional[Sequence[str]] = None,
        target: Optional[ModuleType] = None,
    ) -> Optional[ModuleSpec]:
        """Returns the spec of an alias, or None."""
        module = self._target_of(fullname)
        if module is None:
            return None
        is_package = _is_package(module)
        return None if is_package is None else alias_spec(fullname, module, is_package)


def _is_package(module: str) -> Optional[bool]:
    """Tells whether there are modules below a module; None if it isn't there."""
    if module in sys.modules:  # Perhaps without a spec, as TensorFlow's lazy modules.
        return hasattr(sys.modules[module], "__path__")
    try:
        spec = importlib.util.find_spec(module)
    except ModuleNotFoundError:  # One of the packages above it isn't there.
        return None
    return None if spec is None else spec.submodule_search_locations is not None
