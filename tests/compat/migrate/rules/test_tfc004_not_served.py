"""TFC004: names of tf.contrib without an answer of the shim's own."""

from contrib_compat import routes

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


# Some name that TensorFlow 1.15 had, and that has no answer here: which one changes.
UNANSWERED = next(
    route
    for route in routes.TABLE.values()
    if not route.target and route.until == "1.15" and route.successor
)
USE = f"tf.contrib.{UNANSWERED.full_name}(x)\n"


def test_the_advice_is_the_tables(migrated):
    """A name that the route table knows comes with what to write instead."""
    (finding,) = migrated(V1 + USE).result.findings
    assert finding.symbol == f"tf.contrib.{UNANSWERED.full_name}"
    assert finding.advice == UNANSWERED.missing


def test_a_copy_of_115_counts_where_that_is_asked_for(becomes):
    """``--with-copy`` takes what 1.15 had for answered."""
    after = V1 + "import tf_contrib\n" + USE.replace("tf.contrib", "tf_contrib")
    becomes(V1 + USE, after, with_copy=True)
