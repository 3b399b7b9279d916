"""What names stand for: scopes, guards, aliases, stars."""

import ast
import sys

import pytest

V1 = "import tensorflow.compat.v1 as tf\n"


@pytest.mark.parametrize(
    "program",
    [
        V1 + "def f():\n    for tf in x:\n        tf.contrib.learn\n",
        V1 + "def f():\n    with x as tf:\n        tf.contrib.learn\n",
        V1 + "def f(*tf):\n    tf.contrib.learn\n",
        V1 + "def f():\n    def tf(): pass\n    tf.contrib.learn\n",
        V1 + "def f():\n    import mine as tf\n    tf.contrib.learn\n",
        V1 + "def f():\n    def g():\n        tf.contrib.learn\n    tf = 1\n",
        V1 + "lambda tf: tf.contrib.learn\n",
        V1 + "{tf.contrib.learn: 1 for tf in y}\n",
        V1 + "class A:\n    tf = 1\n    x = tf.contrib\n",
        V1 + "def f():\n    try: pass\n    except E as tf:\n        tf.contrib.learn\n",
    ],
)
def test_other_scopes_have_other_names(stays, program):
    """A name of a scope's own is not what the file imports, and one of a scope elsewhere isn't
    seen: such a ``tf.contrib`` stays, and is no secret, since it may be handed in.
    """
    assert stays(program) == ["TFC005"]


@pytest.mark.parametrize(
    "before, after",
    [
        ("def f():\n    tf.contrib.learn\n", "def f():\n    tf_contrib.learn\n"),
        (
            "class A:\n    tf = 1\n    def f(self):\n        tf.contrib.learn\n",
            "class A:\n    tf = 1\n    def f(self):\n        tf_contrib.learn\n",
        ),
        (
            "x = [y for y in tf.contrib.learn for tf in y]\n",
            "x = [y for y in tf_contrib.learn for tf in y]\n",
        ),
        ("def f(x=tf.contrib.learn, tf=1): pass\n", "def f(x=tf_contrib.learn, tf=1): pass\n"),
        ("def f(c):\n    c = tf.contrib\n", "def f(c):\n    c = tf_contrib\n"),
        ("c = d = tf.contrib\nd.learn\n", "c = d = tf_contrib\nd.learn\n"),
        ("tf.contrib.learn.RunConfig.x = 1\n", "tf_contrib.learn.RunConfig.x = 1\n"),
        ("x: tf.contrib.learn = 1\n", "x: tf_contrib.learn = 1\n"),
        ("f(a, b=tf.contrib.learn)(tf.contrib)\n", "f(a, b=tf_contrib.learn)(tf_contrib)\n"),
        (
            "async def f():\n    await tf.contrib.learn\n",
            "async def f():\n    await tf_contrib.learn\n",
        ),
        ("if (c := tf.contrib): c.learn\n", "if (c := tf_contrib): c.learn\n"),
        ("tf = tf.compat.v1\ntf.contrib.learn\n", "tf = tf.compat.v1\ntf_contrib.learn\n"),
    ],
)
def test_scopes_are_python_s(becomes, before, after):
    """A name is looked for as Python looks for it."""
    becomes(V1 + before, V1 + "import tf_contrib\n" + after)


def test_what_a_global_statement_binds_is_left_to_a_person(migrated):
    """A function that imports for its module would have to import the shim for it as well."""
    program = """
        def load():
            global tf
            import tensorflow.compat.v1 as tf

        def f():
            return tf.contrib.learn.RunConfig
        """
    seen = migrated(program)
    assert seen.findings == [(7, "TFC001", False)]


@pytest.mark.parametrize(
    "program",
    [
        "def f():\n    import tensorflow.compat.v1 as tf\ndef g():\n    tf.contrib.learn\n",
        "class A:\n    import tensorflow.compat.v1 as tf\n    def f(s):\n      tf.contrib.learn\n",
        "tf.contrib.learn.RunConfig()\n",
        "tf = object()\ntf.contrib.learn.Experiment\n",
        "from mine import tf\ntf.contrib.learn.RunConfig()\n",
        "mine.tensorflow.contrib.learn.RunConfig()\n",
        "self._tf.contrib.learn.RunConfig()\n",
        "getattr(getattr(self.tf, 'contrib'), 'learn').RunConfig()\n",
        "get_tf().contrib.learn.RunConfig()\n",
        "[tf1][0].contrib.learn.RunConfig()\n",
        "sys.modules['tensorflow'].contrib.learn.RunConfig()\n",
        "__import__('tensorflow').contrib.learn.RunConfig()\n",
        "importlib.import_module('tensorflow').contrib.learn.RunConfig()\n",
        "tf = __import__('tensorflow')\ntf.contrib.learn.RunConfig()\n",
    ],
)
def test_a_tf_that_nothing_binds_is_no_secret(stays, program):
    """A scope elsewhere binds it, another file does, or nothing that can be followed: a person
    has to look.
    """
    assert stays(program) == ["TFC005"]


@pytest.mark.parametrize(
    "program",
    [
        "from importlib import import_module as load\nload('tensorflow.contrib.learn')\n",
        "importlib.import_module(name='tensorflow.contrib.learn')\n",
        "importlib.import_module('.learn', 'tensorflow.contrib')\n",
        "importlib.import_module('tensorflow.contrib.' + name)\n",
        "importlib.import_module(f'tensorflow.contrib.{name}')\n",
        "contrib = LazyLoader('c', globals(), 'tensorflow.contrib')\n",
        "sys.modules['tensorflow.contrib.learn'].RunConfig()\n",
        "mock.patch('tensorflow.contrib.learn.RunConfig')\n",
    ],
)
def test_a_text_that_is_a_name_of_contrib_is_no_secret(stays, program):
    """It stays, as texts do: but what imports by it finds nothing afterwards."""
    assert stays(program) == ["TFC005"]


