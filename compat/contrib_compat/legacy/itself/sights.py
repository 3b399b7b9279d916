"""What the modules of contrib see when they import TensorFlow, numpy or the standard library.

The import map of `versions` says what is elsewhere today. Whatever contrib writes into a module, or
strips from it, stays in what it sees.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from types import ModuleType
from typing import Iterable, Optional, Set

from contrib_compat.legacy.itself.ours import ROOT
from contrib_compat.legacy.itself.turns import one_thread
from contrib_compat.versions import contrib_imports, estimator_package
from contrib_compat.views import Views


class _Sights(Views):
    """The views of contrib's modules, with the estimator package ready before it is seen."""

    def module(self, name: str) -> ModuleType:
        with one_thread:
            if f"{name}.".startswith("tensorflow.python.estimator."):
                estimator_package.activate()
            return super().module(name)


@lru_cache(maxsize=None)
def contrib() -> Views:
    """Returns the views of contrib's modules."""
    estimator = {"tensorflow.estimator": estimator_package.activate}
    return _Sights({**contrib_imports.places(), **estimator})


def remove_undocumented(
    module_name: str,
    allowed_exception_list: Optional[Iterable[str]] = None,
    doc_string_modules: Optional[Iterable[ModuleType]] = None,
) -> None:
    """Takes from a module the names that no docstring mentions.

    Args:
      module_name: the module's name, as contrib sees it.
      allowed_exception_list: names to be kept nevertheless.
      doc_string_modules: the modules whose docstrings count; by default the module itself.
    """
    module = sys.modules[module_name] if _is_own(module_name) else contrib().module(module_name)
    documented: Set[str] = set(allowed_exception_list or ())
    for other in doc_string_modules or [module]:
        documented.update(re.findall(r"^@@(\w+)$", other.__doc__ or "", re.MULTILINE))
    for name in dir(module):
        if not name.startswith("_") and name not in documented:
            delattr(module, name)


def _is_own(module_name: str) -> bool:
    return module_name.startswith(ROOT + ".")
