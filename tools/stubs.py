"""Writes the type stubs of the legacy tree, ``shims/tf_contrib/**/__init__.pyi``.

They come from the route table and from the sources of what it leads to. What is deprecated is
declared as that (PEP 702), with the text of its route. ``python3 tools/stubs.py`` (Python 3.9 or
newer) rewrites them; a test says when that is due.
"""

import shutil
import sys
from pathlib import Path

import stub_signatures
from stub_signatures import Legacy

ROOT = Path(__file__).resolve().parent.parent
SHIMS = ROOT / "shims" / "tf_contrib"
NOTE = "# Written by tools/stubs.py."


def stubs(routes):
    """Returns the text of each stub by its path below ``shims``.

    Args:
      routes: the route table, the package ``contrib_compat.routes``.
    """
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
                lines.add("import typing_extensions")
    named = {(_module(path), r.name) for r in known if r.kind != "module" for path in r.modules}
    for module in list(imports):
        _show_in_packages(module, imports, named)
    return {
        f"{module.replace('.', '/')}/__init__.pyi": _text(
            lines, sorted(declarations.get(module, []))
        )
        for module, lines in imports.items()
    }


def _show_in_packages(module, imports, named):
    """Adds to the stubs of the packages above a module the imports that lead to it.

    Where a package has something else by a module's name it shows that, as natively.
    """
    package, _, name = module.rpartition(".")
    if package:
        lines = imports.setdefault(package, set())
        if (package, name) not in named:
            lines.add(f"from {package} import {name} as {name}")
        _show_in_packages(package, imports, named)


def _module(path):
    return f"tf_contrib.{path}"


def _import(route):
    """Returns the import that shows a symbol, which type checkers follow to its implementation."""
    home, _, attribute = route.target.partition(":")
    if not home:
        parent, _, attribute = attribute.rpartition(".")
        home = _module(parent)
    attribute = attribute.rpartition(".")[2]  # Any name is Any in what finds TensorFlow's objects.
    return f"from {home} import {attribute} as {route.name}"


def _declaration(route, module, shown):
    """Returns what declares a deprecated symbol, and the modules that are needed for it."""
    home, _, attribute = route.target.partition(":")
    declared = stub_signatures.declaration(home, attribute, Legacy(module, route.name), shown)
    return (
        f"@typing_extensions.deprecated({route.deprecation!r})\n{declared.text}",
        declared.imports,
    )


def _text(imports, declarations):
    return "\n\n".join([NOTE + "\n" + "\n".join(sorted(imports)), *declarations]) + "\n"


def main():
    """Rewrites the stubs."""
    sys.path.insert(0, str(ROOT / "compat"))
    from contrib_compat import routes

    for folder in SHIMS.iterdir():
        if folder.is_dir():
            shutil.rmtree(str(folder))
    for path, text in stubs(routes).items():
        file = SHIMS.parent / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
