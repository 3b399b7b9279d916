"""The picture of the rooms in their order, drawn from the list that a test of the house holds."""

import ast
from pathlib import Path
from typing import List

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "tests" / "test_house_rules.py"

#: The floors from the ground up: each goes from the room after the one before to the room named.
FLOORS = (
    ("what is known without TensorFlow", "views"),
    ("what is known of the TensorFlow installed", "successors"),
    ("contrib's own pieces", "metrics"),
    ("publishing an export", "exporters"),
    ("models and their exports", "inspection"),
    ("contrib.learn", "experiment"),
    ("the legacy tree, and running old programs", "programs"),
    ("tools", "__main__"),
)

_WIDTH, _PAD, _LINE, _LETTER = 340, 8, 24, 6.6


def rooms() -> List[str]:
    """Returns the rooms from the ground up, as the test of the house's fifth rule lists them."""
    for node in ast.parse(RULES.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "ROOMS":
            found: List[str] = ast.literal_eval(node.value)
            return found
    raise ValueError(f"{RULES} has no list ROOMS")


def floors() -> List[tuple]:
    """Returns each floor's title and its rooms, from the ground up.

    Raises:
      ValueError: a room is on no floor.
    """
    left, found = rooms(), []
    for title, last in FLOORS:
        end = left.index(last) + 1
        found.append((title, left[:end]))
        left = left[end:]
    if left:
        raise ValueError(f"FLOORS: {', '.join(left)} are on none")
    return found


def drawing() -> str:
    """Returns an SVG that takes its colours from the page's style sheet, light or dark."""
    top, parts = _PAD, []
    boxes = [("shims/tf_contrib: what old code imports", [])]
    boxes += reversed(floors())
    boxes += [("the TensorFlow installed, 1.15 to the newest", [])]
    for title, names in boxes:
        lines = _lines(names)
        height = _LINE * (len(lines) + 1) + _PAD
        parts.append(f'<g class="floor"><rect x="1" y="{top}" width="{_WIDTH - 2}" rx="4"')
        parts.append(f' height="{height}"/>')
        parts.append(f'<text x="{_PAD}" y="{top + 16}" font-size="11">{title}</text></g>\n')
        for number, line in enumerate(lines, 2):
            parts.append(f'<text x="{_PAD}" y="{top + number * _LINE - 6}" font-size="12">')
            parts.append(f"{line}</text>\n")
        top += height + _PAD
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top}" role="img"'
    label = "The rooms from the top down; each imports only what stands below it"
    return f'{head} aria-label="{label}">\n{"".join(parts)}</svg>\n'


def _lines(names: List[str]) -> List[str]:
    """Breaks the names of rooms into lines that the width holds."""
    most = int((_WIDTH - 2 * _PAD) / _LETTER)
    lines: List[str] = []
    for name in names:
        if lines and len(lines[-1]) + len(name) + 3 <= most:
            lines[-1] += f" · {name}"
        else:
            lines.append(name)
    return lines
