"""The engine for all that the interpreter parses by itself: its own ``ast``.

Only what a line with a name of interest lies in is walked: of most files that is little.
"""

from __future__ import annotations

import ast
import bisect
import re
import sys
import warnings
from collections.abc import Iterable
from typing import Any, Optional

from contrib_compat.sources.edits import Edits
from contrib_compat.sources.engines import hot, proof, texts
from contrib_compat.sources.engines.dotted import called, dotted, is_import_module, last_name
from contrib_compat.sources.engines.surroundings import OfParsed
from contrib_compat.sources.syntax import (
    IN_TEXT,
    ROOT_ALONE,
    TENSORFLOW,
    UNSEEN,
    Argument,
    Around,
    Binding,
    Call,
    Chain,
    Import,
    Scope,
    Stretch,
    Syntax,
    unseen,
)
from contrib_compat.sources.text import Text

VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_DECLARATION = re.compile(rb"(?:global|nonlocal)([\s\\][\w\s,\\\x80-\xff]+)")
_NAME = re.compile(rb"[\w\x80-\xff]+")
_CONTEXTS: dict[type, str] = {ast.Load: "load", ast.Store: "store", ast.Del: "del"}


def parse(text: Text) -> ast.Module:
    """Returns a text's tree.

    Raises:
      SyntaxError: it isn't Python of this interpreter's version.
    """
    with warnings.catch_warnings():
        # What it says of invalid escapes is not for the users of this tool.
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text.code.decode())
        except (ValueError, RecursionError, MemoryError) as error:
            raise SyntaxError(str(error)) from None


class Parsed:
    """A text that the interpreter has parsed.

    Attributes:
      text: the text.
      tree: its tree.
    """

    def __init__(self, text: Text, begin: int = 0) -> None:
        """Parses a text.

        Args:
          text: it.
          begin: where it begins, if it is some lines of another: places count from there.

        Raises:
          SyntaxError: it isn't Python of this interpreter's version.
        """
        self.text = text
        self.tree = parse(text)
        self._begin = begin
        self._surroundings: Optional[OfParsed] = None

    def read(self, names: Iterable[str]) -> Syntax:
        """Returns what matters to some names, and all imports."""
        return _Walk(self.text, frozenset(names)).of(self.tree)

    def call(self, node: Any) -> Call:
        """Returns what a call is given."""
        found = []
        for one in node.args:
            starred = isinstance(one, ast.Starred)
            value = one.value if isinstance(one, ast.Starred) else one
            found.append(Argument(self.stretch(value), "", "*" if starred else "", value))
        for one in node.keywords:
            place = self.stretch(one.value)
            found.append(Argument(place, one.arg or "", "" if one.arg else "**", one.value))
        return Call(self.stretch(node), tuple(sorted(found, key=_place)))

    def literal(self, node: Any) -> Any:
        """Returns what a literal stands for; ``...`` where it is none."""
        try:
            return ast.literal_eval(node)
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            return ...

    def around(self, place: Stretch) -> Around:
        """Returns what is done with the value of the expression at a place."""
        if self._surroundings is None:
            self._surroundings = OfParsed(self.tree, self.stretch)
        return self._surroundings.around(place)

    def flaw(self, after: bytes, edits: Edits) -> Optional[str]:
        """Returns what is wrong with an edit, or None: all else in the tree is the same."""
        return proof.flaw(self, after, edits, lambda lines, begin: Parsed(Text(lines), begin))

    def stretch(self, node: Any) -> Stretch:
        """Returns where a node stands."""
        starts, begin = self.text.starts, self._begin
        return Stretch(
            begin + starts[node.lineno - 1] + node.col_offset,
            begin + starts[node.end_lineno - 1] + node.end_col_offset,
        )


def _place(argument: Argument) -> Stretch:
    return argument.value


