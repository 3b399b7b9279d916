"""Writes the tables in README.md of how much of tf.contrib works.

``python3 tools/route_table.py`` rewrites them; a test says when that is due.
"""

import sys
from pathlib import Path

import package_table

README = Path(__file__).resolve().parent.parent / "README.md"


def main():
    """Rewrites README.md."""
    sys.path.insert(0, str(README.parent / "compat"))
    from contrib_compat import routes

    text = package_table.with_tables(README.read_text(encoding="utf-8"), routes)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
