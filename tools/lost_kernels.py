"""Writes which symbols of contrib run ops that no TensorFlow 2 has a kernel for.

``python tools/lost_kernels.py`` reads the sources of the fetched copy of TensorFlow 1.15, and the
list of the ops in versions/contrib_ops.tsv; it writes the column ``ops`` of the route table. A test
says when that is due. A symbol runs an op if its own code names the op's function in a generated
module or in a library that is loaded, or names a function or class of contrib that does: a branch
that few calls take counts too.
"""

import ast
import functools
import sys
from pathlib import Path
from typing import Any

ROUTES = Path(__file__).resolve().parent.parent / "compat" / "contrib_compat" / "routes"
_CONTRIB = "tensorflow.contrib"
_LIBRARY = "load_op_library"
_LAST = "1.15"


class Sources:
    """The files of contrib in a copy of TensorFlow 1.15: what the names in them stand for."""

    def __init__(self, root, lost):
        """Takes the directory ``contrib`` of a copy, and the lost ops by name in lower case."""
        self._root, self._lost = root, lost

    @functools.lru_cache(maxsize=None)  # noqa: B019 - it lives as long as the tool.
    def module(self, path):
        """Returns the syntax tree of a module by its path below contrib; None if it is no file."""
        base = self._root.joinpath(*path.split("."))
        for file in (base.with_suffix(".py"), base / "__init__.py"):
            if file.is_file():
                return ast.parse(file.read_text(encoding="utf-8"))
        return None

    @functools.lru_cache(maxsize=None)  # noqa: B019
    def names(self, path):
        """Returns what a module's names are: definitions, and places that they are imported from.

        Returns:
          By name a syntax tree, ``("module", path)``, ``("name", path, name)`` or, for a library
          of ops, ``("library",)``; below ``"*"`` the modules of which it takes all.
        """
        found: dict[str, Any] = {"*": []}
        for node in ast.walk(self.module(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_CONTRIB):
                home = node.module[len(_CONTRIB) + 1 :]
                for one in node.names:
                    below = f"{home}.{one.name}".lstrip(".")
                    if one.name == "*":
                        found["*"].append(home)
                    elif self.module(below) is not None:
                        found[one.asname or one.name] = ("module", below)
                    else:
                        found[one.asname or one.name] = ("name", home, one.name)
        for node in self.module(path).body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                found[node.name] = node
            elif isinstance(node, ast.Assign) and _LIBRARY in ast.dump(node.value):
                found[node.targets[0].id] = ("library",)
        return found

    @functools.lru_cache(maxsize=None)  # noqa: B019
    def uses(self, path, name):
        """Returns what the code of a module's name refers to: pairs of a module and a name."""
        if self.module(path) is None:
            return frozenset()
        names = self.names(path)
        known = names.get(name)
        if known is None:
            return frozenset((home, name) for home in names["*"])
        if isinstance(known, tuple):
            return frozenset([known[1:]] if known[0] == "name" else [])
        return frozenset(self._referred(path, names, known))

    def _referred(self, path, names, definition):
        for node in ast.walk(definition):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                home = names.get(node.value.id)
                if isinstance(home, tuple) and home[0] == "module":
                    yield home[1], node.attr
                elif isinstance(home, tuple) and home[0] == "library":
                    yield _LIBRARY, node.attr
            elif isinstance(node, ast.Name) and node.id in names and node.id != definition.name:
                yield path, node.id
            elif isinstance(node, ast.Name):
                yield from ((home, node.id) for home in names["*"])

    def ops(self, path, name):
        """Returns the lost ops that a name of a module runs, sorted."""
        seen, left, found = set(), [(path, name)], set()
        while left:
            place = left.pop()
            if place in seen:
                continue
            seen.add(place)
            found |= self._ops_of(*place)
            left.extend(self.uses(*place))
        return sorted(found)

    def _ops_of(self, path, name):
        """The lost ops that a function of a library or of a generated module runs."""
        if path == _LIBRARY:
            return {self._lost[op] for op in [name.replace("_", "")] if op in self._lost}
        if not path.rpartition(".")[2].startswith("gen_") or self.module(path) is None:
            return set()
        definition = self.names(path).get(name)
        called = ast.walk(definition) if isinstance(definition, ast.FunctionDef) else ()
        return {
            ast.literal_eval(node.args[0])
            for node in called
            if isinstance(node, ast.Call)
            and getattr(node.func, "attr", "") == "_apply_op_helper"
            and ast.literal_eval(node.args[0]).lower() in self._lost
        }


def ops(symbols, root, lost):
    """Returns the lost ops of each symbol that runs some, by its full name.

    Args:
      symbols: routes of the table.
      root: the directory ``contrib`` of a copy of TensorFlow 1.15.
      lost: the names of the lost ops by those in lower case.
    """
    sources, found = Sources(root, lost), {}
    for route in symbols:
        if route.kind != "module" and route.until == _LAST:
            places = [path for path in route.modules if sources.module(path) is not None]
            of_it = {op for path in places for op in sources.ops(path, route.name)}
            found[route.full_name] = sorted(of_it)
    return {name: of_it for name, of_it in found.items() if of_it}


def lost_ops(table):
    """Returns the names of the ops in contrib_ops.tsv, by those in lower case."""
    lines = table.read_text(encoding="utf-8").splitlines()[1:]
    return {op.lower(): op for line in lines for op in line.split("\t")[1].split()}


def written(text, package, found):
    """Returns the text of a file of the route table with the ops of its symbols brought up to date.

    Args:
      text: what the file has.
      package: the name of its package.
      found: the ops by full name.
    """
    head, *lines = text.splitlines()
    column, modules = head.split("\t").index("ops"), head.split("\t").index("modules")
    out = [head]
    for line in lines:
        cells = line.split("\t")[:column]
        shown = cells[modules].partition(";")[0] or package
        of_it = found.get(f"{shown}.{cells[0]}")
        if of_it:
            cells += [""] * (column - len(cells)) + [" ".join(of_it)]
        out.append("\t".join(cells).rstrip("\t"))
    return "\n".join(out) + "\n"


def main():
    """Rewrites the files of the route table."""
    sys.path.insert(0, str(ROUTES.parent.parent))
    from contrib_compat import routes
    from contrib_compat.legacy.itself import in_use

    root = in_use.copy_in_use()
    if root is None:
        sys.exit("there is no copy of TensorFlow 1.15: tf-contrib fetch brings it")
    table = ROUTES.parent / "versions" / "contrib_ops.tsv"
    found = ops(routes.TABLE.values(), root / "contrib", lost_ops(table))
    for package in {name.partition(".")[0] for name in routes.TABLE}:
        file = ROUTES / f"{package}.tsv"
        file.write_text(written(file.read_text("utf-8"), package, found), encoding="utf-8")


if __name__ == "__main__":
    main()
