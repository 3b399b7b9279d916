"""Comments at the lines of what is left."""

import pytest


@pytest.mark.parametrize(
    "program, expected",
    [
        (
            "import tensorflow.contrib.nowhere\n",
            "import tensorflow.contrib.nowhere  # TODO(TFC190): {told}\n",
        ),
        (
            "from tensorflow.contrib.rnn import LSTMBlockCell, MultiRNNCell\n",
            "from tensorflow.contrib.rnn import LSTMBlockCell  # TODO(TFC190): {told}\n"
            "from tensorflow.compat.v1.nn.rnn_cell import MultiRNNCell\n",
        ),
        (
            "from tensorflow.contrib.rnn import (  # LSTMBlockCell\n"
            "    MultiRNNCell,\n    LSTMBlockCell)\nx = 1\n",
            "# LSTMBlockCell\n"
            "from tensorflow.contrib.rnn import LSTMBlockCell  # TODO(TFC190): {told}\n"
            "from tensorflow.compat.v1.nn.rnn_cell import MultiRNNCell\nx = 1\n",
        ),
        (
            "if x: import tensorflow.contrib.nowhere, tensorflow as tf; "
            "tf.contrib.framework.get_or_create_global_step()",
            "if x: import tensorflow.contrib.nowhere, tensorflow as tf; "
            "tensorflow.compat.v1.train.get_or_create_global_step()  # TODO(TFC190): {told}",
        ),
    ],
)
def test_comments_are_at_the_lines_of_the_new_text(migrated, program, expected):
    """Also where a statement is written anew, and once: a second run adds none."""
    seen = migrated(program, step="core", unsafe_fixes=True, todo=True)
    told = next(one.advice or one.message for one in seen.result.findings if not one.applied)
    assert seen.after == expected.format(told=told)


def test_an_import_that_is_added_comes_after_the_comment(becomes):
    """What is inserted at the end of a line begins a new line, or comes before the comment."""
    becomes(
        "import tensorflow.compat.v1 as tf; tf.contrib.nowhere; tf.contrib.learn.RunConfig\n",
        "import tensorflow.compat.v1 as tf; import tf_contrib; tf.contrib.nowhere; "
        "tf_contrib.learn.RunConfig  # TODO(TFC004): nothing: TensorFlow 1.15 had no such name\n",
        todo=True,
    )
    becomes(
        "tf.contrib.nowhere; import tensorflow.compat.v1 as tf\ntf.contrib.learn.RunConfig\n",
        "tf.contrib.nowhere; import tensorflow.compat.v1 as tf; import tf_contrib"
        "  # TODO(TFC004): nothing: TensorFlow 1.15 had no such name\ntf_contrib.learn.RunConfig\n",
        todo=True,
    )