def test_a_text_that_says_more_than_a_name_says_nothing(stays):
    """Messages and documentation are no imports."""
    assert stays("'see tensorflow.contrib.learn', 'of tf.contrib', 'tensorflow.contrib.x!'\n") == []


def test_guards_that_agree_are_no_doubt(becomes):
    """Two ways to the same TensorFlow are one."""
    becomes(
        """
        try:
            import tensorflow.compat.v1 as tf
        except ImportError:
            import tensorflow.compat.v1 as tf
        tf.contrib.learn
        """,
        """
        try:
            import tensorflow.compat.v1 as tf
            import tf_contrib
        except ImportError:
            import tensorflow.compat.v1 as tf
            import tf_contrib
        tf_contrib.learn
        """,
    )


def test_a_star_import_brings_the_names_of_its_module(migrated):
    """Of a module of contrib: the names that the route table has in it."""
    seen = migrated("from tensorflow.contrib.learn import *\nSVM(RunConfig(), nowhere)\n")
    assert seen.after == "from tf_contrib.learn import *\nSVM(RunConfig(), nowhere)\n"
    seen = migrated("from tensorflow import *\ncontrib.learn.RunConfig()\n")
    assert seen.after == (
        "from tensorflow.compat.v1 import *\nimport tf_contrib\ntf_contrib.learn.RunConfig()\n"
    )


def test_places_that_others_gave_to_shared_nodes_are_not_read(becomes, monkeypatch):
    """Trees share one ast.Load; what others note on it says nothing of a file."""
    load = ast.parse("name", mode="eval").body.ctx
    for attribute in ("lineno", "end_lineno", "col_offset", "end_col_offset"):
        monkeypatch.setattr(load, attribute, 99, raising=False)
    after = V1 + "import tf_contrib\n\ntf_contrib.learn.RunConfig()\n"
    becomes(V1 + "\ntf.contrib.learn.RunConfig()\n", after)


def _learn_is_replaced(becomes, use):
    """Checks a program that uses contrib.learn wherever its text has a place for it."""
    becomes(
        V1 + use.format("tf.contrib.learn"),
        V1 + "import tf_contrib\n" + use.format("tf_contrib.learn"),
    )


@pytest.mark.skipif(sys.version_info < (3, 10), reason="there are no match statements")
def test_patterns_of_cases_have_names(becomes):
    """Those with dots are looked up, the others are given what is there."""
    use = "match x:\n    case {0}.ModeKeys.A: f\n    case {0}.RunConfig(a={0}.ModeKeys.B) as y: g\n"
    _learn_is_replaced(becomes, use)


@pytest.mark.skipif(sys.version_info < (3, 10), reason="there are no match statements")
@pytest.mark.parametrize("pattern", ["tf", "{'a': tf}", "[*tf]", "{**tf}", "1 as tf", "A(tf)"])
def test_patterns_of_cases_bind_names(stays, pattern):
    """Those without dots are no longer what was imported."""
    program = V1 + f"match x:\n    case {pattern}: tf.contrib.learn\n"
    assert stays(program) == ["TFC005"]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="functions have no type parameters")
def test_bounds_of_type_parameters_are_uses(becomes):
    """They stand between a function's name, or a class's, and its parameters."""
    use = "def f[T: {0}](): pass\nclass A[T: {0}]: pass\ntype B[T: {0}] = {0}\n"
    _learn_is_replaced(becomes, use)


@pytest.mark.parametrize(
    "before, after",
    [
        (
            'def f(x: "tf.contrib.learn.RunConfig"): pass\n',
            'def f(x: "tf_contrib.learn.RunConfig"): pass\n',
        ),
        (
            'def f() -> "Dict[tf.contrib.learn.RunConfig, tf.contrib.learn.ModeKeys]": pass\n',
            'def f() -> "Dict[tf_contrib.learn.RunConfig, tf_contrib.learn.ModeKeys]": pass\n',
        ),
        (
            "class A:\n    x: Optional['tf.contrib.learn.RunConfig'] = None\n",
            "class A:\n    x: Optional['tf_contrib.learn.RunConfig'] = None\n",
        ),
        (
            "learn = tf.contrib.learn\ndef f(x: 'learn.RunConfig'): pass\n",
            "learn = tf_contrib.learn\ndef f(x: 'learn.RunConfig'): pass\n",
        ),
    ],
)
def test_a_quoted_annotation_is_code(becomes, before, after):
    """What an annotation quotes is resolved, and edited, as if it weren't quoted."""
    becomes(V1 + before, V1 + "import tf_contrib\n" + after)


def test_what_is_no_type_in_an_annotation_is_a_text(stays):
    """A literal type is its text."""
    assert stays(V1 + "x: Literal['tf.contrib.learn.RunConfig']\n") == ["TFC005"]


@pytest.mark.parametrize(
    "before, after",
    [
        ("tf.\uff43ontr\uff49b.learn.RunConfig()\n", "tf_contrib.learn.RunConfig()\n"),
        ("\uff54f.contrib.\uff4cearn.RunConfig()\n", "tf_contrib.\uff4cearn.RunConfig()\n"),
    ],
)
def test_names_are_what_python_reads(becomes, before, after):
    """A letter in another form is the plain one, as the language has it."""
    becomes(V1 + before, V1 + "import tf_contrib\n" + after)


def test_imported_names_are_what_python_reads(becomes):
    """The same in import statements."""
    becomes(
        "import tensor\ufb02ow.\uff43ontr\uff49b.learn as l\nl.RunConfig()\n",
        "import tf_contrib.learn as l\nl.RunConfig()\n",
    )
