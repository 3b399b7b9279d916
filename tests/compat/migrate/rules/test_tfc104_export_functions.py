"""TFC104: export functions are methods."""

import pytest

CORE = {"step": "core"}
HEAD = "import tensorflow as tf\n"


def test_what_is_not_contrib_stays(stays):
    """The method is left alone, and so is a function of the program's own."""
    assert stays("export_all_saved_models(e, d, f)\ne.export_saved_model(d, f)\n", **CORE) == []


@pytest.mark.parametrize("arguments", ["*a", "e", "e, d, f, strip_default_attrs=False"])
def test_what_can_not_be_told_stays(stays, arguments):
    """Hidden arguments, too few, and attributes that are kept are left to a person."""
    program = HEAD + f"tf.contrib.estimator.export_all_saved_models({arguments})\n"
    assert stays(program, **CORE) == ["TFC104"]


@pytest.mark.parametrize(
    "before, after",
    [
        (
            "export_all_saved_models(e, d, {m: f}, as_text=True)",
            "e.experimental_export_all_saved_models(d, {m: f}, as_text=True)",
        ),
        (
            "export_saved_model_for_mode(a or b, d, f, mode=m, strip_default_attrs=True)",
            "(a or b).export_saved_model(d, f, experimental_mode=m)",
        ),
        (
            "export_saved_model_for_mode(estimator=e, input_receiver_fn=f, export_dir_base=d)",
            "e.export_saved_model(input_receiver_fn=f, export_dir_base=d)",
        ),
    ],
)
def test_the_method_is_called(becomes, before, after):
    """The estimator comes first, the arguments are those of the method."""
    becomes(HEAD + f"tf.contrib.estimator.{before}\n", HEAD + after + "\n", **CORE)
