"""Names of contrib in what is no name to the interpreter: strings, and comments that are types.

What an annotation quotes is resolved as if it weren't quoted. All other texts may be anything, so
that what they name is known to be doubtful; a text that only speaks of contrib is left alone.
"""

from __future__ import annotations

import ast
import functools
import re
import textwrap
import warnings
from collections.abc import Iterator
from typing import Any, Optional

from contrib_compat.sources.engines.dotted import dotted
from contrib_compat.sources.syntax import IN_COMMENT, IN_TEXT, ROOT, Chain, Scope, Stretch

#: What takes texts that are no types, in an annotation.
NO_TYPES = ("Literal", "Annotated")

# A path that may begin anywhere, also behind a piece that another text or a value stands for.
_PATH = re.compile(
    r"(?:\w+\s*=\s*)?(?P<root>(?:tf|tensorflow|%s|\{\w*\})?[.:])?contrib(?P<rest>(?:[.:]\w+)*)[.:]?(?:%s|\{\w*\})?\Z"
)
_IMPORTING = re.compile(r"\b(?:from|import)\s+tensorflow\b[\w.]*(?:\s+import\s+(?:\w+\s*,\s*)*)?")
_CONTRIB = re.compile(r"\bcontrib\b")
_COMMENT = re.compile(rb"#[ \t]*type:[ \t]*(?!ignore\b)([^#\r\n]*)")


@functools.lru_cache(maxsize=256)
def named(value: str, in_company: bool) -> tuple[str, ...]:
    """Returns the full name below tf.contrib that a text is, or that the program in it uses first.

    Args:
      value: the text.
      in_company: whether the file has to do with TensorFlow, so that a text that is no more than
        ``contrib`` is likely to be asked of that.
    """
    if "contrib" not in value:
        return ()
    path = _PATH.match(value)
    if path:
        of_tensorflow = in_company or (path["root"] or "").startswith(("tf", "tensorflow"))
        rest = re.split("[.:]", path["rest"])[1:]
        return ("tensorflow", "contrib", *rest) if of_tensorflow else ()
    if not re.search("tf|tensorflow", value):
        return ()
    tree = _parsed(textwrap.dedent(value), "exec")
    if tree is not None:
        return () if _is_prose(tree) else next(_used(tree), ())
    importing = _IMPORTING.search(value)
    is_import = importing and _CONTRIB.search(value, importing.start(), importing.end() + 7)
    return ("tensorflow", "contrib") if is_import else ()


def _is_prose(tree: ast.AST) -> bool:
    """Whether it is "tf.contrib is deprecated", which happens to be Python."""
    statements = list(ast.iter_child_nodes(tree))
    return bool(statements) and isinstance(getattr(statements[0], "value", None), ast.Compare)


def _used(tree: ast.AST) -> Iterator[tuple[str, ...]]:
    """The full names below tf.contrib that a program uses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            paths = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            paths = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            paths = []
            base, names, _, _ = dotted(node)
            if isinstance(base, ast.Name) and ROOT.match(base.id):
                paths.append(".".join(["tensorflow", *names]))
        for path in paths:
            if f"{path}.".startswith("tensorflow.contrib."):
                yield tuple(path.split("."))


def quoted(content: str, start: int, names: frozenset[str], scope: Scope) -> Optional[list[Chain]]:
    """Returns the dotted expressions of an annotation that is quoted; None where it is no type.

    Args:
      content: what is between the quotes, as it is written.
      start: the byte that it begins at.
      names: the names of interest.
      scope: where it stands.
    """
    tree = None if "\n" in content or "\\" in content else _parsed(content, "eval")
    return list(_chains(tree, start, names, scope, "")) if tree is not None else None


def comments(data: bytes, names: frozenset[str], module: Scope) -> Iterator[Chain]:
    """Yields the dotted expressions of the comments that are types: ``# type: tf.contrib.x``.

    Args:
      data: the text.
      names: the names of interest.
      module: its outermost scope.
    """
    for found in _COMMENT.finditer(data) if b"type:" in data else ():
        content = found.group(1).decode()
        tree = _parsed(content, "func_type" if content.startswith("(") else "eval")
        if tree is not None:
            yield from _chains(tree, found.start(1), names, module, IN_COMMENT)


def _chains(
    tree: ast.AST, start: int, names: frozenset[str], scope: Scope, doubtful: str
) -> Iterator[Chain]:
    """The outermost dotted expressions of a text of one line that begin with a name of interest."""
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        base, path, nodes, unsure = dotted(node)
        if isinstance(base, ast.Name) and base.id in names:
            ends = [start + one.end_col_offset for one in (base, *nodes)]
            stretches = tuple(Stretch(start + base.col_offset, end) for end in ends)
            yield Chain((base.id, *path), stretches, scope, doubtful=doubtful or unsure)
            continue
        inner = named(node.value, bool(names)) if _is_text(node) else ()
        if inner:
            place = Stretch(start + node.col_offset, start + node.end_col_offset)
            yield Chain(("", *inner), (place,) * (len(inner) + 1), scope, doubtful=IN_TEXT)
        waiting += ast.iter_child_nodes(node)


def _is_text(node: Any) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _parsed(program: str, mode: str) -> Optional[ast.AST]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(program, mode=mode)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
