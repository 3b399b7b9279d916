"""Show what a model exported: strategies, versions, steps, metrics, and whether it verifies."""

from __future__ import annotations

import argparse
import sys

from contrib_compat.cli._printing import printing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what the command takes."""
    add = parser.add_argument
    add("model_dir", metavar="MODEL_DIR", nargs="?", help="the directory of the model")
    add("--format", choices=["table", "json"], default="table")
    add("--html", metavar="FILE", help="write a page that opens without a network")
    add("--png", metavar="FILE", help="draw the metric over the steps (needs matplotlib)")
    add("--metric", default="loss", help="the metric that is drawn (default: loss)")
    add("--compare", nargs=2, metavar=("A", "B"), help="compare the answers of two exports")
    add("--inputs", metavar="FILE", help="the request for --compare: .npz or .json")
    add("--signature", default="serving_default", help="the signature for --compare")
    add("--tolerance", type=float, default=1e-6, help="how far answers may be apart")


def run(options: argparse.Namespace) -> int:
    """Shows exports; returns 1 where one is damaged or answers differ, 2 for a wrong request."""
    if not (options.inputs if options.compare else options.model_dir):
        wanted = "--inputs with --compare" if options.compare else "MODEL_DIR"
        print(f"tf-contrib exports: wanted {wanted}", file=sys.stderr)
        return 2
    from contrib_compat.inspection import answers, listing, page, survey

    try:
        if options.compare:
            (first, second), inputs = options.compare, answers.read_inputs(options.inputs)
            differences = answers.compare(first, second, inputs, options.signature)
            with printing():
                print(answers.as_lines(differences))
            return int(any(one.is_beyond(options.tolerance) for one in differences))
        found = survey.survey(options.model_dir)
        with printing():
            print(listing.as_json(found) if options.format == "json" else listing.as_table(found))
        for path, show in ((options.html, page.write), (options.png, page.draw)):
            if path:
                show(found, options.metric, path)
    except (ImportError, OSError, ValueError) as error:
        print(f"tf-contrib exports: {error}", file=sys.stderr)
        return 2
    return int(any(export.verified is False for export in found.exports))
