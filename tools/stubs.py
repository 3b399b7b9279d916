"""Writes the type stubs of the legacy tree and of the exporters.

Those of the tree, ``shims/tf_contrib/**/__init__.pyi``, come from the route table and the sources
of what it leads to. What is deprecated is declared as that (PEP 702), with the text of its route.
``python3 tools/stubs.py`` (Python 3.9 or newer) rewrites them; a test says when that is due.
"""

import shutil
import sys
from pathlib import Path

import stub_signatures
from stub_signatures import Legacy

ROOT = Path(__file__).resolve().parent.parent
TREE = "shims/tf_contrib"
EXPORTERS = "compat/contrib_compat/exporters/__init__.pyi"
NOTE = "# Written by tools/stubs.py."


def stubs(routes, exporters):
    """Returns the text of each stub by its path in the repository.

    Args:
      routes: the route table, the package ``contrib_compat.routes``.
      exporters: the package ``contrib_compat.exporters``.
    """
    return {**_tree(routes), EXPORTERS: _exporters(exporters)}


def _exporters(exporters):
    """The stub of a package that looks its classes up when they are asked for."""
    homes = {name: _home(exporters, name) for name in exporters.__all__}
    return _text({f"from {home} import {name} as {name}" for name, home in homes.items()}, [])


def _home(package, name):
    module = package._MODULES.get(name)
    return f"{package.__name__}.{module}" if module else getattr(package, name).__module__


def _tree(routes):
    """The stubs of all modules in which the route table has something to show."""
    known = [route for route in routes.TABLE.values() if route.target]
    shown = {
        route.target.replace(":", "."): Legacy(_module(route.modules[0]), route.name)
        for route in known
        if route.warns and route.kind == "class"
    }
    imports, declarations = {"tf_contrib": set()}, {}
    for route in known:
        for path in route.modules:
            module = _module(path)
            lines = imports.setdefault(module, set())
            if not route.warns:
                lines.add(_import(route))
            elif path != route.modules[0]:
                # Declared once, so that a class is the same by each of its paths.
                lines.add(f"from {_module(route.modules[0])} import {route.name} as {route.name}")
            else:
                declared, needed = _declaration(route, module, shown)
                declarations.setdefault(module, []).append(declared)
                lines.update(f"import {name}" for name in needed)
                lines.add("from typing_extensions import deprecated")
    for module in list(imports):
        _show_in_packages(module, imports)
    return {
        f"shims/{module.replace('.', '/')}/__init__.pyi": _text(
            lines, sorted(declarations.get(module, []))
        )
        for module, lines in imports.items()
    }


def _show_in_packages(module, imports):
    """Adds to the stubs of the packages above a module the imports that lead to it."""
    package, _, name = module.rpartition(".")
    if package:
        imports.setdefault(package, set()).add(f"from {package} import {name} as {name}")
        _show_in_packages(package, imports)


def _module(path):
    return f"tf_contrib.{path}"


def _import(route):
    """Returns the import that shows a symbol, which type checkers follow to its implementation."""
    home, _, attribute = route.target.partition(":")
    if not home:
        parent, _, attribute = attribute.rpartition(".")
        home = _module(parent)
    return f"from {home} import {attribute} as {route.name}"


def _declaration(route, module, shown):
    """Returns what declares a deprecated symbol, and the modules that are needed for it."""
    home, _, attribute = route.target.partition(":")
    declared = stub_signatures.declaration(home, attribute, Legacy(module, route.name), shown)
    return f"@deprecated({route.deprecation!r})\n{declared.text}", declared.imports


def _text(imports, declarations):
    return "\n\n".join([NOTE + "\n" + "\n".join(sorted(imports)), *declarations]) + "\n"


def main():
    """Rewrites the stubs."""
    sys.path.insert(0, str(ROOT / "compat"))
    from contrib_compat import exporters, routes

    for folder in (ROOT / TREE).iterdir():
        if folder.is_dir():
            shutil.rmtree(str(folder))
    for path, text in stubs(routes, exporters).items():
        file = ROOT / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
