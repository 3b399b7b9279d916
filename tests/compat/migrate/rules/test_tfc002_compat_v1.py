"""TFC002: TensorFlow 1 is tensorflow.compat.v1."""

import pytest


@pytest.mark.parametrize(
    "program",
    [
        "import tensorflow.compat.v1 as tf\ntf.train.Saver()\n",
        "from tensorflow.python.ops import x\n",
        "import tensorflow.python.x as y\n",
        "import tensorflow as tf\ntf.compat.v1.disable_v2_behavior()\ntf.compat.v1.Session()\n",
        "import tensorflow_hub as tf\ntf.Session()\n",
    ],
)
def test_what_is_no_tensorflow_1_stays(stays, program):
    """Other packages, private paths, and files that know compat.v1 already are left alone."""
    assert stays(program) == []


@pytest.mark.parametrize(
    "before, after",
    [
        (
            "import tensorflow as tf\ntf.Session()",
            "import tensorflow.compat.v1 as tf\ntf.Session()",
        ),
        (
            "import tensorflow\ntensorflow.Session()",
            "import tensorflow.compat.v1 as tensorflow\ntensorflow.Session()",
        ),
        ("from tensorflow import flags, nn", "from tensorflow.compat.v1 import flags, nn"),
        (
            "import os, tensorflow as tf, sys\ntf.app.run()",
            "import os, tensorflow.compat.v1 as tf, sys\ntf.app.run()",
        ),
    ],
)
def test_tensorflow_1_is_imported(becomes, before, after):
    """A file that uses a name that TensorFlow 2 lacks gets TensorFlow 1."""
    becomes(before + "\n", after + "\n")


def test_nothing_tells_which_tensorflow_it_is(stays, becomes):
    """Without any such name the fix is unsafe: it is shown, and applied where that is asked for."""
    program = "import tensorflow as tf\ntf.nn.relu(1)\n"
    assert stays(program) == ["TFC002"]
    expected = "import tensorflow.compat.v1 as tf\ntf.nn.relu(1)\n"
    becomes(program, expected, unsafe_fixes=True)


def test_a_text_tells_nothing_of_the_release(stays):
    """A bare ``contrib`` in a text may be asked of any TensorFlow, or be another thing."""
    program = "import tensorflow as tf\nexclude = ['contrib', 'docs']\ntf.constant(1)\n"
    assert stays(program) == ["TFC002", "TFC005"]


def test_what_stays_of_contrib_keeps_the_root(stays):
    """TensorFlow 1.15 has no compat.v1.contrib: a use that isn't served would be lost there."""
    program = "import tensorflow as tf\ntf.contrib.nowhere.x()\n"
    assert stays(program) == ["TFC002", "TFC004"]
