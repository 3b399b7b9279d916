"""Take a code base off tf.contrib, step by step; shows the edits unless told to write them."""

from __future__ import annotations

import argparse
import sys

from contrib_compat.cli._printing import printing
from contrib_compat.cli._progress import bar

STEPS = ("shim", "core", "keras")
FORMATS = ("text", "json", "sarif", "github")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what the command takes."""
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="files and directories; - is standard input")
    add("--to", dest="step", choices=STEPS, help="the step; keras only reports")
    add("--target-tf", metavar="VERSION", help="the TensorFlow to run on afterwards")
    add("--write", action="store_true", help="edit the files")
    add("--todo", action="store_true", help="comment the lines of what is left")
    add("--check", action="store_true", help="only say whether there is anything to do")
    add("--unsafe-fixes", action="store_true", help="apply fixes that need a look afterwards too")
    add("--with-copy", action="store_true", help="count what `tf-contrib fetch` brings as answered")
    add("--allow-dirty", action="store_true", help="write although git has uncommitted changes")
    add("--select", metavar="CODES", help="only these rules, or all that begin so: TFC001,TFC1")
    add("--ignore", metavar="CODES", help="not these")
    add("--exclude", metavar="GLOB", action="append", help="leave out of directories")
    add("--stdin-filename", metavar="PATH", help="what standard input is called in reports")
    add("--output-format", choices=FORMATS, default="text", help="what is printed")
    add("--html", metavar="FILE", help="write a page of what is used where, for all steps")
    add("--baseline", metavar="FILE", help="findings that don't count, as long as they stay")
    add("--update-baseline", action="store_true", help="put today's findings into it")
    add("-j", "--jobs", type=int, default=1, metavar="N", help="processes; 0 is one for each core")


def run(options: argparse.Namespace) -> int:
    """Migrates; returns 0 if nothing is left, 1 with findings, 3 if one failed, 130 if stopped."""
    if sys.version_info < (3, 9):
        print("tf-contrib migrate: needs Python 3.9 or newer", file=sys.stderr)
        return 2
    from contrib_compat.migrate.command import command  # Reading programs costs its imports.

    try:
        return command(options, bar, printing)
    except KeyboardInterrupt:
        print("tf-contrib migrate: interrupted; each file is as it was, or done", file=sys.stderr)
        return 130
