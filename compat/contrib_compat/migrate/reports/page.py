"""A report as a page of one file: what is used where, step by step, and what it takes."""

from __future__ import annotations

import collections
import html
import re
from collections.abc import Iterable
from pathlib import Path

from contrib_compat.migrate import rules
from contrib_compat.migrate.findings import Report
from contrib_compat.migrate.reports import uses as using
from contrib_compat.migrate.reports.uses import HOW, MINUTES, Uses
from contrib_compat.migrate.writing import put

_TEMPLATE = Path(__file__).with_name("page.html")
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


def write(file: Path, reports: list[Report], step: str) -> None:
    """Writes a page that opens without a network.

    Args:
      file: the page.
      reports: those of all steps, in their order, over the same files.
      step: the one that the page begins with.

    Raises:
      OSError: the file can't be written.
    """
    put(file, text(reports, step).encode("utf-8", "backslashreplace"))


def text(reports: list[Report], step: str) -> str:
    """Returns the page's text; see :func:`write`."""
    uses = [one for report in reports for one in using.of(report)]
    of_step = [one for one in uses if one.step == step]
    shown = next(report for report in reports if report.step == step)
    parts = {
        "target": _escaped(shown.target),
        "read": str(shown.read),
        "uses": str(sum(len(one.places) for one in of_step)),
        "files": str(len({one.path for one in of_step})),
        "failed": _failed(shown),
        "chart": _chart(reports, uses),
        "steps": _options([report.step for report in reports], step),
        "codes": _options(sorted({one.code for one in uses})),
        "hows": "".join(f'<option value="{how}">{name}</option>' for how, name in HOW.items()),
        "look": str(MINUTES["look"]),
        "hand": str(MINUTES["hand"]),
        "symbols": _table(uses, of_step, "subject"),
        "directories": _table(uses, of_step, "directory"),
        "list": _list(uses, step),
    }
    template = _TEMPLATE.read_text(encoding="utf-8")
    return _PLACEHOLDER.sub(lambda found: parts[found.group(1)], template)


def _options(values: Iterable[str], chosen: str = "") -> str:
    return "".join(
        f"<option{' selected' if value == chosen else ''}>{_escaped(value)}</option>"
        for value in values
    )


def _failed(report: Report) -> str:
    if not report.failed:
        return ""
    lines = []
    for file in report.failed:
        assert file.failure
        line = f":{file.failure.line}" if file.failure.line else ""
        place = _escaped(file.path) + line
        lines.append(f"<li><code>{place}</code> {_escaped(file.failure.reason)}</li>")
    return f"<section><h2>Files that failed</h2><ul>{''.join(lines)}</ul></section>"


# --- the charts ----------------------------------------------------------------------------------


def _chart(reports: list[Report], uses: list[Uses]) -> str:
    """Draws a bar a step, with what is done by itself, wants a look, and is left to people."""
    counts = using.counted(uses)
    most = max((sum(count.values()) for count in counts.values()), default=0) or 1
    return "".join(
        _step(report.step, counts.get(report.step, collections.Counter()), most)
        for report in reports
    )


def _step(step: str, count: collections.Counter[str], most: int) -> str:
    told = ", ".join(
        f"<span class='count {how}'>{count[how]} {name}</span>" for how, name in HOW.items()
    )
    effort = (
        f"<output data-look='{count['look']}' data-hand='{count['hand']}'>"
        f"{using.effort(count)}</output>"
    )
    label = f"--to {step}: " + ", ".join(f"{count[how]} {name}" for how, name in HOW.items())
    return (
        f"<p class='step'><code>--to {step}</code> {told}: about {effort} of work</p>"
        f"<svg class='step' viewBox='0 0 100 8' preserveAspectRatio='none' role='img' "
        f"aria-label='{label}'>{_bars(count, most)}</svg>"
    )


def _bars(count: collections.Counter[str], most: int) -> str:
    """The parts of a bar, one beside the other; the longest bar is 100 wide."""
    left, bars = 0.0, []
    for how in HOW:
        width = 100 * count[how] / most
        bars.append(f'<rect class="{how}" x="{left:.1f}" width="{width:.1f}" height="8"/>')
        left += width
    return "".join(bars)


# --- the tables ----------------------------------------------------------------------------------


def _table(uses: list[Uses], shown: list[Uses], by: str) -> str:
    """A row for each group of any step; those of other steps wait for the filter."""
    counts = using.counted(shown, by)
    others = sorted({getattr(one, by) for one in uses} - set(counts))
    most = max((sum(count.values()) for count in counts.values()), default=1)
    rows = [_row(by, name, count, most) for name, count in counts.items()]
    rows += [_row(by, name, collections.Counter(), most) for name in others]
    return "".join(rows)


def _row(by: str, name: str, count: collections.Counter[str], most: int) -> str:
    total = sum(count.values())
    shown = _escaped(name).replace(".", ".<wbr>").replace("/", "/<wbr>")
    return (
        f'<tr data-by="{by}" data-name="{_escaped(name)}"{"" if total else " hidden"}>'
        f"<td><code>{shown}</code></td><td class='number'>{total}</td>"
        f"<td class='bar'><svg viewBox='0 0 100 8' preserveAspectRatio='none' aria-hidden='true'>"
        f"{_bars(count, most)}</svg></td></tr>"
    )


def _list(uses: list[Uses], step: str) -> str:
    """The uses of each file, of all steps; those of one are shown."""
    by_file: dict[str, list[Uses]] = {}
    for one in uses:
        by_file.setdefault(one.path, []).append(one)
    sections = []
    for path, found in sorted(by_file.items()):
        items = "".join(_item(one, step) for one in found)
        count = sum(len(one.places) for one in found if one.step == step)
        sections.append(
            f"<details{'' if count else ' hidden'}><summary><code>{_escaped(path)}</code> "
            f"<small>{count}</small></summary><ul>{items}</ul></details>"
        )
    return "".join(sections)


def _item(one: Uses, step: str) -> str:
    data = {
        "step": one.step,
        "code": one.code,
        "how": one.how,
        "subject": one.subject,
        "directory": one.directory,
        "uses": str(len(one.places)),
    }
    attributes = "".join(f' data-{key}="{_escaped(value)}"' for key, value in data.items())
    advice = f"<br>Instead: {_escaped(one.advice)}" if one.advice else ""
    known = f" <small>{one.known} known</small>" if one.known else ""
    summary = _escaped(rules.every()[one.code].summary)
    return (
        f"<li{attributes}{'' if one.step == step else ' hidden'}>"
        f"<span class='badge {one.how}'>{HOW[one.how]}</span> "
        f"<abbr title='{summary}'>{one.code}</abbr> {_escaped(one.message)}{known}{advice}"
        f"<br><small>line {_escaped(', '.join(one.places))}</small></li>"
    )


def _escaped(text: str) -> str:
    return html.escape(text, quote=True)
