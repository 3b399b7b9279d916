"""List every symbol that tf.contrib had, and what takes its place on the TensorFlow installed."""

from __future__ import annotations

import argparse
import sys

from contrib_compat.cli._printing import printing

FORMATS = ("table", "json", "csv")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what the command takes."""
    add = parser.add_argument
    add("--format", choices=FORMATS, default="table", help="for reading, or for programs")
    add("--target-tf", metavar="VERSION", help="for this TensorFlow, not the one installed")


def run(options: argparse.Namespace) -> int:
    """Prints the list; returns 2 where the version is no version."""
    # Not with the command line, which lists every command's help.
    from contrib_compat.catalog import listing, release

    try:
        target = release.release(options.target_tf)
    except release.ReleaseError as error:
        print(f"tf-contrib catalog: --target-tf {error}", file=sys.stderr)
        return 2
    text = listing.FORMATS[options.format](target)
    with printing():
        sys.stdout.write(text)
    return 0
