"""Makes a package the root of the legacy tree."""

from __future__ import annotations

import sys

from contrib_compat.legacy.finder import path_entry, path_hook
from contrib_compat.legacy.module import LegacyModule


def mount(package: str) -> None:
    """Makes an imported package answer as ``tf.contrib``, its submodules included.

    Args:
      package: the package's name; it is in ``sys.modules``.
    """
    # First, since the hooks of others would look for files of that name.
    if path_hook not in sys.path_hooks:
        sys.path_hooks.insert(0, path_hook)
    module = sys.modules[package]
    module.__class__ = LegacyModule
    module.__contrib_path__ = ""  # type: ignore[attr-defined]
    module.__path__ = [path_entry(package, "")]
    if module.__spec__ is not None:
        module.__spec__.submodule_search_locations = module.__path__
