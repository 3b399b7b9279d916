"""What ``tf-contrib migrate`` does: options and configuration in, a report and an exit code out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Optional

from contrib_compat.migrate import configuration, discovery, rules, show, writing
from contrib_compat.migrate import run as running
from contrib_compat.migrate.configuration import ConfigurationError
from contrib_compat.migrate.findings import Report
from contrib_compat.migrate.settings import NEWEST, Settings

CLEAN, FINDINGS, USAGE, FAILED = 0, 1, 2, 3
STDIN = "-"


class UsageError(ValueError):
    """The options can't be followed."""


def command(options: argparse.Namespace) -> int:
    """Runs the command and returns its exit code.

    Args:
      options: what :mod:`contrib_compat.cli.migrate` declares.
    """
    try:
        configured = configuration.found(Path.cwd())
        settings = _settings(options, configured)
        if STDIN in options.paths:
            return _standard_input(options, settings)
        exclude = options.exclude or configured.get("exclude", ())
        sources = discovery.sources(map(Path, options.paths), exclude)
        found = running.run(sources, settings)
        if options.write and found.edited:
            _refuse_dirty(options, found)
            found = running.write(found)
    except (UsageError, ConfigurationError, FileNotFoundError) as error:
        print(f"tf-contrib migrate: {error}", file=sys.stderr)
        return USAGE
    show.show(found.report, sys.stdout, with_diff=not (options.write or options.check))
    return code(found.report, options.write)


def code(report: Report, written: bool) -> int:
    """Returns the exit code that a report deserves.

    Args:
      report: the report.
      written: whether its edits are made.
    """
    if report.failed:
        return FAILED
    return FINDINGS if (report.left if written else report.findings) else CLEAN


def _standard_input(options: argparse.Namespace, settings: Settings) -> int:
    """Migrates standard input; with ``--write`` the new text goes to standard output."""
    if options.paths != [STDIN]:
        raise UsageError("- stands for standard input and goes with no other path")
    raw = sys.stdin.buffer.read()
    found = running.run_one(raw, options.stdin_filename or STDIN, settings)
    if not options.write:
        show.show(found.report, sys.stdout, with_diff=not options.check)
    else:
        show.show(found.report, sys.stderr, with_diff=False)
        sys.stdout.buffer.write(found.edited[0].after if found.edited else raw)
    return code(found.report, options.write)


def _settings(options: argparse.Namespace, configured: dict[str, Any]) -> Settings:
    settings = Settings(
        options.step or configured.get("to", "shim"),
        options.target_tf or configured.get("target-tf", NEWEST),
        options.with_copy or configured.get("with-copy", False),
        options.unsafe_fixes or configured.get("unsafe-fixes", False),
        _codes(options.select) or tuple(configured.get("select", ())),
        _codes(options.ignore) or tuple(configured.get("ignore", ())),
        options.todo or configured.get("todo", False),
    )
    if settings.step not in rules.STEPS:
        raise UsageError(f"the step is {settings.step!r}, wanted one of {', '.join(rules.STEPS)}")
    parts = settings.target.split(".")
    if len(parts) < 2 or not all(part.isdigit() for part in parts[:2]):
        raise UsageError(f"the target is {settings.target!r}, wanted one like 2.16")
    for given in (*settings.select, *settings.ignore):
        if not any(rule.startswith(given) for rule in rules.every()):
            raise UsageError(f"there is no rule {given!r}, nor one that begins so")
    return settings


def _codes(text: Optional[str]) -> tuple[str, ...]:
    return tuple((text or "").replace(",", " ").split())


def _refuse_dirty(options: argparse.Namespace, found: running.Run) -> None:
    dirty = [] if options.allow_dirty else writing.uncommitted(running.paths_of(found.edited))
    if dirty:
        more = f" and {len(dirty) - 3} more" if len(dirty) > 3 else ""
        raise UsageError(
            f"git has uncommitted changes ({', '.join(dirty[:3])}{more}): "
            "commit them first, or pass --allow-dirty"
        )
