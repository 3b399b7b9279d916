"""TFC003: tf.estimator is contrib_compat.estimator."""

import pytest

V1 = "import tensorflow.compat.v1 as tf\n"


@pytest.mark.parametrize(
    "program",
    [
        "import contrib_compat\ncontrib_compat.estimator.RunConfig()\n",
        "estimator.RunConfig()\n",
        V1 + "x.tf.estimator.RunConfig()\n",
    ],
)
def test_what_is_not_tf_estimator_stays(stays, program):
    """What is moved already and what only looks alike is left alone."""
    assert stays(program) == []


def test_older_targets_have_it(stays):
    """Up to 2.15 tf.estimator is in TensorFlow."""
    assert stays(V1 + "tf.estimator.RunConfig()\n", target="2.15") == []


@pytest.mark.parametrize(
    "before, after",
    [
        ("from tensorflow import estimator as e", "from contrib_compat import estimator as e"),
        (
            "from tensorflow.estimator import RunConfig",
            "from contrib_compat.estimator import RunConfig",
        ),
        (
            V1 + "tf.estimator.RunConfig(tf.compat.v1.estimator.x)",
            V1 + "import contrib_compat\n"
            "contrib_compat.estimator.RunConfig(contrib_compat.estimator.x)",
        ),
        (
            V1 + "e = tf.estimator\ne.RunConfig()",
            V1 + "import contrib_compat\ne = contrib_compat.estimator\ne.RunConfig()",
        ),
    ],
)
def test_it_moves(becomes, before, after):
    """Imports and uses get the package's own namespace."""
    becomes(before + "\n", after + "\n")
