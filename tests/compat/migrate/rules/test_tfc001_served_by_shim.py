"""TFC001: names of tf.contrib that tf_contrib answers."""

import pytest


@pytest.mark.parametrize(
    "program",
    [
        'print("see tf.contrib.learn")  # tf.contrib.learn.Experiment\n',
        '"""tf.contrib.learn.Experiment"""\n',
        "import tf_contrib\ntf_contrib.learn.Experiment()\n",
        "from tf_contrib import learn\nlearn.Experiment()\n",
        "from mine.contrib import learn\nlearn.Experiment()\n",
        "from mine import contrib\ncontrib.learn.Experiment()\n",
        "from django.contrib import auth\ndjango.contrib.auth.models, self.contrib.auth\n",
    ],
)
def test_what_is_not_contrib_stays(stays, program):
    """Strings, comments, other packages and what is moved already are left alone."""
    assert stays(program) == []


@pytest.mark.parametrize(
    "before, after",
    [
        ("import tensorflow.contrib.learn as learn", "import tf_contrib.learn as learn"),
        ("import tensorflow.contrib as c", "import tf_contrib as c"),
        ("from tensorflow import contrib", "import tf_contrib as contrib"),
        ("from tensorflow import contrib as c", "import tf_contrib as c"),
        ("from tensorflow.contrib import learn", "from tf_contrib import learn"),
        ("from tensorflow.contrib.learn import *", "from tf_contrib.learn import *"),
        (
            "from tensorflow.contrib.learn import (  # why\n    Trainable as T,\n    RunConfig,\n)",
            "from tf_contrib.learn import (  # why\n    Trainable as T,\n    RunConfig,\n)",
        ),
        (
            "from tensorflow.contrib.learn.python.learn import learn_runner",
            "from tf_contrib.learn.python.learn import learn_runner",
        ),
        (
            "try:\n    from tensorflow.contrib import learn\nexcept ImportError:\n    learn = None",
            "try:\n    from tf_contrib import learn\nexcept ImportError:\n    learn = None",
        ),
        (
            "def f():\n    from tensorflow.contrib import learn as l",
            "def f():\n    from tf_contrib import learn as l",
        ),
        (
            'from importlib import import_module\nm = import_module("tensorflow.contrib.learn")',
            'from importlib import import_module\nm = import_module("tf_contrib.learn")',
        ),
    ],
)
def test_imports_move(becomes, before, after):
    """Each way of importing a module or a symbol that is served gets the shim's root."""
    becomes(before + "\n", after + "\n")


V1 = "import tensorflow.compat.v1 as tf\n"


@pytest.mark.parametrize(
    "before, after",
    [
        ("tf.contrib.learn.Experiment()", "tf_contrib.learn.Experiment()"),
        ("(tf\n .contrib).learn.ModeKeys.TRAIN", "(tf_contrib).learn.ModeKeys.TRAIN"),
        ("x = y[tf.contrib.learn.Experiment:]", "x = y[tf_contrib.learn.Experiment:]"),
        ("getattr(tf, 'contrib').learn.RunConfig", "tf_contrib.learn.RunConfig"),
        (
            "@tf.contrib.learn.RunConfig\ndef f(): pass",
            "@tf_contrib.learn.RunConfig\ndef f(): pass",
        ),
        ("learn = tf.contrib.learn\nlearn.RunConfig", "learn = tf_contrib.learn\nlearn.RunConfig"),
        ("t = tf\nt.contrib.learn.RunConfig", "t = tf\ntf_contrib.learn.RunConfig"),
        (
            "def f(x: tf.contrib.learn.RunConfig): pass",
            "def f(x: tf_contrib.learn.RunConfig): pass",
        ),
        (
            "class A(tf.contrib.learn.Trainable): tf = 1",
            "class A(tf_contrib.learn.Trainable): tf = 1",
        ),
        ("lambda tf: 1, tf.contrib.learn.RunConfig", "lambda tf: 1, tf_contrib.learn.RunConfig"),
        (
            "tf.contrib.learn.python.learn.learn_runner.run(f)",
            "tf_contrib.learn.python.learn.learn_runner.run(f)",
        ),
    ],
)
def test_uses_move(becomes, before, after):
    """A path from TensorFlow's root is one from the shim's, which is imported beside it, once."""
    becomes(V1 + before + "\n", V1 + "import tf_contrib\n" + after + "\n")


def test_the_import_is_added_where_the_root_is_bound(becomes):
    """A guard, a function, a line of several statements: each gets it where it has its own."""
    becomes(
        """
        try:
            import tensorflow.compat.v1 as tf  # optional
        except ImportError:
            tf = None

        def f():
            import tensorflow.compat.v1 as t; print(1)
            return t.contrib.learn.RunConfig, tf.contrib.learn.RunConfig
        """,
        """
        try:
            import tensorflow.compat.v1 as tf  # optional
            import tf_contrib
        except ImportError:
            tf = None

        def f():
            import tensorflow.compat.v1 as t; import tf_contrib; print(1)
            return tf_contrib.learn.RunConfig, tf_contrib.learn.RunConfig
        """,
    )


def test_names_of_one_statement_part_ways(becomes):
    """What isn't served stays in the statement, the rest gets one of its own, comments are kept."""
    becomes(
        """
        from tensorflow.contrib import (
            learn,
            nowhere,  # why
        )
        """,
        """
        # why
        from tensorflow.contrib import nowhere
        from tf_contrib import learn
        """,
    )


def test_a_plain_import_keeps_the_root_that_others_use(becomes):
    """``import tensorflow.contrib.learn`` binds ``tensorflow``, which more may be asked of."""
    becomes(
        "import tensorflow.contrib.learn\ntensorflow.contrib.learn.RunConfig()\n",
        "import tf_contrib.learn\ntf_contrib.learn.RunConfig()\n",
    )
    becomes(
        "import tensorflow.contrib.learn\ntensorflow.contrib.learn.RunConfig(tensorflow.int8)\n",
        "import tensorflow.compat.v1 as tensorflow\nimport tf_contrib\n"
        "tf_contrib.learn.RunConfig(tensorflow.int8)\n",
    )


def test_a_plain_import_stays_for_what_is_not_answered(migrated):
    """``tensorflow.contrib.nowhere`` is nothing of tensorflow.compat.v1's; the import is named."""
    program = "import tensorflow.contrib.learn\ntensorflow.contrib.nowhere\n"
    seen = migrated(program)
    assert seen.after == program
    assert seen.findings == [(1, "TFC001", False), (2, "TFC004", False)]


def test_a_taken_name_is_left_alone(stays):
    """Where the file has something else called tf_contrib, the use stays, with its finding."""
    program = V1 + "tf_contrib = 1\ntf.contrib.learn.RunConfig()\n"
    assert stays(program) == ["TFC001"]


def test_a_module_that_one_place_can_not_import_is_imported_nowhere(becomes):
    """Where a name comes from two imports, one of them of a global name, the use stays."""
    becomes(
        """
        import tensorflow as tf
        class A(tf.contrib.learn.Trainable):
            global tf
            import tensorflow as tf
        """,
        """
        import tensorflow.compat.v1 as tf
        class A(tf.contrib.learn.Trainable):
            global tf
            import tensorflow.compat.v1 as tf
        """,
    )
