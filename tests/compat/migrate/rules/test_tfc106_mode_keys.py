"""TFC106: ModeKeys."""

import pytest

CORE = {"step": "core"}


def test_what_is_not_contrib_stays(stays):
    """Other modes are left alone."""
    assert stays("ModeKeys.INFER\nself.learn.ModeKeys.INFER\n", **CORE) == []


@pytest.mark.parametrize("mode, today", [("TRAIN", "TRAIN"), ("INFER", "PREDICT")])
@pytest.mark.parametrize(
    "head, name",
    [
        ("from tf_contrib import learn\n", "learn.ModeKeys"),
        ("from tensorflow.contrib.learn import ModeKeys as M\n", "M"),
        (
            "from tensorflow.contrib.learn.python.learn.estimators import model_fn as m\n",
            "m.ModeKeys",
        ),
    ],
)
def test_the_mode_has_its_name_of_today(becomes, head, name, mode, today):
    """INFER is called PREDICT, the others are called the same."""
    becomes(
        head + f"x = {name}.{mode} == 1\n",
        f"import contrib_compat\nx = contrib_compat.estimator.ModeKeys.{today} == 1\n",
        **CORE,
    )
