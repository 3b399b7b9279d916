"""The table and the pictures of the benchmarks' figures, made from docs/benchmarks.json."""

import json
from html import escape
from pathlib import Path
from typing import Any, Dict, List, Optional

RESULTS = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.json"

_WIDTH, _PAD, _STEP, _BAR = 340, 8, 40, 10
# A second bar is below the first, and what it took beside it.
_SIDES_STEP, _TEXT = 52, 60
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
    dates = sorted({row["date"] for row in found["rows"]})
    when = " to ".join(dict.fromkeys([dates[0], dates[-1]]))
    lines = [f"Measured on {when}, in processor time: {found['machine']}.\n\n"]
    lines += [f"- `{name}`: {versions}\n" for name, versions in found["versions"].items()]
    lines.append("\n| Figure | Where | Ours | Theirs | Measured | Wanted | |\n")
    lines.append("| --- | --- | ---: | ---: | ---: | ---: | --- |\n")
    for row in found["rows"]:
        sign, wanted = row["wanted"]
        words = {"<=": "at most", ">=": "at least"}[sign]
        mark = "" if share(row) <= 1 else "missed"
        ours, theirs = map(_milliseconds, row["milliseconds"] or [None, None])
        lines.append(
            f"| {row['figure']} | `{row['where']}` | {ours} | {theirs} "
            f"| {row['measured']:.3g} | {words} {wanted:g} | {mark} |\n"
        )
    return "".join(lines)


def _milliseconds(value: Optional[float]) -> str:
    return "" if value is None else f"{value:.3g} ms" if value < 1000 else f"{value:.0f} ms"


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
        parts.append(_title(row, number * _STEP))
        kind = "met" if share(row) <= 1 else "missed"
        parts.append(_bar(kind, number * _STEP + 18, unit * min(share(row), _MOST)))
    height = _PAD + len(found["rows"]) * _STEP
    limit = _PAD + unit
    parts.append(f'<line class="limit" x1="{limit:.1f}" x2="{limit:.1f}" y1="0" y2="{height}"/>\n')
    return _svg(height, "Each figure as a share of what it may be; the line is all of that", parts)


def sides(found: Dict[str, Any]) -> str:
    """Returns an SVG with two bars for each figure that has two sides: ours, and theirs below.

    The longer of the two is as long as the picture is wide.

    Args:
      found: the results.
    """
    parts: List[str] = []
    rows = [row for row in found["rows"] if row["milliseconds"]]
    for number, row in enumerate(rows):
        top = number * _SIDES_STEP
        parts.append(_title(row, top))
        longest = max(row["milliseconds"])
        for at, (kind, value) in enumerate(zip(("met", "theirs"), row["milliseconds"])):
            place = top + 18 + at * (_BAR + 2)
            parts.append(_bar(kind, place, (_WIDTH - 2 * _PAD - _TEXT) * value / longest))
            parts.append(f'<text x="{_WIDTH - _PAD}" y="{_PAD + place + 9}" font-size="10"')
            parts.append(f' text-anchor="end">{_milliseconds(value)}</text>\n')
    label = "What both sides of each figure take: ours, and below it theirs"
    return _svg(_PAD + len(rows) * _SIDES_STEP, label, parts)


def _title(row: Dict[str, Any], top: int) -> str:
    title = escape(f"{row['figure']} ({row['where']})")
    return f'<text x="{_PAD}" y="{_PAD + top + 12}" font-size="11">{title}</text>\n'


def _bar(kind: str, top: int, length: float) -> str:
    place = f'x="{_PAD}" y="{_PAD + top}" width="{length:.1f}" height="{_BAR}"'
    return f'<rect class="{kind}" {place}/>\n'


def _svg(height: int, label: str, parts: List[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"'
    return f'{head} aria-label="{label}">\n{"".join(parts)}</svg>\n'
