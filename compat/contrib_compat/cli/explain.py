"""Say what became of a name of tf.contrib, and what to write on the TensorFlow installed."""

from __future__ import annotations

import argparse
import sys

from contrib_compat.cli._printing import printing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what the command takes."""
    add = parser.add_argument
    add("names", nargs="+", metavar="NAME", help="tf.contrib.layers.conv2d, or a rule: TFC001")
    add("--target-tf", metavar="VERSION", help="for this TensorFlow, not the one installed")


def run(options: argparse.Namespace) -> int:
    """Explains each name; returns 1 where one isn't known, 2 where nothing can be explained."""
    # Not with the command line, which lists every command's help.
    from contrib_compat.catalog import release, telling

    try:
        target = release.release(options.target_tf)
    except release.ReleaseError as error:
        print(f"tf-contrib explain: --target-tf {error}", file=sys.stderr)
        return 2
    if sys.version_info < (3, 9) and any(map(_is_code, options.names)):
        print("tf-contrib explain: rules such as TFC001 need Python 3.9 or newer", file=sys.stderr)
        return 2
    told = [_rule(n) if _is_code(n) else telling.explain(n, target) for n in options.names]
    unknown = [name for name, text in zip(options.names, told) if text is None]
    for name in unknown:
        print(f"tf-contrib explain: {telling.unknown(name, target)}", file=sys.stderr)
    with printing():
        sys.stdout.write("\n".join(f"{text}\n" for text in told if text))
    return int(bool(unknown))


def _is_code(name: str) -> bool:
    return name.upper().startswith("TFC")


def _rule(code: str) -> str | None:
    """Returns the manual of a rule of ``tf-contrib migrate``, None if there is none so called."""
    from contrib_compat.migrate import rules

    rule = rules.every().get(code.upper())
    return rule.manual if rule else None
