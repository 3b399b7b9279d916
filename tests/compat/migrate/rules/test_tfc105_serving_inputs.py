"""TFC105: serving inputs are a ServingInputReceiver."""

import pytest

CORE = {"step": "core", "unsafe_fixes": True}
HEAD = "from tf_contrib.learn.utils import input_fn_utils\n"


def test_what_is_not_contrib_stays(stays):
    """A class of the program's own is left alone."""
    assert stays("InputFnOps(f, None, d)\n", **CORE) == []


@pytest.mark.parametrize("arguments", ["*a", "f, l"])
def test_what_can_not_be_told_stays(stays, arguments):
    """Without inputs that can be seen a person has to look."""
    program = HEAD + f"input_fn_utils.InputFnOps({arguments})\n"
    assert stays(program, **CORE) == ["TFC105"]


@pytest.mark.parametrize(
    "before, after",
    [
        ("InputFnOps(f, None, d)", "ServingInputReceiver(f, d)"),
        (
            "InputFnOps(features=f, default_inputs=g(d), labels=None)",
            "ServingInputReceiver(f, g(d))",
        ),
        ("build_parsing_serving_input_fn(s)", "build_parsing_serving_input_receiver_fn(s)"),
        ("build_default_serving_input_fn(x)", "build_raw_serving_input_receiver_fn(x)"),
    ],
)
def test_it_is_a_receiver(becomes, before, after):
    """Features and what they are parsed from are what is served."""
    becomes(
        HEAD + f"x = input_fn_utils.{before}\n",
        f"import contrib_compat\nx = contrib_compat.estimator.export.{after}\n",
        **CORE,
    )
