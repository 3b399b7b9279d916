"""Run a program that was written for TensorFlow 1 and tf.contrib as it is."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from contrib_compat.programs.settings import PARTS, WARNINGS, Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what the command takes."""
    parser.usage = "tf-contrib run [OPTIONS] SCRIPT | -m MODULE [ARGS]"
    add = parser.add_argument
    repeated: Any = {"action": "append", "default": []}
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--tf1", action="store_true", default=True, help="as TensorFlow 1 (default)")
    mode.add_argument("--no-tf1", dest="tf1", action="store_false", help="as TensorFlow is")
    add("--also", **repeated, metavar="PACKAGE", help="an installed package of the time")
    add("--contrib-from", metavar="fetched|PATH|none", help="see tf-contrib fetch")
    add("--over-native", action="store_true", help="on TF 1.15: our answers over its contrib's")
    add("--warnings", choices=WARNINGS, help="all: those of TensorFlow's own, too")
    add("--without", **repeated, choices=PARTS, help="a part of the period that is left out")
    add("--no-children", dest="children", action="store_false", help="only this process")
    add("--report", metavar="FILE", help="write what was used as JSON, too")
    rest = argparse.REMAINDER
    add("-m", dest="module", nargs=rest, metavar="MODULE", help="a module and its arguments")
    add("script", nargs=rest, metavar="SCRIPT", help="a file, or -, and its arguments")


def run(options: argparse.Namespace) -> int:
    """Runs the program in this process; its end is the command's."""
    from contrib_compat.programs import running

    program = options.module or options.script
    if not program:
        print("tf-contrib run: there is no SCRIPT and no -m MODULE", file=sys.stderr)
        return 2
    start = running.run_module if options.module else running.run_script
    try:
        start(program[0], program[1:], Settings.from_options(options))
    except running.NoProgram as error:
        print(f"tf-contrib run: {error}", file=sys.stderr)
        return 1 if options.module else 2
    return 0
