"""``import tensorflow_estimator``, and of what is in it, where TensorFlow lacks what it needs."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, List, Optional

import wrapt

from contrib_compat.versions import estimator_package, keras2_view
from contrib_compat.versions.installed import has_native_estimator


class RevivingFinder:
    """Brings the package back to life when it is imported; in front on ``sys.meta_path``."""

    def find_spec(
        self, fullname: str, path: Any = None, target: Optional[ModuleType] = None
    ) -> Optional[ModuleSpec]:
        """Returns the spec that the other finders have for the package."""
        if fullname != keras2_view.PACKAGE or has_native_estimator() or keras2_view.is_installed():
            return None
        finders = list(sys.meta_path)
        spec = _find_spec(fullname, finders[finders.index(self) + 1 :])
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader)
        return spec


class _Loader(wrapt.ObjectProxy):
    """The package's loader, which has it revived before and completed after."""

    def create_module(self, spec: ModuleSpec) -> Optional[ModuleType]:
        estimator_package.make_importable()
        # There is a finder in front now that lets the package see Keras 2.
        found = _find_spec(spec.name, list(sys.meta_path))
        assert found is not None
        assert found.loader is not None
        self._self_loader = found.loader
        return found.loader.create_module(found)

    def exec_module(self, module: ModuleType) -> None:
        self._self_loader.exec_module(module)
        estimator_package.activate_unless_busy()


def _find_spec(name: str, finders: List[Any]) -> Optional[ModuleSpec]:
    for finder in finders:
        spec: Optional[ModuleSpec] = finder.find_spec(name, None)
        if spec is not None:
            return spec
    return None
