"""The engine for what the interpreter can't parse: Python 2, newer syntax, and damaged files.

It is tree-sitter's grammar, which knows Python 2 too and goes on behind an error; the extra
``migrate`` brings it. Uses in a stretch that it can't make sense of are known to be doubtful.
"""

from __future__ import annotations

import ast
import bisect
import functools
import re
from collections.abc import Iterable, Iterator
from typing import Any, Optional

from contrib_compat.sources.edits import Edits
from contrib_compat.sources.engines import hot, surroundings, texts
from contrib_compat.sources.engines.moved import Moved
from contrib_compat.sources.imports import read
from contrib_compat.sources.syntax import (
    ASKED,
    IN_TEXT,
    ROOT_ALONE,
    TENSORFLOW,
    UNSEEN,
    Argument,
    Around,
    Binding,
    Call,
    Chain,
    Scope,
    Stretch,
    Syntax,
    folded,
    unseen,
)
from contrib_compat.sources.text import Text

_DAMAGED = "the text around it can't be parsed"
_COMPREHENSIONS = (
    "list_comprehension",
    "set_comprehension",
    "dictionary_comprehension",
    "generator_expression",
)
_EXEC = re.compile(rb"((?:^|[:;])[ \t]*)exec(?=[ \t]+[^\s=.,)\]])", re.MULTILINE)
_ASYNC = re.compile(rb"\basync\b(?![ \t]+(?:def|with|for)\b)")
_CONSTANTS = re.compile(rb"\.[TFN](rue|alse|one)\b")
_STATEMENTS = ("block", "module", "call", "function_definition")
_OLD_NUMBER = re.compile(rb"0\d+[lL]?\Z|\d+[lL]\Z")


@functools.cache
def _parser() -> Any:
    import tree_sitter
    import tree_sitter_python

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_python.language()))


def is_installed() -> bool:
    """Tells whether tree-sitter is there."""
    try:
        _parser()
    except ImportError:
        return False
    return True


class Tolerant:
    """A text that tree-sitter has parsed.

    Attributes:
      text: the text.
      root: its tree.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.root = _parse(text.code)

    @property
    def is_damaged(self) -> bool:
        """Whether some of it can't be parsed."""
        return bool(self.root.has_error)

    def is_python_2(self) -> bool:
        """Tells whether something in it only Python 2 has."""
        if _EXEC.search(self.text.code) and self.root.text != self.text.code:
            return True
        return any(map(_only_python_2, _nodes(self.root)))

    def read(self, names: Iterable[str]) -> Syntax:
        """Returns what matters to some names, and all imports."""
        return _Walk(self.text, frozenset(names)).of(self.root)

    def call(self, node: Any) -> Call:
        """Returns what a call is given."""
        given = node.child_by_field_name("arguments")
        if given.type != "argument_list":
            # f(x for x in y) has but that one.
            inner = Stretch(given.start_byte + 1, given.end_byte - 1)
            return Call(_stretch(node), (Argument(inner, "", "", None),))
        found = []
        for one in given.named_children:
            kind, value, keyword = "", one, ""
            if one.type == "comment":
                continue
            if one.type == "keyword_argument":
                keyword = one.child_by_field_name("name").text.decode()
                value = one.child_by_field_name("value")
            elif one.type in ("list_splat", "dictionary_splat"):
                kind, value = one.children[0].text.decode(), one.children[1]
            found.append(Argument(_stretch(value), keyword, kind, value))
        return Call(_stretch(node), tuple(found))

    def literal(self, node: Any) -> Any:
        """Returns what a literal stands for; ``...`` where it is none."""
        try:
            return ast.literal_eval(node.text.decode())
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            return ...

    def around(self, place: Stretch) -> Around:
        """Returns what is done with the value of the expression at a place."""
        return surroundings.of_tolerant(self.root, place)

    def flaw(self, after: bytes, edits: Edits) -> Optional[str]:
        """Returns what is wrong with an edit, or None: all other tokens are the same."""
        moved = Moved(edits)
        new = _parse(after)
        if _errors(self.root) != _errors(new):
            return "the new text can't be parsed"
        old_tokens = [
            (token.type, moved.start(token.start_byte), moved.end(token.end_byte))
            for token in _tokens(self.root)
            if not moved.within(Stretch(token.start_byte, token.end_byte))
        ]
        new_tokens = [
            (token.type, token.start_byte, token.end_byte)
            for token in _tokens(new)
            if not moved.is_written(Stretch(token.start_byte, token.end_byte))
        ]
        for old, other in zip(old_tokens, new_tokens):
            if old != other:
                return f"{after[other[1] : other[2]].decode()!r} is not what stood there"
        return None if len(old_tokens) == len(new_tokens) else "there are other tokens"


