"""What is done with the value of an expression, in the trees of both engines."""

from __future__ import annotations

import ast
from typing import Any, Callable

from contrib_compat.sources.syntax import Around, Stretch

_OTHER = Around("other")
_COLLECTIONS = ("list", "tuple", "set", "expression_list")
_CHOICES = ("conditional_expression", "boolean_operator", "parenthesized_expression")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class OfParsed:
    """Those of a tree of the interpreter's."""

    def __init__(self, tree: ast.Module, stretch: Callable[[Any], Stretch]) -> None:
        """Notes what is where.

        Args:
          tree: the tree.
          stretch: tells where a node stands.
        """
        self._stretch = stretch
        self._parents: dict[ast.AST, ast.AST] = {}
        self._places: dict[Stretch, ast.AST] = {}
        for node in ast.walk(tree):
            self._parents.update(dict.fromkeys(ast.iter_child_nodes(node), node))
            if isinstance(node, ast.expr):
                self._places[stretch(node)] = node

    def around(self, place: Stretch) -> Around:
        """Returns what is done with the value of the expression at a place."""
        node = self._places.get(place)
        if node is None:
            return _OTHER
        parent = self._parents[node]
        if isinstance(parent, ast.Attribute):
            return Around("asked", parent.attr)
        if isinstance(parent, ast.keyword) and parent.arg:
            call = self._parents[parent]
            is_call = isinstance(call, ast.Call)
            return Around("given", parent.arg, self._stretch(call)) if is_call else _OTHER
        if isinstance(parent, ast.Call):
            kind, name = ("asked", "()") if parent.func is node else ("given", "")
            return Around(kind, name, self._stretch(parent))
        if isinstance(parent, (ast.List, ast.Tuple, ast.Set, ast.BoolOp)):
            return Around("within", "", self._stretch(parent))
        if isinstance(parent, ast.IfExp) and parent.test is not node:
            return Around("within", "", self._stretch(parent))
        if isinstance(parent, ast.Lambda) and parent.body is node:
            return Around("lambda", "", self._stretch(parent))
        if isinstance(parent, ast.Expr):
            return Around("dropped")
        if isinstance(parent, ast.Return):
            return self._returned(parent)
        targets = getattr(parent, "targets", None) or [getattr(parent, "target", None)]
        is_assignment = isinstance(parent, (ast.Assign, ast.AnnAssign)) and parent.value is node
        if is_assignment and len(targets) == 1 and isinstance(targets[0], ast.Name):
            return Around("named", targets[0].id, place, self._stretch(targets[0]).start)
        return _OTHER

    def _returned(self, node: ast.AST) -> Around:
        while not isinstance(node, _FUNCTIONS):
            node = self._parents.get(node, node)
            if isinstance(node, ast.Module):
                return _OTHER
        stretch = self._stretch(node)
        return Around("returned", node.name, stretch, stretch.start)


def of_tolerant(root: Any, place: Stretch) -> Around:
    """Returns what is done with the value of an expression in a tree of tree-sitter's.

    Args:
      root: the tree.
      place: where the expression stands.
    """
    node = root.descendant_for_byte_range(*place)
    parent = node.parent if node is not None else None
    while parent is not None and _place(parent) == place and _is_the_same(parent):
        node, parent = parent, parent.parent
    if parent is None or _place(node) != place:
        return _OTHER
    kind = parent.type
    if kind == "attribute":
        return Around("asked", parent.child_by_field_name("attribute").text.decode())
    if kind in ("keyword_argument", "argument_list"):
        keyword = parent.child_by_field_name("name") if kind == "keyword_argument" else None
        call = parent.parent.parent if keyword is not None else parent.parent
        if call.type != "call":
            return _OTHER
        return Around("given", keyword.text.decode() if keyword is not None else "", _place(call))
    if kind == "call":
        return Around("asked", "()", _place(parent))
    if kind in _COLLECTIONS or kind in _CHOICES:
        is_test = kind == "conditional_expression" and parent.named_children[1] == node
        return _OTHER if is_test else Around("within", "", _place(parent))
    if kind == "lambda":
        return Around("lambda", "", _place(parent))
    if kind == "expression_statement":
        return Around("dropped")
    if kind == "return_statement":
        return _function(parent)
    if kind == "assignment" and parent.parent.type == "expression_statement":
        left = parent.child_by_field_name("left")
        if left.type == "identifier" and left != node:
            return Around("named", left.text.decode(), place, left.start_byte)
    return _OTHER


def _function(node: Any) -> Around:
    while node is not None and node.type != "function_definition":
        node = node.parent
    if node is None:
        return _OTHER
    name = node.child_by_field_name("name")
    return Around("returned", name.text.decode(), _place(node), name.start_byte)


def _is_the_same(node: Any) -> bool:
    """Whether a node of the same extent as an expression is but more of that."""
    return node.type not in ("expression_statement", "argument_list", "block", "module", "list")


def _place(node: Any) -> Stretch:
    return Stretch(node.start_byte, node.end_byte)
