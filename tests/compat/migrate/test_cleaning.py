"""What becomes of imports that have no uses any more."""

import pytest

USE = "tensorflow.contrib.framework.get_or_create_global_step()\n"
TODAY = "tensorflow.compat.v1.train.get_or_create_global_step()\n"
GUARD = """
try:
    import tensorflow.contrib.framework as f
except ImportError:
    pass
f.get_or_create_global_step()
"""


@pytest.mark.parametrize(
    "before, after",
    [
        # The root that it binds is used afterwards.
        ("import tensorflow.contrib.framework\n" + USE, "import tensorflow\n" + TODAY),
        (
            "import os, tensorflow.contrib.framework\n" + USE + "tensorflow.int8\n",
            "import os, tensorflow\n" + TODAY + "tensorflow.int8\n",
        ),
        (
            "import tensorflow.contrib.learn\ntensorflow.contrib.learn.ModeKeys.TRAIN\n",
            "import contrib_compat\ncontrib_compat.estimator.ModeKeys.TRAIN\n",
        ),
        # What is imported in its stead takes its place, or its block goes on without it.
        (
            "def f():\n    from tensorflow.contrib import learn  # why\n    learn.ModeKeys.TRAIN\n",
            "def f():\n    import contrib_compat\n    contrib_compat.estimator.ModeKeys.TRAIN\n",
        ),
        (
            "import tensorflow as tf\ndef f():\n    import tensorflow.contrib.framework as f\n\n"
            "    # why\n    f.get_or_create_global_step()\n",
            "import tensorflow as tf\ndef f():\n\n"
            "    # why\n    tf.compat.v1.train.get_or_create_global_step()\n",
        ),
        (
            "if x: import tensorflow.contrib.learn as l, os; l.ModeKeys.TRAIN",
            "if x: import os; import contrib_compat; contrib_compat.estimator.ModeKeys.TRAIN",
        ),
    ],
)
def test_an_import_without_uses_goes(becomes, before, after):
    """Wherever it stands; the name of TensorFlow's root stays bound if it is used."""
    becomes(before, after, step="core")


@pytest.mark.parametrize(
    "program, line",
    [
        ("import tensorflow as tf" + GUARD, 3),
        ("if x: import tensorflow.contrib.learn as l\nl.ModeKeys.TRAIN\n", 1),
        ("import tensorflow.contrib.learn as l\nl.ModeKeys.TRAIN\n__all__ = ['l']\n", 1),
    ],
)
def test_an_import_that_has_to_stay_is_named(migrated, program, line):
    """It is all of its block, or may be taken from here: but it finds nothing afterwards."""
    seen = migrated(program, step="core")
    assert (line, "TFC190", False) in seen.findings
    assert "tensorflow.contrib" in seen.after.splitlines()[line - 1]


def test_an_import_of_a_root_that_is_used_alone_is_named(stays):
    """``import tensorflow.contrib.x`` fails, whatever it is that the program uses."""
    assert stays("import tensorflow.contrib.learn\ntensorflow.int8\n", step="core") == ["TFC190"]