def _stretch(node: Any) -> Stretch:
    return Stretch(node.start_byte, node.end_byte)


def _parse(data: bytes) -> Any:
    root = _parser().parse(data).root_node
    # Backquotes are strings to the grammar; what is in them is code.
    changed = bytearray(data)
    for node in _nodes(root) if b"`" in data else ():
        if node.type in ("string_start", "string_end") and node.text == b"`":
            changed[node.start_byte : node.end_byte] = b"(" if node.type == "string_start" else b")"
    # It knows but few forms of exec; all of them are expressions behind a word of that length.
    # Names that are keywords by now get others.
    if root.has_error:
        changed = bytearray(_EXEC.sub(rb"\1not ", changed))
        changed = bytearray(_ASYNC.sub(b"asynk", _CONSTANTS.sub(rb".x\1", changed)))
    return root if changed == data else _parser().parse(bytes(changed)).root_node


def _nodes(root: Any) -> Iterator[Any]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack += node.children


def _tokens(root: Any) -> Iterator[Any]:
    stack = [root]
    while stack:
        node = stack.pop()
        children = node.children
        if children:
            stack += reversed(children)
        elif node.end_byte > node.start_byte:
            yield node


def _errors(root: Any) -> int:
    return sum(node.is_error or node.is_missing for node in _nodes(root)) if root.has_error else 0


def _only_python_2(node: Any) -> bool:
    kind = node.type
    if kind in ("print_statement", "exec_statement", "<>"):
        return True
    if kind == "except_clause":
        return any(child.type == "," for child in node.children)
    if kind == "raise_statement":
        return any(child.type == "expression_list" for child in node.children)
    if kind == "integer":
        return bool(_OLD_NUMBER.match(node.text)) and node.text.strip(b"0") != b""
    if kind == "tuple_pattern":
        return node.parent is not None and node.parent.type in ("parameters", "lambda_parameters")
    return False


