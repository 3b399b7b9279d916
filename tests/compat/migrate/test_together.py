"""Fixes that are right together alone: an Experiment, its strategies, what serves and runs it."""

import pytest

CORE = {"step": "core", "unsafe_fixes": True}
HEAD = """\
import functools
from tf_contrib import learn
from tf_contrib.learn.utils import input_fn_utils, saved_model_export_utils as export

"""
EXPERIMENT = "learn.Experiment(e, t, v, export_strategies=[export.make_export_strategy(s)])"


@pytest.mark.parametrize(
    "program",
    [
        "EXPERIMENT.train_and_evaluate()",
        "x = EXPERIMENT\nx.train()",
        "x = EXPERIMENT if a else None\ny = x\nprint(y.estimator)",
        "def f(d):\n    x = EXPERIMENT\n    return x\n\nf('d').evaluate()",
        "def f(d):\n    return EXPERIMENT\n\nx = f('d')\nx.evaluate()",
        "f = lambda d: EXPERIMENT\nf('d').test()",
        "def f(d):\n    return EXPERIMENT\n\ntune(f)",
        "class A:\n    def f(self):\n        return EXPERIMENT\n\n    def g(self):\n"
        "        self.f().test()",
        "self.x = EXPERIMENT",
        "x, y = EXPERIMENT, 1",
        "use(EXPERIMENT)",
        "def f(d):\n    return EXPERIMENT\n\nlearn.learn_runner.tune(f, tuner)",
        "EXPERIMENT\nx = learn.Experiment(e, t)",
        "EXPERIMENT\nlearn.learn_runner.run(f, d, schedule='train')",
        "EXPERIMENT\nisinstance(x, learn.Experiment)",
        "EXPERIMENT\nx = learn.DNNClassifier(c)",
        "EXPERIMENT  # tfc: ignore[TFC103]",
        "s = export.make_export_strategy(s)\nlearn.Experiment(e, t, v, export_strategies=[s])\n"
        "s.name",
        "use(export.make_export_strategy(s))",
        "x = [export.make_export_strategy(s)]\nx.append(y)",
        "EXPERIMENT\nx = export.make_export_strategy(s, 'key')",
        "EXPERIMENT\nx = learn.ExportStrategy('a', f)",
        "def f():\n    return input_fn_utils.InputFnOps(f, None, d)\n\nx, y, z = f()\nEXPERIMENT",
        "x = input_fn_utils.InputFnOps(f, None, d)\nx.default_inputs",
        "x = input_fn_utils.build_parsing_serving_input_fn(s)\nx().labels",
        "x = input_fn_utils.build_parsing_serving_input_fn(s)()\nx[2]",
    ],
)
def test_all_stay_where_one_has_to(stays, program):
    """The fixes of a file are withheld, with findings, where something couldn't bear them."""
    codes = stays(HEAD + program.replace("EXPERIMENT", EXPERIMENT) + "\n", **CORE)
    assert {"TFC102", "TFC103", "TFC105"} & set(codes)


@pytest.mark.parametrize(
    "program",
    [
        "EXPERIMENT",
        "def f(d):\n    x = EXPERIMENT\n    return x\n\nlearn.learn_runner.run(f, 'd')",
        "def f(d, x):\n    return EXPERIMENT\n\n"
        "learn.learn_runner.run(functools.partial(f, x=1), 'd')",
        "f = lambda d: EXPERIMENT\nlearn.learn_runner.run(experiment_fn=f, output_dir='d')",
        "def g():\n    return [export.make_export_strategy(s)]\n\n"
        "learn.Experiment(e, t, v, export_strategies=g())",
        "s = export.make_export_strategy(input_fn_utils.build_parsing_serving_input_fn(c))\n"
        "learn.Experiment(e, t, v, export_strategies=s)",
        "def f():\n    x = input_fn_utils.InputFnOps(f, None, d)\n    return x\n\n"
        "use(f().features)\ne.export_savedmodel('d', f)",
        "def f(d):\n    return (\n        EXPERIMENT)\n\nlearn.learn_runner.run(f, a.f)",
        "make = export.make_export_strategy\nlearn.Experiment(e, t, v, export_strategies=make(s))",
        "def f(d):\n    return EXPERIMENT\n\ndef g(f):\n    f('x').run()",
    ],
)
def test_all_change_where_all_can(migrated, program):
    """What is only handed on among them, by names, lists and functions, changes as a whole."""
    seen = migrated(HEAD + program.replace("EXPERIMENT", EXPERIMENT) + "\n", **CORE)
    assert {applied for _, code, applied in seen.findings if code != "TFC190"} == {True}


def test_the_finding_says_what_stands_in_the_way(migrated):
    """By the line of what could not go along."""
    seen = migrated(HEAD + "x = " + EXPERIMENT + "\n\nx.train()\n", **CORE)
    told = [one.message for one in seen.result.findings if one.code == "TFC102"]
    assert told and told[0].endswith("all of them stay, since line 7 can't go along")
    assert not [one for one in seen.result.findings if one.code == "TFC102" and one.fix]


def test_what_is_not_selected_stays_with_its_like(stays):
    """A rule that may not speak keeps those that its fixes go with."""
    codes = stays(HEAD + EXPERIMENT + "\n", ignore=("TFC103",), **CORE)
    assert "TFC102" in codes


def test_other_fixes_go_on(migrated):
    """What doesn't go with an Experiment is changed all the same."""
    seen = migrated(
        "import tensorflow.compat.v1 as tf\nimport tf_contrib\n"
        "tf_contrib.learn.Experiment(e, t, v).train()\n"
        "tf_contrib.framework.get_global_step()\n",
        **CORE,
    )
    assert "tf_contrib.learn.Experiment(e, t, v).train()\ntf.train.get_global_step()" in seen.after
