"""TFC006: Keras 2 and Keras 3."""

import pytest

V1 = "import tensorflow.compat.v1 as tf\n"
PROGRAM = V1 + "tf.set_random_seed(1)\ntf.keras.Sequential()\ntf.keras.optimizers.SGD(lr=0.1)\n"


@pytest.mark.parametrize(
    "program",
    [
        V1 + "tf.keras.Sequential()\n",
        V1 + "tf.set_random_seed(1)\n",
        V1 + "tf.set_random_seed(1)\ndef f(tf):\n    return tf.keras\n",
        "import keras\nkeras.Sequential()\n",
        PROGRAM.replace("tial()", "tial()  # tfc: ignore[TFC006]"),
    ],
)
def test_other_programs_have_the_keras_that_they_want(stays, program):
    """Nothing of TensorFlow 1's is in it, or no tf.keras, or it says that it is seen to."""
    assert stays(program) == []


@pytest.mark.parametrize(
    "program",
    [
        PROGRAM,
        V1 + "import tf_contrib\ntf_contrib.layers.linear(tf.keras.Input(2), 1)\n",
        V1 + "from tf_contrib import layers\n" + "tf.keras.Input(2)\nlayers.linear(x, 1)\n",
        "from tensorflow.compat.v1 import flags\nfrom tensorflow import keras\nkeras.Input(2)\n",
    ],
)
def test_a_program_for_keras_2_is_told_once(migrated, program):
    """The first use in the file is a finding that stays, with what to do about it."""
    seen = migrated(program, with_copy=True)
    (found,) = [one for one in seen.result.findings if one.code == "TFC006"]
    assert not found.applied and found.fix is None
    assert "TF_USE_LEGACY_KERAS=1" in found.advice


def test_before_keras_3_there_is_nothing_to_say(stays):
    """Up to 2.15 tf.keras is Keras 2."""
    assert stays(PROGRAM, target="2.15") == []
