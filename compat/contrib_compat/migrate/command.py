"""What ``tf-contrib migrate`` does: options and configuration in, a report and an exit code out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any, Optional, TextIO

from contrib_compat.migrate import baseline, configuration, discovery, reports, rules, writing
from contrib_compat.migrate import run as running
from contrib_compat.migrate.baseline import BaselineError
from contrib_compat.migrate.configuration import ConfigurationError
from contrib_compat.migrate.findings import Report
from contrib_compat.migrate.settings import NEWEST, Settings

CLEAN, FINDINGS, USAGE, FAILED = 0, 1, 2, 3
STDIN = "-"

_SHARED = "it has other names (hard links), which keep the old text"


class UsageError(ValueError):
    """The options can't be followed."""


#: Makes a progress bar of its title and of what it counts.
Bar = Callable[[str, str], AbstractContextManager[running.Progress]]
#: Lets the reader of a stream stop early, for what is printed inside of it.
Printing = Callable[[TextIO], AbstractContextManager[None]]
Runs = Callable[[Settings], running.Run]


def command(options: argparse.Namespace, bar: Bar, printing: Printing) -> int:
    """Runs the command and returns its exit code.

    Args:
      options: what :mod:`contrib_compat.cli.migrate` declares.
      bar: shows how far it is.
      printing: goes around what is printed.
    """
    stream = sys.stdout
    is_piped = STDIN in options.paths
    try:
        configured = configuration.found(Path.cwd())
        settings = _settings(options, configured)
        file = _baseline(options, configured)
        if is_piped:
            raw = _standard_input(options)
            runs: Runs = partial(running.run_one, raw, options.stdin_filename or STDIN)
        else:
            runs = _code_base(options, configured, bar)
        found = runs(settings)
        if file:
            if options.update_baseline:
                _saved(partial(baseline.write, file, found.report))
            known = baseline.read(file, settings.step)
            found = found._replace(report=baseline.marked(found.report, file, known))
        if options.html:
            _write_page(Path(options.html), found.report, runs, settings)
        if options.write and is_piped:
            stream = sys.stderr
            text = found.edited[0].after if found.edited else raw
            found = _passed_on(found)
            with printing(sys.stdout):
                sys.stdout.buffer.write(text)
        elif options.write and found.edited:
            _refuse_dirty(options, found)
            shared = writing.shared(running.paths_of(found.edited))
            found = running.write(found)
            for path in shared:
                print(f"tf-contrib migrate: {path}: {_SHARED}", file=sys.stderr)
    except (UsageError, ConfigurationError, BaselineError, FileNotFoundError) as error:
        print(f"tf-contrib migrate: {error}", file=sys.stderr)
        return USAGE
    with_diff = not (options.write or options.check)
    with printing(stream):
        reports.write(found.report, options.output_format, stream, with_diff)
    return code(found.report)


def code(report: Report) -> int:
    """Returns the exit code that a report deserves.

    Args:
      report: the report.
    """
    if report.failed:
        return FAILED
    return FINDINGS if report.counting else CLEAN


def _code_base(options: argparse.Namespace, configured: dict[str, Any], bar: Bar) -> Runs:
    exclude = options.exclude or configured.get("exclude", ())
    sources = discovery.sources(map(Path, options.paths), exclude)
    if options.jobs < 0:
        raise UsageError(f"-j: {options.jobs} processes, wanted 1 or more, or 0 for all cores")
    jobs = options.jobs or os.cpu_count() or 1

    def runs(settings: Settings) -> running.Run:
        with bar(f"--to {settings.step}", "files") as progress:
            return running.run(sources, settings, progress, jobs)

    return runs


def _standard_input(options: argparse.Namespace) -> bytes:
    if options.paths != [STDIN]:
        raise UsageError("- stands for standard input and goes with no other path")
    return sys.stdin.buffer.read()


def _passed_on(found: running.Run) -> running.Run:
    """Takes what standard input becomes as written, whether its reader takes it all or not."""
    files = found.report.files
    written = tuple(file._replace(written=bool(found.edited)) for file in files)
    return found._replace(report=found.report._replace(files=written))


def _baseline(options: argparse.Namespace, configured: dict[str, Any]) -> Optional[Path]:
    given = options.baseline or configured.get("baseline")
    if options.update_baseline and not given:
        raise UsageError("--update-baseline: wants to know which, by --baseline FILE")
    if options.update_baseline and options.write:
        raise UsageError("--update-baseline: write the edits first, then see what is left")
    return Path(given) if given else None


def _write_page(file: Path, report: Report, runs: Runs, settings: Settings) -> None:
    """Writes a page of all steps, each as if it were taken from here."""
    from contrib_compat.migrate.reports import page  # The page is for those who ask for it.

    others = [step for step in rules.STEPS if step != settings.step]
    steps = {step: runs(settings._replace(step=step)).report for step in others}
    steps[settings.step] = report
    _saved(partial(page.write, file, [steps[step] for step in rules.STEPS], settings.step))


def _saved(save: Callable[[], None]) -> None:
    try:
        save()
    except OSError as error:
        raise UsageError(f"{error.filename}: can't be written: {error.strerror}") from None


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
