"""Runs a program as Python runs it: a file, a directory, a module or what comes from stdin."""

from __future__ import annotations

import importlib.util
import os
import sys
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType
from typing import Any, Dict, List, Tuple

from contrib_compat.programs import children, ending, tracebacks
from contrib_compat.programs.session import Session
from contrib_compat.programs.settings import Settings


class NoProgram(Exception):
    """There is nothing to run; the text says why."""


def run_script(path: str, arguments: List[str], settings: Settings) -> None:
    """Runs a file, or a directory or archive with a ``__main__`` in it, as ``python PATH`` does.

    Args:
      path: where it lies; ``-`` for standard input.
      arguments: what is in ``sys.argv`` after it.
      settings: how to run it.

    Raises:
      NoProgram: there is no such file.
    """
    is_package = os.path.isdir(path) or path.endswith((".zip", ".pyz"))
    home = _home(path, is_package)
    session = _session(home or os.getcwd(), home, settings)
    sys.argv[:] = [path, *arguments]
    if is_package:
        spec = PathFinder.find_spec("__main__", [path])
        if spec is None:
            raise NoProgram(f"can't find '__main__' module in {path!r}")
        code, names = _of_spec(spec)
        _run(code, names, session)
        return
    if path == "-":
        _run(_compiled(sys.stdin.buffer.read(), "<stdin>"), {"__file__": "<stdin>"}, session)
        return
    try:
        with open(path, "rb") as file:
            source = file.read()
    except OSError as error:
        raise NoProgram(
            f"can't open file {path!r}: [Errno {error.errno}] {error.strerror}"
        ) from None
    shown = os.path.abspath(path) if sys.version_info >= (3, 9) else path
    names = {
        "__file__": shown,
        "__cached__": None,
        "__loader__": SourceFileLoader("__main__", shown),
    }
    _run(_compiled(source, shown), names, session)


def run_module(name: str, arguments: List[str], settings: Settings) -> None:
    """Runs a module as ``python -m NAME`` does.

    Args:
      name: the module's full name; of a package its ``__main__`` is run.
      arguments: what is in ``sys.argv`` after it.
      settings: how to run it.

    Raises:
      NoProgram: there is no such module.
    """
    here = os.getcwd()
    package = name.partition(".")[0]
    session = _session(here, here, settings._replace(also=(*settings.also, package)))
    sys.argv[:] = ["-m", *arguments]
    code, names = _of_spec(_found(name))
    sys.argv[0] = names["__file__"]
    _run(code, names, session)


def _home(path: str, is_package: bool) -> str:
    """Returns what Python has in front of ``sys.path`` for a program."""
    if path == "-":
        return ""
    if is_package:
        return os.path.abspath(path) if sys.version_info >= (3, 9) else path
    return os.path.dirname(os.path.realpath(path))


def _session(root: str, entry: str, settings: Settings) -> Session:
    """Starts a program's session with its directory in front of the others."""
    if not getattr(sys.flags, "safe_path", False):  # Since Python 3.11.
        sys.path[0] = entry
    named = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if settings.contrib_from is not None:
        _check_copy(settings.contrib_from)
    session = Session(settings._replace(roots=(root, *filter(None, named), *settings.roots)))
    session.start()
    children.follow(session)
    if settings.children:
        children.tell(session.settings)
    ending.report_at_exit(session)
    return session


def _check_copy(contrib_from: str) -> None:
    from contrib_compat.legacy.itself.contents import CopyError
    from contrib_compat.legacy.itself.copy import find_copy

    try:
        find_copy(contrib_from)
    except CopyError as error:
        raise NoProgram(str(error)) from None


def _found(name: str) -> ModuleSpec:
    try:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.submodule_search_locations is not None:
            spec = importlib.util.find_spec(f"{name}.__main__")
            if spec is None:
                raise NoProgram(
                    f"No module named {name}.__main__; {name!r} is a package and cannot be "
                    "directly executed"
                )
    except ModuleNotFoundError as error:
        if not f"{name}.".startswith(f"{error.name}."):
            raise
        raise NoProgram(
            f"Error while finding module specification for {name!r} ({error})"
        ) from None
    if spec is None:
        raise NoProgram(f"No module named {name}")
    return spec


def _of_spec(spec: ModuleSpec) -> Tuple[CodeType, Dict[str, Any]]:
    """Returns the code of a module and the names that it starts with."""
    loader: Any = spec.loader
    code = loader.get_code(spec.name) if hasattr(loader, "get_code") else None
    if code is None:
        raise NoProgram(f"No code object available for {spec.name}")
    names = {
        "__file__": spec.origin,
        "__cached__": spec.cached,
        "__loader__": loader,
        "__package__": spec.parent,
        "__spec__": spec,
    }
    return code, names


def _compiled(source: bytes, file: str) -> CodeType:
    with tracebacks.as_python_shows_them():
        return compile(source, file, "exec", dont_inherit=True)


def _run(code: CodeType, names: Dict[str, Any], session: Session) -> None:
    """Executes code as the process's main module."""
    module = ModuleType("__main__")
    vars(module).update(names, __builtins__=session.sight.builtins_module)
    # What was the main module until now is still at work: it waits for this program's end.
    session.starter, sys.modules["__main__"] = sys.modules["__main__"], module
    with tracebacks.as_python_shows_them():
        exec(code, vars(module))
