"""What is said when a program ends, however it ends."""

from __future__ import annotations

import atexit
import json
import os
import sys

from contrib_compat.programs.session import Session


def report_at_exit(session: Session) -> None:
    """Has the report be shown after all that the program itself leaves to be done at its exit.

    Args:
      session: the program, which has not begun: what is registered first runs last.
    """
    process = os.getpid()

    def report() -> None:
        # A process that the program forked has a copy of this.
        if os.getpid() == process:
            _report(session)

    atexit.register(report)


def _report(session: Session) -> None:
    report, settings = session.report, session.settings
    if settings.report:
        with open(settings.report, "w", encoding="utf-8") as file:
            json.dump(report.as_json(), file, indent=2)
            file.write("\n")
    if settings.warnings != "silent" and not report.is_empty():
        print(*(f"tf-contrib run: {line}" for line in report.lines()), sep="\n", file=sys.stderr)
