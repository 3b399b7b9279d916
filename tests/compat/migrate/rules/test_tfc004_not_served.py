"""TFC004: names of tf.contrib without an answer of the shim's own."""

V1 = "import tensorflow.compat.v1 as tf\n"


def test_what_is_served_is_no_finding(migrated):
    """A name that tf_contrib has, and what is asked of it, is TFC001's."""
    seen = migrated(V1 + "tf.contrib.learn.ModeKeys.TRAIN\n")
    assert seen.findings == [(2, "TFC001", True)]


def test_each_way_of_reaching_it_is_named(stays):
    """By the root, by an import, by an alias; the import has the finding of a bare name."""
    codes = stays(
        V1
        + "from tensorflow.contrib.nowhere import thing\n"
        + "import tensorflow.contrib.nowhere as n\n"
        + "thing()\nn.thing()\ntf.contrib.nowhere.thing()\n"
    )
    assert codes == ["TFC004"] * 4


def test_the_advice_is_the_tables(migrated):
    """A name that the route table knows comes with what to write instead."""
    (finding,) = migrated(V1 + "tf.contrib.signal.stft(x)\n").result.findings
    assert finding.symbol == "tf.contrib.signal.stft"
    assert "tf.compat.v1.signal.stft" in finding.advice


def test_a_copy_of_115_counts_where_that_is_asked_for(becomes):
    """``--with-copy`` takes what 1.15 had for answered."""
    becomes(
        V1 + "tf.contrib.signal.stft(x)\n",
        V1 + "import tf_contrib\ntf_contrib.signal.stft(x)\n",
        with_copy=True,
    )
