"""Dotted expressions in the interpreter's trees, those that getattr makes among them."""

from __future__ import annotations

import ast
from typing import Any

from contrib_compat.sources.syntax import ASKED


def dotted(node: Any) -> tuple[Any, list[str], list[Any], str]:
    """Returns what a node asks for names, these, the nodes that they end, and a doubt."""
    names: list[str] = []
    nodes: list[Any] = []
    doubtful = ""
    while True:
        if isinstance(node, ast.Attribute):
            name, base = node.attr, node.value
        elif isinstance(node, ast.Call) and len(node.args) > 1 and _is_getattr(node):
            name, base = node.args[1].value, node.args[0]  # type: ignore[attr-defined]
            if len(node.args) > 2 or node.func.id == "hasattr":  # type: ignore[attr-defined]
                doubtful = ASKED
        else:
            return node, names[::-1], nodes[::-1], doubtful
        names.append(name)
        nodes.append(node)
        node = base


def _is_getattr(node: ast.Call) -> bool:
    name = node.args[1]
    return (
        isinstance(node.func, ast.Name)
        and node.func.id in ("getattr", "hasattr")
        and isinstance(name, ast.Constant)
        and isinstance(name.value, str)
        and name.value.isidentifier()
    )


def called(node: ast.Call) -> str:
    """Returns the last name of what is called."""
    return last_name(node.func)


def last_name(node: ast.AST) -> str:
    """Returns the last name of a dotted expression."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def is_import_module(node: ast.Call) -> bool:
    """Tells whether a call imports something of TensorFlow's, or the shim, by its name."""
    first = node.args[0] if node.args else None
    return (
        called(node) in ("import_module", "__import__")
        and isinstance(first, ast.Constant)
        and isinstance(first.value, str)
        and first.value.split(".")[0] in ("tensorflow", "tf_contrib")
    )
