"""TFC105: what a serving function returns is a ServingInputReceiver.

    InputFnOps(features, None, inputs)                 ServingInputReceiver(features, inputs)
    build_parsing_serving_input_fn(spec)               build_parsing_serving_input_receiver_fn(spec)
    build_default_serving_input_fn(features)           build_raw_serving_input_receiver_fn(features)

The fix is unsafe: estimators of tf.contrib.learn take InputFnOps alone, and which are meant may be
in another file. It is applied with those of TFC102 and TFC103 in a file, or not at all, and not
where more than the features of what a serving function returns is asked for.
"""

from __future__ import annotations

from typing import Optional

from contrib_compat.migrate import spelling
from contrib_compat.migrate.context import CONTRIB, Answer, Context, Rewrite, Use
from contrib_compat.migrate.fates import Fate
from contrib_compat.migrate.findings import Applicability
from contrib_compat.migrate.rules import Rule
from contrib_compat.sources.edits import Change

_TODAY = {
    "InputFnOps": "export.ServingInputReceiver",
    "build_parsing_serving_input_fn": "export.build_parsing_serving_input_receiver_fn",
    "build_default_serving_input_fn": "export.build_raw_serving_input_receiver_fn",
}


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Makes a ServingInputReceiver, or a function that does."""
    if not use.begins(CONTRIB) or use.meaning.doubt or use.chain.call is None:
        return None
    symbol = context.symbol(use.meaning.target)
    if symbol.name not in _TODAY or symbol.attributes:
        return None
    name = spelling.estimator(_TODAY[symbol.name], context)
    answer = Answer(
        f"{symbol.full_name} is {name} today, for estimators of tf.estimator",
        symbol.full_name,
        symbol.advice,
        Applicability.UNSAFE,
    )
    spelled = spelling.spelled(name, use, context)
    if spelled is None:
        return answer
    if symbol.name != "InputFnOps":
        change = Change(*use.chain.stretches[-1], spelled.text.encode())
        return answer._replace(changes=(change,), need=spelled.need)
    call = context.engine.call(use.chain.call)
    given = call.by_name("features", "labels", "default_inputs")
    if given is None or not {"features", "default_inputs"} <= set(given):
        return answer
    features, inputs = given["features"].value, given["default_inputs"].value
    pieces = (f"{spelled.text}(", features, ", ", inputs, ")")
    return answer._replace(rewrite=Rewrite(call.stretch, pieces), need=spelled.need)


def accepts(symbol: str, fate: Fate) -> bool:
    """Tells whether a ServingInputReceiver can stand in for InputFnOps there.

    It may be asked for its features, and a function that returns it be given to others.
    """
    del symbol  # It is the same for all.
    if fate.kind == "asked":
        return fate.calls == 0 and fate.name == "features"
    return fate.kind == "dropped" or (fate.kind == "given" and fate.calls == 1)


RULE = Rule(
    "TFC105",
    "serving inputs are a ServingInputReceiver",
    ("core",),
    None,
    on_use,
    accepts,
    {name: int(name != "InputFnOps") for name in _TODAY},
)
