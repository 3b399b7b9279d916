"""TFC190: what a person has to replace."""

import pytest

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


@pytest.mark.parametrize("line", ["if fw: {}", "f(fw, {})", "other = fw; {}"])
def test_a_module_that_is_more_than_asked_stays_and_is_named(migrated, line):
    """What a guard of its own passes over would be lost in silence without such a module."""
    program = (
        "try:\n    import tensorflow.contrib.framework as fw\nexcept ImportError:\n    fw = None\n"
    )
    use = "fw.get_or_create_global_step()\n"
    seen = migrated(program + line.format(use.strip()) + "\n", **CORE)
    assert [(at, code) for at, code, applied in seen.findings if not applied] == [(2, "TFC190")]
    assert "import tensorflow.contrib.framework as fw" in seen.after
