"""The table and the picture of the benchmarks' figures, made from docs/benchmarks.json."""

import json
from html import escape
from pathlib import Path
from typing import Any, Dict, List

RESULTS = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.json"

_WIDTH, _PAD, _STEP, _BAR = 340, 8, 40, 10
# Bars end at this share of what is wanted, the longest at the edge.
_MOST = 1.5


def results() -> Dict[str, Any]:
    """Returns the figures as ``benchmarks/run.py --write`` left them."""
    found: Dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return found


def table(found: Dict[str, Any]) -> str:
    """Returns the figures as a Markdown table.

    Args:
      found: the results.
    """
    lines = [
        f"Measured on {found['date']}: {found['machine']}.\n\n",
        "| Figure | Where | Measured | Wanted | |\n| --- | --- | ---: | ---: | --- |\n",
    ]
    for row in found["rows"]:
        sign, wanted = row["wanted"]
        words = {"<=": "at most", ">=": "at least"}[sign]
        mark = "" if share(row) <= 1 else "missed"
        lines.append(
            f"| {row['figure']} | `{row['where']}` | {row['measured']:.3g} | {words} {wanted:g} "
            f"| {mark} |\n"
        )
    return "".join(lines)


def share(row: Dict[str, Any]) -> float:
    """Returns how much of what it may be a figure is: more than 1 misses it.

    Args:
      row: one of the results.
    """
    sign, wanted = row["wanted"]
    measured: float = row["measured"]
    return measured / wanted if sign == "<=" else wanted / measured


def drawing(found: Dict[str, Any]) -> str:
    """Returns an SVG with a bar for each figure, as a share of what it may be.

    Its colours come from the page's style sheet, light or dark.

    Args:
      found: the results.
    """
    unit = (_WIDTH - 2 * _PAD) / _MOST
    parts: List[str] = []
    for number, row in enumerate(found["rows"]):
        top = _PAD + number * _STEP
        length = unit * min(share(row), _MOST)
        title = f"{row['figure']} ({row['where']})"
        kind = "met" if share(row) <= 1 else "missed"
        parts.append(f'<text x="{_PAD}" y="{top + 12}" font-size="11">{escape(title)}</text>\n')
        parts.append(f'<rect class="{kind}" x="{_PAD}" y="{top + 18}" width="{length:.1f}"')
        parts.append(f' height="{_BAR}"/>\n')
    height = _PAD + len(found["rows"]) * _STEP
    limit = _PAD + unit
    parts.append(f'<line class="limit" x1="{limit:.1f}" x2="{limit:.1f}" y1="0" y2="{height}"/>\n')
    label = "Each figure as a share of what it may be; the line is all of that"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"'
    return f'{head} aria-label="{label}">\n{"".join(parts)}</svg>\n'
