"""Writes docs/differences.md from what the differential suite knows to differ from native contrib.

``python3 tools/differences.py`` rewrites it; a test says when that is due.
"""

import json
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIFFERENTIAL = ROOT / "tests" / "differential"
PAGE = ROOT / "docs" / "differences.md"

INTRODUCTION = """\
# What differs from native tf.contrib

All else is what TensorFlow 1.15 does, and is compared with it. This page is made from the data of
the differential suite, `tests/differential`, by `tools/differences.py`: each line is a case that is
run against both. `better` is a defect that is not repeated, `impossible` what a newer TensorFlow
does not allow, `extension` what contrib never did. D and a number is an entry of the list of known
defects of the originals that their users met.
"""


def words(case):
    """Returns the name of a case as words."""
    return case.replace("_", " ")


def page():
    """Returns the page's text."""
    entries = json.loads((DIFFERENTIAL / "deviations.json").read_text())
    lines = [INTRODUCTION]
    by_symbol = sorted(entries, key=lambda entry: entry["symbol"].lower())
    for symbol, group in groupby(by_symbol, key=lambda entry: entry["symbol"]):
        lines.append(f"\n## `tf.contrib.{symbol}`\n\n")
        for entry in group:
            case = words(entry.get("case") or "in general")
            lines.append(f"- {case} ({entry['kind']}): {entry['reason']}\n")
    lines.append("\n## Export functions by their signature\n\n")
    shapes = json.loads((DIFFERENTIAL / "data" / "export_fn_shapes_deviations.json").read_text())
    reasons = {}
    for name, entry in sorted(shapes.items()):
        reasons.setdefault(entry["reason"], []).append(words(name))
    lines += [f"- {'; '.join(names)}: {reason}\n" for reason, names in reasons.items()]
    return "".join(lines)


def main():
    """Rewrites the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
