"""Runs first in the children of a program that ``tf-contrib run`` runs, of whatever Python.

Then comes the ``sitecustomize`` that would have run without it.
"""

import os
import sys


def _go_on():
    # type: () -> None
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry) != here]
    if sys.version_info[0] < 3:  # noqa: UP036
        return
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec is not None and spec.loader is not None:
        module = sys.modules["sitecustomize"] = module_from_spec(spec)
        spec.loader.exec_module(module)


def _run_likewise():
    # type: () -> None
    if sys.version_info < (3, 7):  # noqa: UP036
        return
    try:
        from contrib_compat.programs import children
    except ImportError:  # A Python of another environment, which knows nothing of this package.
        return
    children.resume(os.environ.get(children.VARIABLE), sys.modules["__main__"])


_go_on()
_run_likewise()
