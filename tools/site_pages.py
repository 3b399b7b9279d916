"""The pages of the site that are made from data: ``docs/conf.py`` has them written.

``made/names/`` has a page for each contrib package, ``made/messages.md`` every message that code
of ours raises or warns of, ``made/estimator.md`` what ``contrib_compat.estimator`` has,
``made/rooms.svg`` the order of the rooms, ``made/benchmarks.md``, ``made/benchmarks.svg`` and
``made/sides.svg`` the figures of the last measurements.
"""

import ast
from pathlib import Path
from typing import Dict, Iterator

import benchmark_page
import house_plan
import message_page
import name_pages

TYPED = Path(__file__).resolve().parent.parent / "compat/contrib_compat/estimator/_typed"


def pages() -> Dict[str, str]:
    """Returns the text of each page by its path below ``made``."""
    made = {f"names/{name}": text for name, text in name_pages.pages().items()}
    figures = benchmark_page.results()
    made["benchmarks.md"] = benchmark_page.table(figures)
    made["benchmarks.svg"] = benchmark_page.drawing(figures)
    made["sides.svg"] = benchmark_page.sides(figures)
    made["estimator.md"] = estimator_names()
    made["messages.md"] = message_page.page()
    made["rooms.svg"] = house_plan.drawing()
    return made


def estimator_names() -> str:
    """Returns a list of the public names of ``contrib_compat.estimator``, by module."""
    lines = []
    for file in sorted(TYPED.glob("*.pyi")):
        module = "" if file.stem == "__init__" else f"{file.stem}."
        body = ast.parse(file.read_text(encoding="utf-8")).body
        names = sorted(name for node in body for name in _bound(node) if name[0] != "_")
        title = f"contrib_compat.estimator.{module}".rstrip(".")
        lines.append(f"`{title}`\n: {', '.join(f'`{name}`' for name in names)}\n\n")
    return "".join(lines)


def _bound(node: ast.stmt) -> Iterator[str]:
    """Yields the names that a statement of a stub shows."""
    if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
        yield node.name
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target.id
    elif isinstance(node, ast.ImportFrom):
        yield from (alias.asname for alias in node.names if alias.asname)


def write(folder: Path) -> None:
    """Writes the pages that have changed, and removes those that are no longer made.

    Args:
      folder: where they go.
    """
    made = pages()
    for path, text in made.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
    for file in folder.rglob("*.*"):
        if file.relative_to(folder).as_posix() not in made:
            file.unlink()
