"""TFC102: an export strategy is an exporter of tf.estimator, with the same directory.

    make_export_strategy(serving_fn, exports_to_keep=3)
    contrib_compat.estimator.LatestExporter("Servo", serving_fn, exports_to_keep=3)

Strategies of make_export_strategy and make_parsing_export_strategy export to ``export/Servo`` and
keep five exports, and so do these exporters. An exporter wants a serving function that returns a
ServingInputReceiver (TFC105), and stands in an EvalSpec in place of an Experiment (TFC103): the fix
is unsafe, since either may be in another file. In one file, and in files of a run that import such
from each other, all of these fixes are applied or none, and none where a strategy is used otherwise
than in an Experiment. A default_output_alternative_key has no counterpart.
"""

from __future__ import annotations

from typing import Optional, Union

from contrib_compat.migrate import spelling
from contrib_compat.migrate.context import CONTRIB, Answer, Context, Rewrite, Use
from contrib_compat.migrate.fates import Fate
from contrib_compat.migrate.findings import Applicability
from contrib_compat.migrate.rules import Rule
from contrib_compat.sources.syntax import Argument, Stretch

_PARAMETERS = (
    "default_output_alternative_key",
    "assets_extra",
    "as_text",
    "exports_to_keep",
)
_STRATEGIES = {
    "make_export_strategy": ("serving_input_fn", *_PARAMETERS, "strip_default_attrs"),
    "make_parsing_export_strategy": (
        "feature_columns",
        *_PARAMETERS,
        "target_core",
        "strip_default_attrs",
    ),
}
_KEPT = ("assets_extra", "as_text", "exports_to_keep")
# What exporters do anyway, whatever is said.
_DROPPED = ("strip_default_attrs", "target_core")


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Makes an exporter in place of a strategy."""
    if not use.begins(CONTRIB) or use.meaning.doubt or use.chain.call is None:
        return None
    symbol = context.symbol(use.meaning.target)
    if symbol.name not in _STRATEGIES or symbol.attributes:
        return None
    latest = spelling.estimator("LatestExporter", context)
    answer = Answer(
        f"{symbol.full_name} makes a strategy, which is an exporter today",
        symbol.full_name,
        f"use {latest}, which exports to export/Servo too",
        Applicability.UNSAFE,
    )
    call = context.engine.call(use.chain.call)
    given = call.by_name(*_STRATEGIES[symbol.name])
    exporter = spelling.spelled(latest, use, context)
    if given is None or exporter is None or not _is_plain(given, context):
        return answer
    serving = given.get("serving_input_fn") or given.get("feature_columns")
    if serving is None:
        return answer
    pieces: list[Union[str, Stretch]] = [exporter.text, '("Servo", ']
    if "serving_input_fn" in given:
        pieces.append(serving.value)
    else:
        columns = spelling.spelled("tf.feature_column.make_parse_example_spec", use, context)
        if columns is None:
            return answer
        build = spelling.estimator("export.build_parsing_serving_input_receiver_fn", context)
        pieces += [f"{build}({columns.text}(", serving.value, "))"]
    for name, argument in given.items():
        if name in _KEPT:
            pieces += [f", {name}=", argument.value]
    return answer._replace(rewrite=Rewrite(call.stretch, (*pieces, ")")), need=exporter.need)


def _is_plain(given: dict[str, Argument], context: Context) -> bool:
    """Whether what has no counterpart is left out, or is said to be as it is anyway."""
    key = given.get("default_output_alternative_key")
    if key and context.engine.literal(key.node) is not None:
        return False
    dropped = (given[name] for name in _DROPPED if name in given)
    return all(context.engine.literal(one.node) is not ... for one in dropped)


def accepts(symbol: str, fate: Fate) -> bool:
    """Tells whether an exporter can stand in for a strategy there: in what becomes an EvalSpec."""
    del symbol  # It is the same for all.
    in_experiment = fate.kind == "given" and not fate.calls and fate.taker == "Experiment"
    return fate.kind == "dropped" or in_experiment


RULE = Rule(
    "TFC102",
    "an export strategy is an exporter",
    ("core",),
    None,
    on_use,
    accepts,
    dict.fromkeys(_STRATEGIES, 0),
)
