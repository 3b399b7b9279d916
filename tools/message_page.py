"""The page of all messages of errors and warnings of ours, read off the sources.

Each has an anchor: its first words. What stands for a value of the program's is shown as "...".
"""

import ast
import re
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Optional, Tuple

COMPAT = Path(__file__).resolve().parent.parent / "compat" / "contrib_compat"

HEAD = """\
# All messages

What code of this package raises or warns of, as its sources have it; `...` stands for what differs
from case to case. Search this page for some words of yours. More about those that are met most is
under [troubleshooting](../troubleshooting.md).
"""

_VALUE = "..."
#: Calls that say something wherever they stand, by how their names end.
_WARNS = ("warn", "warning")
_ENDINGS = ("Error", *_WARNS)
_LONGEST_ANCHOR = 60


class Message(NamedTuple):
    """A message and where it comes from.

    Attributes:
      error: the name of the exception.
      text: the message, with ``...`` for values.
      file: the path of the source below the package.
    """

    error: str
    text: str
    file: str


def messages() -> List[Message]:
    """Returns all messages in the order of the files."""
    found = []
    for path in sorted(COMPAT.rglob("*.py")):
        file = path.relative_to(COMPAT).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = Known(dict(_constants(tree)), dict(_functions(tree)))
        raised = {id(node.exc) for node in ast.walk(tree) if isinstance(node, ast.Raise)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            error = ast.unparse(node.func).rpartition(".")[2]
            if (id(node) in raised and error[0].isupper()) or error.endswith(_ENDINGS):
                kind = "warning" if error in _WARNS else error
                # What logging fills in is a value too.
                said = (re.sub(r"%[rsd]\b", _VALUE, text) for text in known.messages(node))
                found += [Message(kind, text, file) for text in said]
    return found


def texts() -> List[str]:
    """Returns all texts of the sources, messages or not, with ``...`` for values."""
    found = []
    for path in sorted(COMPAT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = Known(dict(_constants(tree)), {})
        nodes = (node for node in ast.walk(tree) if isinstance(node, ast.expr))
        found += [text for text in map(known.text, nodes) if text]
    return found


def anchors() -> Dict[str, Message]:
    """Returns the messages by their anchors, each once, where it is met first."""
    found: Dict[str, Message] = {}
    first: Dict[Tuple[str, str], Message] = {}
    for message in messages():
        first.setdefault((message.error, message.text), message)
    for message in first.values():
        words = re.sub(r"[^a-z0-9]+", "-", message.text.lower()).strip("-")
        anchor = words[:_LONGEST_ANCHOR].rstrip("-") or message.error.lower()
        number = 2
        while anchor in found:
            anchor = f"{words[:_LONGEST_ANCHOR].rstrip('-')}-{number}"
            number += 1
        found[anchor] = message
    return found


def page() -> str:
    """Returns the page, in Markdown."""
    lines, room = [HEAD], None
    for anchor, message in anchors().items():
        of_file = message.file.partition("/")[0].replace(".py", "")
        if of_file != room:
            room = of_file
            lines.append(f"\n## Room `{room}`\n\n")
        lines.append(f"- [{message.error}]{{#{anchor}}}: {_code(message.text)}\n")
    return "".join(lines)


def _code(text: str) -> str:
    """Returns a text as a code span, whatever backticks are in it."""
    line = " ".join(text.split())
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    pad = " " if "`" in (line[0], line[-1]) else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def _constants(tree: ast.Module) -> Iterator[Tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            text = Known({}, {}).text(node.value)
            if text is not None:
                yield node.targets[0].id, text


def _functions(tree: ast.Module) -> Iterator[Tuple[str, ast.FunctionDef]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node.name, node


class Known(NamedTuple):
    """What the expressions of a file may refer to.

    Attributes:
      constants: its constants that are text, by name.
      functions: its functions, by name.
    """

    constants: Dict[str, str]
    functions: Dict[str, ast.FunctionDef]

    def messages(self, call: ast.Call) -> List[str]:
        """Returns what an exception or a warning says: its first argument that is text.

        Where that is made by a function of the same file, what that returns.
        """
        for argument in call.args:
            texts = [self.text(argument)]
            if isinstance(argument, ast.Call) and texts == [None]:
                texts = [self.text(value) for value in self._returned(argument)]
            said = [text for text in texts if text and re.search("[A-Za-z]{2}", text)]
            if said:
                return said
        return []

    def _returned(self, call: ast.Call) -> Iterator[ast.expr]:
        name = ast.unparse(call.func).rpartition(".")[2]
        if name in self.functions:
            for node in ast.walk(self.functions[name]):
                if isinstance(node, ast.Return) and node.value:
                    yield node.value

    def text(self, node: ast.expr) -> Optional[str]:
        """Returns what an expression says, with ``...`` for values; None where it's no text."""
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, str) else None
        if isinstance(node, ast.Name):
            return self.constants.get(node.id)
        if isinstance(node, ast.JoinedStr):
            return "".join(self._part(part) for part in node.values)
        if isinstance(node, ast.BinOp):
            return self._of_both(node)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "format":
            text = self.text(node.func.value)
            return text and re.sub(r"\{[^}]*\}", _VALUE, text)
        return None

    def _part(self, part: ast.expr) -> str:
        shown = part.value if isinstance(part, ast.FormattedValue) else part
        return self.text(shown) or _VALUE

    def _of_both(self, node: ast.BinOp) -> Optional[str]:
        left, right = self.text(node.left), self.text(node.right)
        if isinstance(node.op, ast.Mod):
            return left and re.sub(r"%[-\w.]", _VALUE, left)
        return None if left is right is None else (left or _VALUE) + (right or _VALUE)