class _Walk:
    """One walk over a tree; what holds no name of interest is passed over."""

    def __init__(self, text: Text, names: frozenset[str]) -> None:
        self._names = names
        self._data = text.code
        self._hot = hot.places(self._data, names)
        self._stack: list[tuple[Any, Scope, str]] = []
        self._found = Syntax(Scope("module"), [], [], [])

    def of(self, root: Any) -> Syntax:
        self._push(root.children, self._found.module, _DAMAGED if root.is_error else "")
        while self._stack:
            node, scope, damaged = self._stack.pop()
            damaged = damaged or (_DAMAGED if node.is_error else "")
            handler = _HANDLERS.get(node.type)
            if handler is None:
                self._push(node.children, scope, damaged)
            else:
                handler(self, node, scope, damaged)
        self._found.chains.extend(texts.comments(self._data, self._names, self._found.module))
        return self._found

    def _push(self, nodes: Iterable[Any], scope: Scope, damaged: str) -> None:
        found = self._hot
        for node in nodes:
            at = bisect.bisect_left(found, node.start_byte)
            if at < len(found) and found[at] < node.end_byte:
                self._stack.append((node, scope, damaged))

    def _bind(self, scope: Scope, node: Any, value: Any = None) -> None:
        name = _name(node)
        harmless = value is not None and value.type == "none"
        chain = None if value is None or harmless else self._chain(value, scope, "")
        if chain:
            self._found.assigned.append((name, chain))
        if name in self._names:
            scope.bind(Binding(name, chain, node.start_byte, harmless=harmless))

    def _bind_all(self, scope: Scope, node: Any, damaged: str) -> None:
        """Binds the names of a target, and looks at what else it holds."""
        if node.type == "identifier":
            self._bind(scope, node)
        elif node.type == "attribute":
            chain = self._chain(node, scope, damaged)
            if chain:
                self._found.chains.append(chain._replace(context="store"))
            else:
                self._push([node], scope, damaged)
        elif node.type in ("subscript", "call"):
            self._push([node], scope, damaged)
        else:
            for child in node.children:
                self._bind_all(scope, child, damaged)

    # What opens a scope or binds a name.

    def _function(self, node: Any, scope: Scope, damaged: str) -> None:
        inner = Scope("function", scope)
        name = node.child_by_field_name("name")
        if name is not None:
            self._bind(scope, name)
        body = node.child_by_field_name("body")
        for child in node.children:
            if child.type in ("parameters", "lambda_parameters"):
                for parameter in child.children:
                    self._parameter(parameter, scope, inner, damaged)
            elif child not in (body, name):
                self._push([child], scope, damaged)
        if body is not None:
            self._body(body, inner, damaged)

    def _parameter(self, node: Any, scope: Scope, inner: Scope, damaged: str) -> None:
        if node.type in ("default_parameter", "typed_default_parameter"):
            self._bind_all(inner, node.child_by_field_name("name"), damaged)
            parts = node.child_by_field_name("value"), node.child_by_field_name("type")
            self._push(filter(None, parts), scope, damaged)
        elif node.type == "typed_parameter":
            self._bind_all(inner, node.children[0], damaged)
            self._push(filter(None, [node.child_by_field_name("type")]), scope, damaged)
        else:
            self._bind_all(inner, node, damaged)

    def _class(self, node: Any, scope: Scope, damaged: str) -> None:
        name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
        if name is not None:
            self._bind(scope, name)
        self._push([child for child in node.children if child not in (name, body)], scope, damaged)
        if body is not None:
            self._body(body, Scope("class", scope), damaged)

    def _body(self, body: Any, scope: Scope, damaged: str) -> None:
        stack = [body]
        while stack:
            node = stack.pop()
            if node.type in ("global_statement", "nonlocal_statement"):
                kind = node.type.partition("_")[0]
                names = [one.text.decode() for one in node.named_children]
                scope.declared.update(dict.fromkeys(names, kind))
            elif node.type.endswith(("statement", "clause", "block")):
                stack += node.children
        self._push([body], scope, damaged)

    def _comprehension(self, node: Any, scope: Scope, damaged: str) -> None:
        inner = Scope("comprehension", scope)
        first = True
        for child in node.children:
            if child.type == "for_in_clause":
                self._bind_all(inner, child.child_by_field_name("left"), damaged)
                right = child.children_by_field_name("right")
                self._push(right, scope if first else inner, damaged)
                first = False
            else:
                self._push([child], inner, damaged)

    def _for(self, node: Any, scope: Scope, damaged: str) -> None:
        left = node.child_by_field_name("left")
        self._bind_all(scope, left, damaged)
        self._push([child for child in node.children if child != left], scope, damaged)

    def _except(self, node: Any, scope: Scope, damaged: str) -> None:
        children = node.children
        for before, child in zip(children, children[1:]):
            if before.type == ",":
                self._bind_all(scope, child, damaged)
        self._push(children, scope, damaged)

    def _pattern(self, node: Any, scope: Scope, damaged: str) -> None:
        alias = node.child_by_field_name("alias")
        last = node.children[-1]
        if alias is None and node.type in ("as_pattern", "splat_pattern"):
            alias = last if last.type == "identifier" else None
        if alias is not None:
            self._bind_all(scope, alias, damaged)
        self._push([child for child in node.children if child != alias], scope, damaged)

    def _of_case(self, node: Any, scope: Scope, damaged: str) -> None:
        """Reads a name in the pattern of a case: it takes a value, or has dots and leads to one."""
        nodes = [one for one in node.children if one.type == "identifier"]
        names = tuple(map(_name, nodes))
        if len(names) == 1 and node.parent.type != "class_pattern":
            self._bind(scope, nodes[0])
        elif names[0] in self._names:
            stretches = tuple(Stretch(node.start_byte, one.end_byte) for one in nodes)
            self._found.chains.append(Chain(names, stretches, scope, doubtful=damaged))

    def _assignment(self, node: Any, scope: Scope, damaged: str) -> None:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        value = right
        while value is not None and value.type == "assignment":
            value = value.child_by_field_name("right")
        if left.type == "identifier":
            self._bind(scope, left, value)
        else:
            self._bind_all(scope, left, damaged)
        self._push([child for child in node.children if child != left], scope, damaged)

    def _named(self, node: Any, scope: Scope, damaged: str) -> None:
        owner = scope
        while owner.kind == "comprehension" and owner.parent:
            owner = owner.parent
        value = node.child_by_field_name("value")
        self._bind(owner, node.child_by_field_name("name"), value)
        self._push([value], scope, damaged)

    def _keyword(self, node: Any, scope: Scope, damaged: str) -> None:
        self._push(filter(None, [node.child_by_field_name("value")]), scope, damaged)

    def _import(self, node: Any, scope: Scope, damaged: str) -> None:
        if not damaged and not node.has_error:
            place = read(self._data, node.start_byte, node.end_byte, scope)
            self._found.imports.append(place)

    # Dotted expressions.

    def _name(self, node: Any, scope: Scope, damaged: str) -> None:
        chain = self._chain(node, scope, damaged)
        if chain:
            self._take(chain, node, damaged)
            return
        while node.type == "attribute":
            node = node.child_by_field_name("object")
        if node.type != "identifier":
            self._push([node], scope, damaged)

    def _take(self, chain: Chain, node: Any, damaged: str) -> None:
        self._found.chains.append(chain)
        if chain.doubtful == UNSEEN:
            self._push([_dotted(node)[0]], chain.scope, damaged)

    def _keyword_pattern(self, node: Any, scope: Scope, damaged: str) -> None:
        name = node.children[0]
        if self._names and _name(name) == "contrib":
            path = ("", TENSORFLOW[-1], "contrib")
            found = Chain(path, (_stretch(name),) * 3, scope, doubtful=damaged or UNSEEN)
            self._found.chains.append(found)
        self._push(node.children[1:], scope, damaged)

    def _string(self, node: Any, scope: Scope, damaged: str) -> None:
        content = _literal(node)
        if content is not None and _is_quoted_type(node):
            start = content.start_byte
            found = texts.quoted(content.text.decode(), start, self._names, scope)
            if found is not None:
                self._found.chains.extend(found)
                return
        for child in node.children:
            value = child.text.decode() if child.type == "string_content" else ""
            path = texts.named(value, bool(self._names))
            if path:
                stretches = (_stretch(node),) * (len(path) + 1)
                doubt = damaged or IN_TEXT
                self._found.chains.append(Chain(("", *path), stretches, scope, doubtful=doubt))
        self._push(node.children, scope, damaged)

    def _expression(self, node: Any, scope: Scope, damaged: str) -> None:
        # A text by itself is a docstring.
        child = node.named_children[0] if node.named_child_count == 1 else None
        is_text = child is not None and child.type in ("string", "concatenated_string")
        if not is_text or any(part.type == "interpolation" for part in _nodes(child)):
            self._push(node.children, scope, damaged)

    def _deletion(self, node: Any, scope: Scope, damaged: str) -> None:
        for child in node.named_children:
            parts = child.named_children if child.type == "expression_list" else [child]
            for part in parts:
                chain = self._chain(part, scope, damaged) if part.type == "attribute" else None
                if chain:
                    self._found.chains.append(chain._replace(context="del"))
                else:
                    self._push([part], scope, damaged)

    def _call(self, node: Any, scope: Scope, damaged: str) -> None:
        dynamic = self._chain(node, scope, damaged)
        if dynamic:
            self._take(dynamic, node, damaged)
            given = node.child_by_field_name("arguments").named_children
            self._push(given[2 if _asked(node) else 1 :], scope, damaged)
            return
        function = node.child_by_field_name("function")
        chain = self._chain(function, scope, damaged)
        if chain:
            self._take(chain._replace(call=node), function, damaged)
        else:
            self._push([function], scope, damaged)
        self._push([node.child_by_field_name("arguments")], scope, damaged)

    def _chain(self, node: Any, scope: Scope, damaged: str) -> Optional[Chain]:
        base, names, nodes, unsure = _dotted(node)
        if not names and base.type == "call":
            return self._absolute(base, scope, damaged)
        begun = base.text if names[:1] == ["contrib"] else b""
        if base.type == "identifier":
            first, begun = _name(base), b""
            names, nodes = [first, *names], [base, *nodes]
            if first in self._names:
                stretches = tuple(map(_stretch, nodes))
                return Chain(tuple(names), stretches, scope, doubtful=damaged or unsure)
        at = unseen(names, begun)
        if at < 0:
            return None
        root = _stretch(nodes[at - 1] if at else base)
        stretches = (root, root, *map(_stretch, nodes[at:]))
        return Chain(("", TENSORFLOW[-1], *names[at:]), stretches, scope, doubtful=UNSEEN)

    def _absolute(self, node: Any, scope: Scope, damaged: str) -> Optional[Chain]:
        function = node.child_by_field_name("function").text.rpartition(b".")[2]
        arguments = node.child_by_field_name("arguments").named_children
        literal = _literal(arguments[0]) if arguments else None
        if function not in (b"import_module", b"__import__") or literal is None:
            return None
        doubtful = "" if function == b"import_module" else ROOT_ALONE
        names = literal.text.decode().split(".")
        if names[0] not in ("tensorflow", "tf_contrib"):
            return None
        start = literal.start_byte
        ends = [start + len(".".join(names[:count]).encode()) for count in range(len(names) + 1)]
        stretches = tuple(Stretch(start, end) for end in [start, *ends[1:]])
        return Chain(("", *names), stretches, scope, doubtful=damaged or doubtful)


