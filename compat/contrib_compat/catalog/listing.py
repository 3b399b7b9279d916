"""What ``tf-contrib catalog`` prints: every symbol of tf.contrib, for people or for programs."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Tuple

from contrib_compat import routes
from contrib_compat.catalog.facts import SCHEMA, facts

Facts = Dict[str, Any]
Release = Tuple[int, int]


def symbols(release: Release) -> List[Facts]:
    """Returns the facts about all symbols, in the order of their names.

    Args:
      release: major and minor number of the TensorFlow that they are for.
    """
    found = [facts(route, release) for route in routes.TABLE.values() if route.kind != "module"]
    return sorted(found, key=lambda one: str(one["name"]))


def as_json(release: Release) -> str:
    """Returns a JSON object as ``schema.json`` describes it, one symbol a line."""
    from json import dumps  # Each form pays for its own module alone.

    lines = ",\n".join(dumps(one) for one in symbols(release))
    return f'{{"schema": {SCHEMA}, "tensorflow": "{_dotted(release)}", "symbols": [\n{lines}\n]}}\n'


def as_csv(release: Release) -> str:
    """Returns comma-separated values below a line of titles; of a list the parts by spaces."""
    import csv
    import io

    found = symbols(release)
    written = io.StringIO()
    rows = csv.DictWriter(written, list(found[0]), lineterminator="\n")
    rows.writeheader()
    rows.writerows({key: _cell(value) for key, value in one.items()} for one in found)
    return written.getvalue()


def as_table(release: Release) -> str:
    """Returns lines for reading: name, how it works, what to write today."""
    found = symbols(release)
    width = max(len(one["name"]) for one in found)
    lines = (f"{one['name']:<{width}}  {one['works']:<9}  {one['instead'] or ''}" for one in found)
    return "".join(line.rstrip() + "\n" for line in lines)


FORMATS: Dict[str, Callable[[Release], str]] = {
    "table": as_table,
    "json": as_json,
    "csv": as_csv,
}


def _cell(value: Any) -> str:
    if not isinstance(value, list):
        return "" if value is None else str(value)
    return " ".join(part if isinstance(part, str) else _before(part) for part in value)


def _before(one: Facts) -> str:
    return f"{one['since']}-{one['until']}:({','.join(one['arguments'])})"


def _dotted(release: Release) -> str:
    return ".".join(map(str, release))
