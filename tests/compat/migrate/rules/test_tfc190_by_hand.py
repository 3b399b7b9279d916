"""TFC190: what a person has to replace."""

CORE = {"step": "core"}


def test_what_is_not_contrib_is_no_finding(stays):
    """Today's names are nobody's business."""
    assert stays("import tensorflow as tf\ntf.keras.Model()\n", **CORE) == []


def test_each_use_is_named_once(stays):
    """A module's uses stand for its import; an import without a use stands for itself."""
    assert stays("from tf_contrib import learn\nlearn.Nowhere()\n", **CORE) == ["TFC190"]
    assert stays("from tf_contrib import learn\n", **CORE) == ["TFC190"]
    assert stays("from tf_contrib.learn import Nowhere\nNowhere()\nx = Nowhere\n", **CORE) == [
        "TFC190"
    ]


def test_the_advice_is_the_tables(migrated):
    """What the route table says is what the finding says."""
    program = "import tf_contrib\ntf_contrib.learn.MetricSpec(f)\n"
    (finding,) = migrated(program, **CORE).result.findings
    assert "add_metrics" in finding.advice
