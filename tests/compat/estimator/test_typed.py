"""What type checkers are told of the estimator namespace."""

import ast
import importlib
import inspect
from pathlib import Path

import pytest

from contrib_compat import estimator

TYPED = Path(estimator.__file__).parent / "_typed"


def declared(path):
    """Returns the kind of each name that a stub declares, by name; None for what it imports."""
    tree = ast.parse((TYPED / f"{path or '__init__'}.pyi").read_text(encoding="utf-8"))
    kinds = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            kinds.update((alias.asname, None) for alias in node.names if alias.asname)
        elif isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            kinds[node.name] = "class" if isinstance(node, ast.ClassDef) else "function"
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            kinds[node.target.id] = "module"
    return kinds


@pytest.mark.smoke
@pytest.mark.parametrize("path", ["", "experimental", "export", "inputs", "tpu"])
def test_every_name_is_declared(path):
    """Whatever the TensorFlow installed has is in the stub, a class as a class."""
    namespace = importlib.import_module(f"contrib_compat.estimator.{path}".rstrip("."))
    kinds = declared(path)
    for name in dir(namespace):
        if not name.startswith("_"):
            value = getattr(namespace, name)
            kind = "module" if inspect.ismodule(value) else "function"
            kind = "class" if isinstance(value, type) else kind
            assert kinds[name] in (kind, None), name
