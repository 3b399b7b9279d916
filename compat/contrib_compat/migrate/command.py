"""What ``tf-contrib migrate`` does: options and configuration in, a report and an exit code out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Optional

from contrib_compat.migrate import discovery, show, writing
from contrib_compat.migrate import run as running
from contrib_compat.migrate.findings import Report
from contrib_compat.migrate.settings import Settings

CLEAN, FINDINGS, USAGE, FAILED = 0, 1, 2, 3


class UsageError(ValueError):
    """The options, or the configuration, can't be followed."""


def command(options: argparse.Namespace) -> int:
    """Runs the command and returns its exit code.

    Args:
      options: what :mod:`contrib_compat.cli.migrate` declares.
    """
    try:
        settings = _settings(options)
        sources = discovery.sources(map(Path, options.paths), options.exclude or ())
        found = running.run(sources, settings)
        if options.write and found.edited:
            _refuse_dirty(options, found)
            found = running.write(found)
    except (UsageError, FileNotFoundError) as error:
        print(f"tf-contrib migrate: {error}", file=sys.stderr)
        return USAGE
    show.show(found.report, sys.stdout, with_diff=not (options.write or options.check))
    return _code(found.report, options.write)


def _code(report: Report, written: bool) -> int:
    if report.failed:
        return FAILED
    return FINDINGS if (report.left if written else report.findings) else CLEAN


def _settings(options: argparse.Namespace) -> Settings:
    settings = Settings(
        options.step or "shim",
        with_copy=options.with_copy,
        unsafe_fixes=options.unsafe_fixes,
        select=_codes(options.select),
        ignore=_codes(options.ignore),
    )
    if options.target_tf:
        parts = options.target_tf.split(".")
        if len(parts) < 2 or not all(part.isdigit() for part in parts[:2]):
            raise UsageError(f"--target-tf is {options.target_tf!r}, wanted one like 2.16")
        settings = settings._replace(target=options.target_tf)
    return settings


def _codes(text: Optional[str]) -> tuple[str, ...]:
    return tuple(filter(None, (text or "").replace(",", " ").split()))


def _refuse_dirty(options: argparse.Namespace, found: running.Run) -> None:
    dirty = [] if options.allow_dirty else writing.uncommitted(running.paths_of(found.edited))
    if dirty:
        more = f" and {len(dirty) - 3} more" if len(dirty) > 3 else ""
        raise UsageError(
            f"git has uncommitted changes ({', '.join(dirty[:3])}{more}): "
            "commit them first, or pass --allow-dirty"
        )
