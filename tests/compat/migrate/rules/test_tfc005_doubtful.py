"""TFC005: what can't be told."""

import pytest

V1 = "import tensorflow.compat.v1 as tf\n"


@pytest.mark.parametrize(
    "program",
    [
        "try:\n    import tensorflow.compat.v1 as tf\nexcept ImportError:\n    tf = None\n",
        V1 + "def f(x):\n    return x.contrib.learn\n",
    ],
)
def test_a_plain_name_is_no_doubt(stays, program):
    """A guard that says there is no TensorFlow, and something else's contrib, are plain."""
    assert stays(program) == []


@pytest.mark.parametrize(
    "program",
    [
        V1 + "tf = fake()\ntf.contrib.learn.RunConfig()\n",
        V1 + "if hasattr(tf, 'contrib'):\n    pass\n",
        V1 + "getattr(tf, 'contrib', None)\n",
        V1 + "learn = getattr(tf, 'contrib', None).learn\nlearn.RunConfig()\n",
        "__import__('tensorflow.contrib.learn').contrib.learn.RunConfig()\n",
        "m = __import__('tensorflow.contrib.learn', fromlist=['x'])\n",
        "try:\n    from tensorflow.estimator import x as e\nexcept ImportError:\n"
        "    import mine.e as e\ne.x.y\n",
    ],
)
def test_a_doubtful_use_stays_and_is_named(migrated, program):
    """Nothing is changed at the place, and it is no secret."""
    seen = migrated(program)
    assert "TFC005" in [code for _, code, _ in seen.findings]
    assert seen.after.splitlines()[-1] == program.splitlines()[-1]
