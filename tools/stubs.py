"""Writes the type stubs of the legacy tree, ``shims/tf_contrib/**/__init__.pyi``, from the routes.

``python3 tools/stubs.py`` rewrites them; a test says when that is due.
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIMS = ROOT / "shims" / "tf_contrib"
NOTE = "# Written by tools/stubs.py from the route table.\n"


def stubs(routes):
    """Returns the text of each stub by its path below ``tf_contrib``.

    Args:
      routes: the route table, the package ``contrib_compat.routes``.
    """
    lines = {"": set()}
    for route in routes.TABLE.values():
        for module in route.modules if route.target else ():
            lines.setdefault(module, set()).add(_line(route))
    for path in list(lines):
        names = path.split(".")
        for depth in range(len(names) if path else 0):
            parent, name = ".".join(names[:depth]), names[depth]
            package = f"tf_contrib.{parent}".rstrip(".")
            lines.setdefault(parent, set()).add(f"from {package} import {name} as {name}")
    return {
        "/".join([*path.split("."), "__init__.pyi"]).lstrip("/"): NOTE
        + "\n".join(sorted(found))
        + "\n"
        for path, found in lines.items()
    }


def _line(route):
    """Returns the import that shows a symbol, which type checkers follow to its implementation."""
    home, _, attribute = route.target.partition(":")
    if not home:
        parent, _, attribute = attribute.rpartition(".")
        home = "tf_contrib." + parent
    return f"from {home} import {attribute} as {route.name}"


def main():
    """Rewrites the stubs."""
    sys.path.insert(0, str(ROOT / "compat"))
    from contrib_compat import routes

    for folder in SHIMS.iterdir():
        if folder.is_dir():
            shutil.rmtree(str(folder))
    for path, text in stubs(routes).items():
        file = SHIMS / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
