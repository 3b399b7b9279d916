"""A survey of exports as a page of one file, and its chart as a picture."""

from __future__ import annotations

import html
import math
from pathlib import Path
from typing import Any, Dict, List, Tuple

from contrib_compat.inspection import listing
from contrib_compat.inspection.facts import Export, Survey

__all__ = ["draw", "write"]

_TEMPLATE = Path(__file__).with_name("page.html")
# In units of the drawing, of which a phone's pixels are two thirds.
_WIDTH, _HEIGHT = 480, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 72, _WIDTH - 16, 40, _HEIGHT - 36


def write(survey: Survey, metric: str, path: str) -> None:
    """Writes a page that opens without a network.

    Args:
      survey: what is shown.
      metric: the metric whose course is drawn.
      path: the file.

    Raises:
      OSError: the file can't be written.
    """
    strategies = sorted({export.strategy for export in survey.exports})
    text = _TEMPLATE.read_text(encoding="utf-8")
    parts = {
        "title": _escaped(survey.model_dir),
        "chart": _chart(survey, metric),
        "exports": "\n".join(_section(survey, strategy) for strategy in strategies),
    }
    for name, part in parts.items():
        text = text.replace("{{" + name + "}}", part)
    Path(path).write_text(text, encoding="utf-8")


def draw(survey: Survey, metric: str, path: str) -> None:
    """Draws the course of a metric with the versions that were published.

    Args:
      survey: what is drawn.
      metric: the metric.
      path: the file, of a format that matplotlib writes.

    Raises:
      ImportError: there is no matplotlib.
      ValueError: no evaluation has the metric.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise ImportError("--png: wants matplotlib (pip install matplotlib)") from None
    lines = _courses(survey, metric)
    if not lines:
        raise ValueError(f"--metric: no evaluation has {metric!r}, but {_metrics(survey)}")
    figure = Figure(figsize=(9, 4), layout="constrained")
    axes = figure.add_subplot()
    for name, points in lines.items():
        axes.plot(*zip(*points), marker=".", label=name)
    for export, step, value in _marks(survey, metric):
        axes.plot([step], [value], marker="*" if export.is_best else "D", color="black")
        axes.annotate(export.strategy, (step, value), fontsize="small")
    axes.set_xlabel("global step")
    axes.set_ylabel(metric)
    axes.legend()
    figure.savefig(path)


def _metrics(survey: Survey) -> List[str]:
    return sorted({name for evaluation in survey.evaluations for name in evaluation.metrics})


def _courses(survey: Survey, metric: str) -> Dict[str, List[Tuple[int, float]]]:
    """Returns the points of each evaluation's course, without what is no number."""
    courses: Dict[str, List[Tuple[int, float]]] = {}
    for evaluation in survey.evaluations:
        value = evaluation.metrics.get(metric, math.nan)
        if math.isfinite(value):
            courses.setdefault(evaluation.name, []).append((evaluation.step, value))
    return courses


def _marks(survey: Survey, metric: str) -> List[Tuple[Export, int, float]]:
    return [
        (export, export.step, export.metrics[metric])
        for export in survey.exports
        if export.step is not None and math.isfinite(export.metrics.get(metric, math.nan))
    ]


# --- the chart -----------------------------------------------------------------------------------


