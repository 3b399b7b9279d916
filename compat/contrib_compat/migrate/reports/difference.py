"""What the edits of a file change, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from contrib_compat.migrate.findings import FileResult


def of(file: FileResult) -> Iterator[str]:
    """Yields the lines of a file's diff, with their ends; none where it stays as it is."""
    lines = difflib.unified_diff(
        file.before.splitlines(keepends=True),
        file.after.splitlines(keepends=True),
        f"a/{file.path}",
        f"b/{file.path}",
    )
    for line in lines:
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