def _name(node: Any) -> str:
    """An identifier as Python reads it."""
    return folded(node.text).decode()


def _is_quoted_type(node: Any) -> bool:
    """Whether a string stands in an annotation, and not where a text is one."""
    while node.parent is not None and node.type not in _STATEMENTS:
        node = node.parent
        if node.type in ("generic_type", "subscript"):
            if node.children[0].text.rpartition(b".")[2].decode() in texts.NO_TYPES:
                return False
        elif node.type == "type" and node.parent.type != "type_parameter":
            return True
    return False


def _literal(node: Any) -> Optional[Any]:
    """The content of a plain string."""
    if node.type != "string" or [child.type for child in node.children] != [
        "string_start",
        "string_content",
        "string_end",
    ]:
        return None
    return node.children[1]


def _dotted(node: Any) -> tuple[Any, list[str], list[Any], str]:
    """What a node asks for names, these, the nodes that they end, and why that is doubtful."""
    names: list[str] = []
    nodes: list[Any] = []
    doubtful = ""
    while True:
        asked = _asked(node) if node.type == "call" else None
        if node.type == "attribute":
            name = _name(node.child_by_field_name("attribute"))
            base = node.child_by_field_name("object")
        elif asked is not None:
            base, name, unsure = asked
            doubtful = doubtful or unsure
        elif nodes and node.type == "parenthesized_expression" and node.named_child_count == 1:
            node = node.named_children[0]
            continue
        else:
            return node, names[::-1], nodes[::-1], doubtful
        names.append(name)
        nodes.append(node)
        node = base


