"""What a type stub says of a function or a class, read off the source of its implementation.

Names in annotations are written out with their modules, ``typing.Optional``, so that no two clash;
a name of a package without types, such as TensorFlow's, is ``typing.Any``.
"""

from __future__ import annotations

import ast
import builtins
import copy
import functools
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional, Set, Tuple, Union

COMPAT = Path(__file__).resolve().parent.parent / "compat"

#: The packages whose names are shown; what comes from any other is ``typing.Any``.
_TYPED = ("collections", "contrib_compat", "types", "typing")
_ANYTHING = "(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ..."

Function = Union[ast.FunctionDef, ast.AsyncFunctionDef]


class Declaration(NamedTuple):
    """The lines of a stub that declare a name, and the modules that they speak of."""

    text: str
    imports: Set[str]


class Legacy(NamedTuple):
    """Where a stub shows the deprecated class that stands for one of the implementation."""

    module: str
    name: str


def declaration(home: str, attribute: str, legacy: Legacy, shown: Dict[str, Legacy]) -> Declaration:
    """Declares a function or class of the legacy tree by its implementation.

    A class is declared as one derived from the implementation, and from what stands for the bases
    of that. A function that has no source here, since it is TensorFlow's, takes and returns
    anything.

    Args:
      home: the module of the implementation, and ``attribute`` its name there.
      attribute: see ``home``.
      legacy: the module of the stub and the name that it shows.
      shown: what stands for classes of the implementation, by their full names; a function whose
        annotations name such a class is declared with what stands for it.
    """
    home, attribute = _origin(home, attribute)
    node = _definitions(home).get(attribute)
    written = _Written(home, legacy.module, shown)
    if isinstance(node, ast.ClassDef):
        bases = [f"{home}.{attribute}", *map(written.legacy, written.bases(node))]
        if _is_abstract(node):
            bases.append("metaclass=abc.ABCMeta")
            written.imports.add("abc")
        written.imports.add(home)
        return Declaration(f"class {legacy.name}({', '.join(bases)}): ...", written.imports)
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return Declaration(f"def {legacy.name}{written.signature(node)}", written.imports)
    return Declaration(f"def {legacy.name}{_ANYTHING}", {"typing"})


@functools.lru_cache(maxsize=None)
def _definitions(module: str) -> Dict[str, ast.AST]:
    """The statements at the top of a module that give a name, by that; later ones win."""
    path = COMPAT.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    found: Dict[str, ast.AST] = {}
    for node in _statements(ast.parse(file.read_text(encoding="utf-8")).body):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found[node.name] = node
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found.update((alias.asname or alias.name, node) for alias in node.names)
        elif isinstance(node, ast.Assign):
            found.update((t.id, node) for t in node.targets if isinstance(t, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found[node.target.id] = node
    return found


def _statements(body: List[ast.stmt]) -> List[ast.stmt]:
    """The statements of a module and of the conditions at its top, TYPE_CHECKING among them."""
    found: List[ast.stmt] = []
    for node in body:
        found += _statements(node.orelse + node.body) if isinstance(node, ast.If) else [node]
    return found


def _origin(module: str, name: str) -> Tuple[str, str]:
    """Returns the module and the name by which a class or function was defined."""
    node = _definitions(module).get(name)
    if isinstance(node, ast.ImportFrom) and str(node.module).startswith("contrib_compat."):
        alias = next(alias for alias in node.names if (alias.asname or alias.name) == name)
        return _origin(str(node.module), alias.name)
    return module, name


def _is_abstract(node: ast.ClassDef) -> bool:
    methods = [method for method in node.body if isinstance(method, ast.FunctionDef)]
    return any("abstract" in ast.dump(word) for m in methods for word in m.decorator_list)


class _Written(ast.NodeTransformer):
    """Writes annotations of a module so that they are understood in a stub."""

    def __init__(self, home: str, stub: str, shown: Dict[str, Legacy]) -> None:
        self.imports: Set[str] = set()
        self._home = home
        self._stub = stub
        self._shown = shown

    def signature(self, node: Function) -> str:
        """Returns what follows the name of a function in a stub."""
        node = copy.deepcopy(node)
        arguments = node.args
        every = [*arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        for argument in filter(None, every):
            argument.annotation = self._annotation(argument.annotation)
        arguments.defaults = [_default(value) for value in arguments.defaults]
        arguments.kw_defaults = [value and _default(value) for value in arguments.kw_defaults]
        returned = ast.unparse(self._annotation(node.returns))
        return f"({ast.unparse(arguments)}) -> {returned}: ..."

    def bases(self, node: ast.ClassDef) -> List[Legacy]:
        """Returns what stands for the nearest bases of a class that something stands for."""
        found = []
        for base in node.bases:
            if isinstance(base, ast.Name):
                home, name = _origin(self._home, base.id)
                above = _definitions(home).get(name)
                if f"{home}.{name}" in self._shown:
                    found.append(self._shown[f"{home}.{name}"])
                elif isinstance(above, ast.ClassDef):
                    found += _Written(home, self._stub, self._shown).bases(above)
        return found

    def legacy(self, legacy: Legacy) -> str:
        """Returns how the stub speaks of what stands for a class."""
        if legacy.module == self._stub:
            return legacy.name
        self.imports.add(legacy.module)
        return ".".join(legacy)

    def _annotation(self, node: Optional[ast.expr]) -> ast.expr:
        return self.visit(node) if node else self._anything()

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        """Reads an annotation in quotes as what it says."""
        if isinstance(node.value, str):
            return self.visit(_expression(node.value))
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """Leaves no name of a module that is imported whole, as TensorFlow is."""
        return self._anything()

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """Writes a name with its module."""
        if node.id not in _definitions(self._home) and hasattr(builtins, node.id):
            return node
        module, name = _origin(self._home, node.id)
        given = _definitions(module).get(name) if module.startswith("contrib_compat") else None
        if isinstance(given, ast.ImportFrom):
            module = str(given.module)
        elif isinstance(given, ast.Import):
            return self._anything()
        if module.partition(".")[0] not in _TYPED:
            return self._anything()
        if f"{module}.{name}" in self._shown:
            return _expression(self.legacy(self._shown[f"{module}.{name}"]))
        return self._name(module, name)

    def _anything(self) -> ast.expr:
        return self._name("typing", "Any")

    def _name(self, module: str, name: str) -> ast.expr:
        self.imports.add(module)
        return _expression(f"{module}.{name}")


def _expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _default(value: ast.expr) -> ast.expr:
    """A default as a stub shows it: constants as they are, and ``...`` for all else."""
    is_number = isinstance(value, ast.UnaryOp) and isinstance(value.operand, ast.Constant)
    return value if is_number or isinstance(value, ast.Constant) else ast.Constant(...)