class _Walk:
    """One walk over a tree; the stack holds what is still to be seen, with the scope it is in."""

    def __init__(self, text: Text, names: frozenset[str]) -> None:
        self.names = names
        self._text = text
        self._hot = hot.lines(text, names)
        self._declares = bool(names & _declared(text.data))
        self._stack: list[tuple[ast.AST, Scope]] = []
        self._found = Syntax(Scope("module"), [], [], [])
        #: The texts in annotations, which are quoted types.
        self._quoted: set[ast.AST] = set()

    def of(self, tree: ast.Module) -> Syntax:
        self._push(tree.body, self._found.module)
        while self._stack:
            node, scope = self._stack.pop()
            handler = _HANDLERS.get(type(node))
            if handler is None:
                self._push(ast.iter_child_nodes(node), scope)
            else:
                handler(self, node, scope)
        self._found.chains.extend(texts.comments(self._text.data, self.names, self._found.module))
        return self._found

    def _push(self, nodes: Iterable[Any], scope: Scope) -> None:
        found = self._hot
        for node in nodes:
            end = getattr(node, "end_lineno", None)
            if end is not None:
                line = node.lineno
                for decorator in getattr(node, "decorator_list", ()):
                    line = min(line, decorator.lineno)
                at = bisect.bisect_left(found, line)
                if at == len(found) or found[at] > end:
                    continue
            self._stack.append((node, scope))

    def _start(self, node: Any) -> int:
        return self._text.offset(node.lineno, node.col_offset)

    def _bind(self, scope: Scope, name: Optional[str], node: Any, value: Any = None) -> None:
        if not name:
            return
        harmless = isinstance(value, ast.Constant) and value.value is None
        chain = None if value is None or harmless else self._chain(value, scope)
        if chain:
            self._found.assigned.append((name, chain))
        if name in self.names:
            scope.bind(Binding(name, chain, self._start(node), harmless=harmless))

    # Statements and what else opens a scope, binds a name or needs its children in some order.

    def _function(self, node: Any, scope: Scope) -> None:
        inner = Scope("function", scope)
        if not isinstance(node, ast.Lambda):
            self._bind(scope, node.name, node)
            self._push([*node.decorator_list, *getattr(node, "type_params", ())], scope)
            self._annotation(node.returns, scope)
        arguments = node.args
        for one in ast.walk(arguments):
            if isinstance(one, ast.arg):
                self._bind(inner, one.arg, one)
                self._annotation(one.annotation, scope)
        self._push(filter(None, [*arguments.defaults, *arguments.kw_defaults]), scope)
        self._body([node.body] if isinstance(node, ast.Lambda) else node.body, inner)

    def _class(self, node: ast.ClassDef, scope: Scope) -> None:
        self._bind(scope, node.name, node)
        around = [*node.decorator_list, *node.bases, *node.keywords]
        self._push([*around, *getattr(node, "type_params", ())], scope)
        self._body(node.body, Scope("class", scope))

    def _body(self, body: list[Any], scope: Scope) -> None:
        # What is another scope's is known before anything is bound.
        inside = list(body) if self._declares else []
        while inside:
            one = inside.pop()
            if isinstance(one, (ast.Global, ast.Nonlocal)):
                kind = "global" if isinstance(one, ast.Global) else "nonlocal"
                scope.declared.update(dict.fromkeys(one.names, kind))
            elif not isinstance(one, (*_FUNCTIONS, ast.ClassDef, ast.expr)):
                inside += ast.iter_child_nodes(one)
        self._push(body, scope)

    def _comprehension(self, node: Any, scope: Scope) -> None:
        inner = Scope("comprehension", scope)
        first = node.generators[0].iter
        self._push([first], scope)
        for part in node.generators:
            self._push([part.target, *part.ifs], inner)
            self._push([part.iter] if part.iter is not first else [], inner)
        elements = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        self._push(elements, inner)

    def _handler(self, node: ast.ExceptHandler, scope: Scope) -> None:
        self._bind(scope, node.name, node)
        self._push([*filter(None, [node.type]), *node.body], scope)

    def _import(self, node: Any, scope: Scope) -> None:
        start, end = self._stretch(node)
        module = node.module or "" if isinstance(node, ast.ImportFrom) else None
        names = tuple((alias.name, alias.asname) for alias in node.names)
        level = getattr(node, "level", 0)
        self._found.imports.append(Import(start, end, scope, module, level, names))

    def _assign(self, node: Any, scope: Scope) -> None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            if isinstance(target, ast.Name):
                self._bind(scope, target.id, target, node.value)
            else:
                self._push([target], scope)
        self._push(filter(None, [node.value]), scope)
        self._annotation(getattr(node, "annotation", None), scope)

    def _annotation(self, node: Any, scope: Scope) -> None:
        waiting = [node] if node else []
        while waiting:
            one = waiting.pop()
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                self._quoted.add(one)
            elif not (isinstance(one, ast.Subscript) and last_name(one.value) in texts.NO_TYPES):
                waiting += ast.iter_child_nodes(one)
        self._push([node] if node else [], scope)

    def _expression(self, node: ast.Expr, scope: Scope) -> None:
        # A text by itself is a docstring.
        self._push([] if isinstance(node.value, ast.Constant) else [node.value], scope)

    def _named(self, node: ast.NamedExpr, scope: Scope) -> None:
        owner = scope
        while owner.kind == "comprehension" and owner.parent:
            owner = owner.parent
        self._bind(owner, node.target.id, node.target, node.value)
        self._push([node.value], scope)

    def _capture(self, node: Any, scope: Scope) -> None:
        self._bind(scope, getattr(node, "name", None) or getattr(node, "rest", None), node)
        self._push(ast.iter_child_nodes(node), scope)

    def _class_pattern(self, node: Any, scope: Scope) -> None:
        if self.names and "contrib" in node.kwd_attrs:
            self._found.chains.append(self._contrib(node, scope, UNSEEN))
        self._push(ast.iter_child_nodes(node), scope)

    # Dotted expressions.

    def _contrib(self, node: Any, scope: Scope, doubtful: str, *names: str) -> Chain:
        """A chain that leads to contrib, in what is no dotted expression."""
        path = ("", *(names or (TENSORFLOW[-1], "contrib")))
        return Chain(path, (self._stretch(node),) * len(path), scope, doubtful=doubtful)

    def _name(self, node: Any, scope: Scope) -> None:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            self._bind(scope, node.id, node)
            return
        chain = self._chain(node, scope)
        if chain:
            self._take(chain, node)
            return
        while isinstance(node, ast.Attribute):
            node = node.value
        if not isinstance(node, ast.Name):
            self._push([node], scope)

    def _take(self, chain: Chain, node: Any) -> None:
        self._found.chains.append(chain)
        if chain.doubtful == UNSEEN:
            self._push([dotted(node)[0]], chain.scope)

    def _literal(self, node: ast.Constant, scope: Scope) -> None:
        value = node.value
        if isinstance(value, bytes):
            value = value.decode(errors="replace")
        if not isinstance(value, str):
            return
        stretch = self._stretch(node)
        if node in self._quoted:
            inner = Stretch(stretch.start + 1, stretch.end - 1)
            if self._text.data[slice(*inner)] == value.encode(errors="replace"):
                found = texts.quoted(value, inner.start, self.names, scope)
                if found is not None:
                    self._found.chains.extend(found)
                    return
        path = texts.named(value, bool(self.names))
        if path:
            self._found.chains.append(self._contrib(node, scope, IN_TEXT, *path))

    def _call(self, node: ast.Call, scope: Scope) -> None:
        dynamic = self._chain(node, scope)
        if dynamic:
            self._take(dynamic, node)
            begin = 1 if is_import_module(node) else 2
            self._push([*node.args[begin:], *node.keywords], scope)
            return
        chain = self._chain(node.func, scope)
        if chain:
            self._take(chain._replace(call=node), node.func)
        else:
            self._push([node.func], scope)
        self._push([*node.args, *node.keywords], scope)

    def _chain(self, node: Any, scope: Scope) -> Optional[Chain]:
        """The chain that a node is, if it begins with a name of interest, or leads to contrib."""
        context = _CONTEXTS[type(getattr(node, "ctx", ast.Load()))]
        base, names, nodes, doubtful = dotted(node)
        if not names and isinstance(base, ast.Call):
            return self._absolute(base, scope) if is_import_module(base) else None
        if isinstance(base, ast.Name):
            names, nodes = [base.id, *names], [base, *nodes]
            if base.id in self.names:
                stretches = tuple(map(self._stretch, nodes))
                return Chain(tuple(names), stretches, scope, context, doubtful=doubtful)
        begun = self._text.data[slice(*self._stretch(base))] if names[:1] == ["contrib"] else b""
        at = unseen(names, b"" if base in nodes else begun)
        if at < 0:
            return None
        root = self._stretch(nodes[at - 1] if at else base)
        stretches = (root, root, *map(self._stretch, nodes[at:]))
        return Chain(("", TENSORFLOW[-1], *names[at:]), stretches, scope, context, doubtful=UNSEEN)

    def _absolute(self, node: ast.Call, scope: Scope) -> Optional[Chain]:
        """The chain of ``import_module("tensorflow.contrib.learn")``: it stands in the literal."""
        value: str = node.args[0].value  # type: ignore[attr-defined]
        start, end = self._stretch(node.args[0])
        start += 1
        end -= 1
        if self._text.data[start:end] != value.encode():
            return None
        doubtful = "" if called(node) == "import_module" else ROOT_ALONE
        names = value.split(".")
        ends = [start + len(".".join(names[:count]).encode()) for count in range(len(names) + 1)]
        ends[0] = start
        stretches = tuple(Stretch(start, end) for end in ends)
        return Chain(("", *names), stretches, scope, doubtful=doubtful)

    def _stretch(self, node: Any) -> Stretch:
        offset = self._text.offset
        return Stretch(
            offset(node.lineno, node.col_offset), offset(node.end_lineno, node.end_col_offset)
        )


