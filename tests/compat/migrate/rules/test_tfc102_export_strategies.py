"""TFC102: export strategies are exporters."""

import pytest

CORE = {"step": "core", "unsafe_fixes": True}
HEAD = "from tf_contrib.learn.utils.saved_model_export_utils import make_export_strategy\n"
TODAY = "import contrib_compat\n"


@pytest.mark.parametrize(
    "program", ["make_export_strategy(f)\n", "def make_export_strategy(f): pass\n"]
)
def test_what_is_not_contrib_stays(stays, program):
    """A function of the program's own is left alone."""
    assert stays(program, **CORE) == []


@pytest.mark.parametrize(
    "arguments",
    ["f, 'key'", "*args", "f, **more", "f, strip_default_attrs=strip", "nothing=1", ""],
)
def test_what_has_no_counterpart_stays(stays, arguments):
    """An alternative, hidden arguments and unknown ones are left to a person."""
    assert stays(HEAD + f"s = make_export_strategy({arguments})\n", **CORE) == ["TFC102"]


def test_it_is_unsafe(stays):
    """What calls the exporter may be in another file."""
    assert stays(HEAD + "make_export_strategy(f)\n", step="core") == ["TFC102"]


@pytest.mark.parametrize(
    "before, after",
    [
        ("f", "f"),
        ("serving_input_fn=f, exports_to_keep=None", "f, exports_to_keep=None"),
        ("f, None, {'a': b}, True, 3", "f, assets_extra={'a': b}, as_text=True, exports_to_keep=3"),
        ("exports_to_keep=2, serving_input_fn=f", "f, exports_to_keep=2"),
        ("f, strip_default_attrs=True", "f"),
    ],
)
def test_directory_and_versions_stay(becomes, before, after):
    """The exporter is called Servo, as the strategy was, and keeps as many exports."""
    becomes(
        HEAD + f"s = make_export_strategy({before})\n",
        TODAY + f's = contrib_compat.estimator.LatestExporter("Servo", {after})\n',
        **CORE,
    )


def test_a_parsing_strategy_builds_its_function(becomes):
    """The columns' specification goes into the function that parses Examples."""
    becomes(
        "import tensorflow as tf\nfrom tf_contrib.learn import utils\n"
        "utils.saved_model_export_utils.make_parsing_export_strategy(c, as_text=x)\n",
        "import tensorflow as tf\nimport contrib_compat\n"
        'contrib_compat.estimator.LatestExporter("Servo", '
        "contrib_compat.estimator.export.build_parsing_serving_input_receiver_fn("
        "tf.feature_column.make_parse_example_spec(c)), as_text=x)\n",
        **CORE,
    )