def _asked(node: Any) -> Optional[tuple[Any, str, str]]:
    """Of ``getattr(x, "name")``: what is asked, for what, and why that is doubtful."""
    function = node.child_by_field_name("function").text
    arguments = node.child_by_field_name("arguments")
    given = arguments.named_children if arguments.type == "argument_list" else []
    if function not in (b"getattr", b"hasattr") or len(given) < 2:
        return None
    literal = _literal(given[1])
    if literal is None:
        return None
    unsure = len(given) > 2 or function == b"hasattr"
    doubt = ASKED if unsure else ""
    return given[0], literal.text.decode(), doubt


_HANDLERS: dict[str, Any] = {
    **dict.fromkeys(("function_definition", "lambda"), _Walk._function),
    **dict.fromkeys(_COMPREHENSIONS, _Walk._comprehension),
    **dict.fromkeys(("import_statement", "import_from_statement"), _Walk._import),
    **dict.fromkeys(("identifier", "attribute"), _Walk._name),
    "class_definition": _Walk._class,
    "for_statement": _Walk._for,
    "except_clause": _Walk._except,
    "as_pattern": _Walk._pattern,
    "splat_pattern": _Walk._pattern,
    "dotted_name": _Walk._of_case,
    "assignment": _Walk._assignment,
    "named_expression": _Walk._named,
    "keyword_argument": _Walk._keyword,
    "call": _Walk._call,
    "string": _Walk._string,
    "keyword_pattern": _Walk._keyword_pattern,
    "expression_statement": _Walk._expression,
    "delete_statement": _Walk._deletion,
}