def _declared(data: bytes) -> set[str]:
    """The names that a text may say are another scope's, read off what looks like it."""
    if b"global" not in data and b"nonlocal" not in data:
        return set()
    found = _DECLARATION.findall(data)
    return {name.decode() for names in found for name in _NAME.findall(names)}


_HANDLERS: dict[type, Any] = {
    **dict.fromkeys((*_FUNCTIONS, ast.Lambda), _Walk._function),
    **dict.fromkeys(_COMPREHENSIONS, _Walk._comprehension),
    **dict.fromkeys((ast.Import, ast.ImportFrom), _Walk._import),
    **dict.fromkeys((ast.Assign, ast.AnnAssign), _Walk._assign),
    **dict.fromkeys((ast.Name, ast.Attribute), _Walk._name),
    ast.ClassDef: _Walk._class,
    ast.ExceptHandler: _Walk._handler,
    ast.Call: _Walk._call,
    ast.Constant: _Walk._literal,
    ast.Expr: _Walk._expression,
}
if hasattr(ast, "NamedExpr"):
    _HANDLERS[ast.NamedExpr] = _Walk._named
if hasattr(ast, "MatchClass"):
    _HANDLERS[ast.MatchClass] = _Walk._class_pattern
for _pattern in ("MatchAs", "MatchStar", "MatchMapping"):
    if hasattr(ast, _pattern):
        _HANDLERS[getattr(ast, _pattern)] = _Walk._capture
