"""Where the modules went that pickles written before the move name.

A pickle names classes and functions by the module that held them when it was written; public ones
have carried the path that users import since. Nothing else needs the old paths: code imports the
new ones. They are looked up only where no file of that name is found.
"""

import importlib
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Optional, Sequence, Tuple

_ROOT = __name__.partition(".")[0]

# A module of 0.1.0 before the rooms were made, and where its names are now: the first that has it.
MOVED = {
    "canned.replicate": ("replication.replicate",),
    "canned.tower_specs": ("replication.tower_specs",),
    "canned.towers": ("replication.towers",),
    "event_files": ("evaluations.event_files",),
    "experiment.cluster": ("learn.cluster",),
    "experiment.ending": ("experiment.end_of_training",),
    "experiment.errors": ("learn.errors",),
    "experiment.exports": ("experiment.strategy_turns",),
    "experiment.interfaces": ("learn.interfaces",),
    "experiment.journal": ("publishing.ledger",),
    "experiment.keys": ("vocabulary.modes", "vocabulary.metrics"),
    "experiment.metric_spec": ("learn.metric_spec",),
    "experiment.model_fn": ("learn.model_fn",),
    "experiment.monitors.adapter": ("monitors.adapter",),
    "experiment.monitors.base": ("monitors.base",),
    "experiment.monitors.captures": ("monitors.captures",),
    "experiment.monitors.checkpoints": ("monitors.checkpoints",),
    "experiment.monitors.defaults": ("monitors.defaults",),
    "experiment.monitors.export": ("monitors.export",),
    "experiment.monitors.logs": ("monitors.logs",),
    "experiment.monitors.stopping": ("monitors.stopping",),
    "experiment.monitors.validation": ("monitors.validation",),
    "experiment.monitors.writers": ("monitors.writers",),
    "experiment.pieces": ("experiment.estimator_calls",),
    "experiment.roles": ("learn.roles",),
    "experiment.run_config": ("learn.run_config",),
    "exporters.checks": ("publishing.names",),
    "exporters.evaluations": ("evaluations.earlier",),
    "heads.clipping": ("extenders.clipping",),
    "heads.extenders": ("extenders.forwarding",),
    "inputs.adapters": ("serving.adapters",),
    "inputs.alternatives": ("serving.alternatives",),
    "inputs.input_fn": ("serving.input_fn",),
    "inputs.keys": ("vocabulary.predictions",),
    "inputs.signatures": ("serving.signature_defs",),
    "strategies.assets": ("publishing.assets",),
    "strategies.collection": ("publishing.collection",),
    "strategies.directories": ("publishing.export_versions",),
    "strategies.parsing": ("serving.parsing",),
    "strategies.retention": ("publishing.retention",),
    "strategies.saving": ("publishing.asking",),
}

_PACKAGES = {module.rpartition(".")[0] for module in MOVED}


class Finder:
    """Finds the modules of the table, after all others (``importlib.abc.MetaPathFinder``)."""

    @staticmethod
    def find_spec(
        fullname: str, path: Optional[Sequence[Any]] = None, target: Optional[ModuleType] = None
    ) -> Optional[ModuleSpec]:
        """Returns the spec of a module that has moved, or of a package that is gone."""
        root, _, name = fullname.partition(".")
        if root != _ROOT:
            return None
        if name in MOVED:
            loader: Any = _Loader(MOVED[name])
            return ModuleSpec(fullname, loader)
        # Without a loader it is an empty namespace package.
        return ModuleSpec(fullname, None, is_package=True) if name in _PACKAGES else None


class _Loader:
    """Makes a module that shows the names of others (``importlib.abc.Loader``)."""

    def __init__(self, homes: Tuple[str, ...]) -> None:
        self._homes = homes

    @staticmethod
    def create_module(spec: ModuleSpec) -> None:
        """Leaves it to the import system."""

    def exec_module(self, module: ModuleType) -> None:
        """Has names looked up when they are asked for."""

        def __getattr__(name: str) -> Any:
            for home in self._homes if not name.startswith("__") else ():
                found = importlib.import_module(f"{_ROOT}.{home}")
                if hasattr(found, name):
                    return getattr(found, name)
            raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")

        vars(module)["__getattr__"] = __getattr__


def install() -> None:
    """Has the import system ask for moved modules where it finds none itself."""
    if Finder not in sys.meta_path:
        sys.meta_path.append(Finder)
