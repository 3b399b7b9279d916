"""Executing the modules of the user's copy: one at a time, with sights of their own."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import zlib
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Mapping, Optional

from contrib_compat.legacy.itself import edits, ours, protos, sights
from contrib_compat.legacy.itself.copy import check_is_there, check_is_whole, lacking
from contrib_compat.legacy.itself.in_use import copy_in_use
from contrib_compat.legacy.itself.ours import ROOT

#: Files that only hand on what lies in the estimator package of 1.15; their names are ours.
_OURS = "contrib/estimator/"


def install() -> None:
    """Has the modules below `ROOT` found from now on; again, it changes nothing."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder):
    """Finds the modules of the copy."""

    def find_spec(
        self, fullname: str, path: Any = None, target: Optional[ModuleType] = None
    ) -> Optional[ModuleSpec]:
        """Returns the spec of a module below `ROOT`, or None."""
        if not fullname.startswith(ROOT + "."):
            return None
        copy = copy_in_use()
        if copy is None:
            return None
        inside = fullname[len(ROOT) + 1 :].replace(".", "/")
        is_contrib = inside.startswith("contrib/")
        for file in (f"{inside}/__init__.py" if is_contrib else None, f"{inside}.py"):
            if file and (copy / file).is_file():
                if f"{inside}/".startswith(_OURS):
                    return ModuleSpec(fullname, _Answered(), is_package=file.endswith("__.py"))
                loader = _Loader(fullname, copy, file)
                return importlib.util.spec_from_file_location(fullname, loader.path, loader=loader)
        never_there = [f for f in lacking(copy) if f.startswith((f"{inside}.py", f"{inside}/"))]
        if never_there or (copy / inside).is_dir():
            return ModuleSpec(fullname, _Folder(), is_package=True)
        check_is_there(copy, inside)
        return None


class _Answered(Loader):
    """Loads a module of which all names are ours."""

    def create_module(self, spec: ModuleSpec) -> Optional[ModuleType]:
        """Leaves it to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Has the names answered when they are asked for."""
        answers = ours.answers(module.__name__)

        def __getattr__(name: str) -> Any:
            if name not in answers:
                raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
            return answers[name]()

        vars(module)["__getattr__"] = __getattr__


class _Folder(Loader):
    """Loads a package of which nothing is executed, such as contrib itself, which imports all.

    A file that the copy never had is taken for such a package, in which there is nothing: a star
    import of it then leaves out its names alone.
    """

    def create_module(self, spec: ModuleSpec) -> Optional[ModuleType]:
        """Leaves it to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Has the modules inside imported when they are asked for."""

        def __getattr__(name: str) -> ModuleType:
            if not name.startswith("__"):
                child = f"{module.__name__}.{name}"
                if importlib.util.find_spec(child) is not None:
                    return importlib.import_module(child)
            raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")

        vars(module)["__getattr__"] = __getattr__


class _Loader(SourceFileLoader):
    """Loads a file of the copy: edited, with sights of its own and with our answers in it."""

    def __init__(self, fullname: str, copy: Path, file: str) -> None:
        super().__init__(fullname, str(copy / file))
        self._copy = copy
        self._file = file

    def path_stats(self, path: str) -> Mapping[str, Any]:
        """Returns what compiled code is kept for: this text, with these edits."""
        stats = dict(super().path_stats(path))
        mark = edits.mark(self._file)
        if mark:
            stats["mtime"] = zlib.crc32(f"{int(stats['mtime'])} {mark}".encode())
        return stats

    def source_to_code(self, data: Any, path: Any, **options: Any) -> CodeType:  # type: ignore[override]
        """Compiles the text after its edits; the lines keep their numbers."""
        check_is_whole(self._copy, self._file, data)
        return super().source_to_code(edits.edited(self._file, data), path, **options)

    def exec_module(self, module: ModuleType) -> None:
        """Executes the file."""
        names = vars(module)
        names["__builtins__"] = sights.contrib().builtins
        if self._file.endswith("_pb2.py"):
            data = self.get_data(self.path)
            check_is_whole(self._copy, self._file, data)
            protos.execute(data.decode("utf-8"), self.path, names)
            ours.give_legacy_paths(module)
            return
        code = self.get_code(module.__name__)
        assert code is not None
        answers = ours.answers(module.__name__)
        exec(code, names, ours.Names(names, answers) if answers else names)
        ours.give_legacy_paths(module)
