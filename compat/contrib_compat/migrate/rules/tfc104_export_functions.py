"""TFC104: functions that export an estimator are its methods.

    tf.contrib.estimator.export_saved_model_for_mode(estimator, base, fn, mode=mode)
    estimator.export_saved_model(base, fn, experimental_mode=mode)

    tf.contrib.estimator.export_all_saved_models(estimator, base, fns)
    estimator.experimental_export_all_saved_models(base, fns)

``strip_default_attrs`` has no counterpart: they are always stripped. So a call that says otherwise,
or doesn't say which, is left.
"""

from __future__ import annotations

import re
from typing import Optional, Union

from contrib_compat.migrate.context import CONTRIB, Answer, Context, Rewrite, Use
from contrib_compat.migrate.rules import Rule
from contrib_compat.sources.syntax import Stretch

_COMMON = ("assets_extra", "as_text", "checkpoint_path", "strip_default_attrs")
_FUNCTIONS = {
    "export_saved_model_for_mode": (
        "export_saved_model",
        ("estimator", "export_dir_base", "input_receiver_fn", *_COMMON, "mode"),
    ),
    "export_all_saved_models": (
        "experimental_export_all_saved_models",
        ("estimator", "export_dir_base", "input_receiver_fn_map", *_COMMON),
    ),
}
_POSITIONAL = ("export_dir_base", "input_receiver_fn", "input_receiver_fn_map")
_RENAMED = {"mode": "experimental_mode"}
# What an attribute can be asked of without brackets around it.
_SIMPLE = re.compile(rb"[\w.]+\Z")


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Calls the method."""
    if not use.begins(CONTRIB) or use.meaning.doubt or use.chain.call is None:
        return None
    symbol = context.symbol(use.meaning.target)
    if symbol.name not in _FUNCTIONS or symbol.attributes:
        return None
    method, parameters = _FUNCTIONS[symbol.name]
    answer = Answer(
        f"{symbol.full_name} is the method {method} today", symbol.full_name, symbol.advice
    )
    call = context.engine.call(use.chain.call)
    given = call.by_name(*parameters)
    if given is None or "estimator" not in given or "export_dir_base" not in given:
        return answer
    strip = given.pop("strip_default_attrs", None)
    if strip and context.engine.literal(strip.node) is not True:
        return answer
    estimator = given.pop("estimator").value
    is_simple = _SIMPLE.match(context.text.data[slice(*estimator)])
    pieces: list[Union[str, Stretch]] = ["" if is_simple else "(", estimator]
    pieces.append(f"{'' if is_simple else ')'}.{method}(")
    comma = ""
    for name, argument in given.items():
        keyword = "" if name in _POSITIONAL and not argument.keyword else _RENAMED.get(name, name)
        pieces += [comma + (f"{keyword}=" if keyword else ""), argument.value]
        comma = ", "
    return answer._replace(rewrite=Rewrite(call.stretch, (*pieces, ")")))


RULE = Rule("TFC104", "an export function is a method", ("core",), None, on_use)
