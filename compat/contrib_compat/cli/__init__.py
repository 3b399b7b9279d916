"""The command line ``tf-contrib``: argparse alone, one file a command."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import sys
from typing import List, Optional


def main(arguments: Optional[List[str]] = None) -> int:
    """Runs a command and returns its exit code.

    Each module of this package is a command of its name, but for those that begin with an
    underscore: ``add_arguments`` declares its arguments, ``run`` takes what was parsed and returns
    the exit code, and the docstring's first line is its summary.

    Args:
      arguments: those after ``tf-contrib``; by default the process's.
    """
    parser = argparse.ArgumentParser("tf-contrib", description="Tools for code of tf.contrib.")
    commands = parser.add_subparsers(metavar="COMMAND", dest="command")
    given = (sys.argv[1:] if arguments is None else arguments)[:1]
    # A command that is named doesn't pay for the others.
    for name in list(filter(_is_command, given)) or _commands():
        command = importlib.import_module(f"{__name__}.{name}")
        summary = (command.__doc__ or "").partition("\n")[0]
        one = commands.add_parser(name, help=summary, description=summary)
        command.add_arguments(one)
        one.set_defaults(run=command.run)
    options = parser.parse_args(arguments)
    if not options.command:
        parser.print_help(sys.stderr)
        return 2
    code: int = options.run(options)
    return code


def _is_command(name: str) -> bool:
    is_public = name.isidentifier() and name[0] != "_"
    return is_public and importlib.util.find_spec(f"{__name__}.{name}") is not None


def _commands() -> List[str]:
    try:
        files = [file for directory in __path__ for file in os.listdir(directory)]
    except NotADirectoryError:
        import pkgutil  # With inspect, which takes longer to import than most commands run.

        files = [found.name for found in pkgutil.iter_modules(__path__)]
    return sorted(
        {name for name in (file.partition(".")[0] for file in files) if _is_command(name)}
    )
