"""TFC103: an Experiment is an estimator and two specs, and train_and_evaluate runs them.

    return Experiment(estimator, train_fn, eval_fn, train_steps=9, export_strategies=[strategy])
    return (estimator, TrainSpec(train_fn, max_steps=9), EvalSpec(eval_fn, exporters=[exporter]))

    learn_runner.run(experiment_fn, output_dir)
    train_and_evaluate(*experiment_fn(output_dir))

An experiment_fn goes on making what is run, and what was learn_runner.run goes on calling it,
wherever the two are. The fix is unsafe: it takes an estimator of tf.estimator for granted, hooks
for monitors, and that nothing unseen looks into the Experiment. Where something is seen to, such as
``Experiment(...).train()``, it is not applied, nor are those of TFC102, TFC103 and TFC105 that go
with it, in this file and in those that import from each other. ``min_eval_frequency`` counts steps
and has no counterpart: an evaluation comes with each checkpoint, at most every ``throttle_secs``.
"""

from __future__ import annotations

from typing import Optional, Union

from contrib_compat.migrate import spelling
from contrib_compat.migrate.context import CONTRIB, Answer, Context, Rewrite, Use
from contrib_compat.migrate.fates import Fate
from contrib_compat.migrate.findings import Applicability
from contrib_compat.migrate.rules import Rule
from contrib_compat.sources.syntax import Argument, Call, Stretch

_PARAMETERS = (
    "estimator",
    "train_input_fn",
    "eval_input_fn",
    "eval_metrics",
    "train_steps",
    "eval_steps",
    "train_monitors",
    "eval_hooks",
    "local_eval_frequency",
    "eval_delay_secs",
    "continuous_eval_throttle_secs",
    "min_eval_frequency",
    "delay_workers_by_global_step",
    "export_strategies",
    "train_steps_per_iteration",
    "checkpoint_and_export",
    "saving_listeners",
    "check_interval_secs",
)
_TRAIN = {
    "train_input_fn": "",
    "train_steps": "max_steps",
    "train_monitors": "hooks",
    "saving_listeners": "saving_listeners",
}
_EVAL = {
    "eval_input_fn": "",
    "eval_steps": "steps",
    "eval_hooks": "hooks",
    "export_strategies": "exporters",
    "eval_delay_secs": "start_delay_secs",
    "continuous_eval_throttle_secs": "throttle_secs",
}
_DROPPED = ("min_eval_frequency", "local_eval_frequency", "check_interval_secs")
_RUN = ("experiment_fn", "output_dir", "schedule", "run_config", "hparams")
_SCHEDULES = (None, "train_and_evaluate")

_Pieces = list[Union[str, Stretch]]


def on_use(use: Use, context: Context) -> Optional[Answer]:
    """Takes an Experiment apart, or runs the parts of one."""
    if not use.begins(CONTRIB) or use.meaning.doubt:
        return None
    symbol = context.symbol(use.meaning.target)
    if symbol.attributes:
        return None
    is_run = symbol.name == "run" and symbol.module.endswith("learn_runner")
    if not is_run and symbol.name != "Experiment":
        return None
    if len(use.chain.names) == 1 and use.chain.call is None:
        return None
    answer = Answer(
        f"{symbol.full_name} is {spelling.estimator('train_and_evaluate', context)} today",
        symbol.full_name,
        symbol.advice,
        Applicability.UNSAFE,
    )
    if use.chain.call is None:
        return answer
    call = context.engine.call(use.chain.call)
    pieces = _run(call, context) if is_run else _experiment(call, context)
    root = spelling.spelled(spelling.estimator("train_and_evaluate", context), use, context)
    if pieces is None or root is None:
        return answer
    return answer._replace(rewrite=Rewrite(call.stretch, tuple(pieces)), need=root.need)


def _experiment(call: Call, context: Context) -> Optional[_Pieces]:
    given = call.by_name(*_PARAMETERS)
    if given is None or not {"estimator", "train_input_fn", "eval_input_fn"} <= set(given):
        return None
    known = {"estimator", *_TRAIN, *_EVAL, *_DROPPED}
    others = [argument for name, argument in given.items() if name not in known]
    if any(context.engine.literal(one.node) not in (None, False) for one in others):
        return None
    opening, comma, closing = _layout(call, context)
    return [
        opening,
        given["estimator"].value,
        comma,
        *_spec(spelling.estimator("TrainSpec", context), _TRAIN, given),
        comma,
        *_spec(spelling.estimator("EvalSpec", context), _EVAL, given),
        closing,
    ]


def _layout(call: Call, context: Context) -> tuple[str, str, str]:
    """What comes before, between and after the three: lines of their own if it had some."""
    text = context.text
    line = text.line_of(call.stretch.start)
    if text.line_of(call.stretch.end) == line:
        return "(", ", ", ")"
    margin = text.line(line)
    indent = text.line_end + margin[: len(margin) - len(margin.lstrip())]
    deeper = (indent + b"    ").decode()
    return "(" + deeper, "," + deeper, "," + indent.decode() + ")"


def _spec(name: str, renamed: dict[str, str], given: dict[str, Argument]) -> _Pieces:
    pieces: _Pieces = [f"{name}("]
    for old, new in renamed.items():
        if old in given:
            comma = ", " if len(pieces) > 1 else ""
            pieces += [comma + (f"{new}=" if new else ""), given[old].value]
    return [*pieces, ")"]


def _run(call: Call, context: Context) -> Optional[_Pieces]:
    given = call.by_name(*_RUN)
    if given is None or "experiment_fn" not in given:
        return None
    schedule = given.get("schedule")
    if schedule and context.engine.literal(schedule.node) not in _SCHEDULES:
        return None
    function = given["experiment_fn"].value
    text = context.text.data[slice(*function)]
    opening, closing = ("(", ")") if text.startswith(b"lambda") else ("", "")
    name = spelling.estimator("train_and_evaluate", context)
    pieces: _Pieces = [f"{name}(*{opening}", function, f"{closing}("]
    if "output_dir" in given:
        return [*pieces, given["output_dir"].value, "))"]
    if "run_config" not in given:
        return None
    pieces += ["run_config=", given["run_config"].value, ", hparams="]
    return [*pieces, given["hparams"].value if "hparams" in given else "None", "))"]


def accepts(symbol: str, fate: Fate) -> bool:
    """Tells whether an estimator with its specs can stand in for an Experiment there."""
    is_run = symbol == "run"
    runs = fate.kind == "given" and fate.calls == 1 and fate.taker == "run"
    return is_run or runs or fate.kind == "dropped"


RULE = Rule(
    "TFC103",
    "an Experiment is train_and_evaluate",
    ("core",),
    None,
    on_use,
    accepts,
    {"Experiment": 0, "run": 0},
)