def _chart(survey: Survey, metric: str) -> str:
    courses = _courses(survey, metric)
    points = [point for course in courses.values() for point in course]
    if not points:
        return f"<p>No evaluation has the metric {_escaped(metric)}.</p>"
    steps, values = zip(*points)

    def place(step: float, value: float) -> Tuple[float, float]:
        return (
            _LEFT + _share(step, steps) * (_RIGHT - _LEFT),
            _BOTTOM - _share(value, values) * (_BOTTOM - _TOP),
        )

    drawn = [_axis_text(steps, values, metric)]
    for number, (name, course) in enumerate(sorted(courses.items())):
        path = " ".join("{:.1f},{:.1f}".format(*place(*point)) for point in course)
        title = f"<title>{_escaped(name)}</title>"
        drawn.append(f'<polyline class="course c{number % 4}" points="{path}">{title}</polyline>')
    for export, step, value in _marks(survey, metric):
        x, y = place(step, value)
        kind = "best" if export.is_best else "version"
        title = f"{export.strategy} {export.version}: {metric} {value:.4g} at step {step}"
        drawn.append(
            f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{7 if export.is_best else 5}">'
            f"<title>{_escaped(title)}</title></circle>"
        )
    label = _escaped(f"{metric} over the global step, published versions marked")
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}">'
        f"{''.join(drawn)}</svg>"
    )


def _share(value: float, values: Any) -> float:
    low, high = min(values), max(values)
    return 0.5 if low == high else (value - low) / (high - low)


def _axis_text(steps: Any, values: Any, metric: str) -> str:
    texts = [
        (_LEFT, _BOTTOM + 22, "start", str(min(steps))),
        (_RIGHT, _BOTTOM + 22, "end", f"step {max(steps)}"),
        (_LEFT - 6, _BOTTOM, "end", f"{min(values):.3g}"),
        (_LEFT - 6, _TOP + 5, "end", f"{max(values):.3g}"),
        (_LEFT, _TOP - 18, "start", metric),
    ]
    return f'<path class="axis" d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}"/>' + "".join(
        f'<text x="{x}" y="{y}" text-anchor="{anchor}">{_escaped(text)}</text>'
        for x, y, anchor, text in texts
    )


# --- the tables ----------------------------------------------------------------------------------


_COLUMNS = ("version", "published (UTC)", "MB", "step", "metrics", "verified")


def _section(survey: Survey, strategy: str) -> str:
    exports = [export for export in survey.exports if export.strategy == strategy]
    rows = "".join(_row(export) for export in exports)
    head = "".join(f"<th>{name}" for name in _COLUMNS)
    return (
        f"<section><h2>{_escaped(strategy)}</h2><div class='wide'><table>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{_signatures(exports)}</section>"
    )


def _row(export: Export) -> str:
    badge = " <span class='badge'>best</span>" if export.is_best else ""
    verified = {True: "yes", False: "<strong>no</strong>", None: "no manifest"}[export.verified]
    lines = "".join(f"<br>{_escaped(line)}" for line in export.problems)
    step = "" if export.step is None else str(export.step)
    cells = (
        f"{_escaped(export.version)}{badge}",
        listing.published(export),
        listing.megabytes(export),
        step,
        _escaped(listing.headline(export, None)),
        f"{verified}{lines}",
    )
    # On a phone each cell is a line, which says itself what it is.
    named = [f"<td data-name='{name}'>{cell}" for name, cell in zip(_COLUMNS, cells)]
    return f"<tr>{''.join(named)}</tr>"


def _signatures(exports: List[Export]) -> str:
    """Shows the newest version's signatures, and what each version changed of them."""
    listed = [f"<pre>{_escaped(_lines_of(exports[-1]))}</pre>"]
    for before, after in zip(exports, exports[1:]):
        old, new = (set(_lines_of(export).splitlines()) for export in (before, after))
        changed = [f"- {line}" for line in sorted(old - new)]
        changed += [f"+ {line}" for line in sorted(new - old)]
        if changed:
            title = f"{before.version} to {after.version}"
            listed.append(f"<h3>{title}</h3><pre>{_escaped(chr(10).join(changed))}</pre>")
    return f"<details><summary>signatures</summary>{''.join(listed)}</details>"


def _lines_of(export: Export) -> str:
    return "\n".join(
        f"{name} {way} {tensor}: {kind}"
        for name, signature in export.signatures.items()
        for way in ("inputs", "outputs")
        for tensor, kind in signature[way].items()
    )


def _escaped(text: str) -> str:
    return html.escape(text, quote=True)
