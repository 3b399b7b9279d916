"""TFC005: what can't be told."""

import sys

import pytest

V1 = "import tensorflow.compat.v1 as tf\n"


@pytest.mark.parametrize(
    "program",
    [
        "try:\n    import tensorflow.compat.v1 as tf\nexcept ImportError:\n    tf = None\n",
        V1 + "def f(x):\n    return x.contrib.auth\n",
        V1 + "import mxnet as mx\nmx.contrib.text.embedding()\n",
        V1 + "self.contrib = 1\n",
        V1 + '"""tf.contrib.learn"""\n',
        V1 + "warn('tf.contrib is deprecated', '# tf.contrib', 'no tf.contrib.learn: fetch it')\n",
        V1 + "x = 1  # tf.contrib.learn\ny = 2  # type: ignore[tf.contrib]\n",
        "path = 'django.contrib'\n",
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


@pytest.mark.parametrize(
    "line",
    [
        'vars(tf)["contrib"].learn.RunConfig()',
        'tf.__dict__["contrib"]',
        'tf.__dict__.get("contrib")',
        'tf.__getattribute__("contrib")',
        'operator.attrgetter("contrib.learn.RunConfig")(tf)',
        'setattr(tf, "contrib", fake)',
        'delattr(tf, "contrib")',
        "tf.contrib = fake",
        "del tf.contrib",
        'mock.patch.object(tf, "contrib")',
        'functools.partial(getattr, tf)("contrib")',
        'NAME = "contrib"; getattr(tf, NAME)',
        'getattr(tf, f"{prefix}", getattr(tf, "contrib", None))',
        'importlib.import_module("%s.contrib.learn" % tf.__name__)',
        'importlib.import_module(".contrib", tf.__name__)',
        'importlib.import_module(tf.__name__ + ".contrib.learn")',
        'importlib.import_module(".".join([tf.__name__, "contrib"]))',
        '__import__("tensorflow", fromlist=["contrib"])',
        'pkgutil.resolve_name("tensorflow:contrib.learn")',
        'setup(entry_points=["x = tensorflow.contrib.learn:main"])',
        'eval("tf.contrib.learn.RunConfig()")',
        'exec("from tensorflow import contrib")',
        "os.system(\"python -c 'import tensorflow.contrib.learn'\")",
        'typing.cast("tf.contrib.learn.RunConfig", x)',
        'globals()["tf"].contrib.learn',
        "modules[name].contrib.learn",
        "(t := tf).contrib.learn",
        "for t in [tf]: t.contrib.learn",
        "with using(tf) as t: t.contrib.learn",
        "(lambda t: t.contrib.learn)(tf)",
        "def f(t=tf): return t.contrib.learn",
        "def f(self, x): c = x.contrib; return c.learn",
        'getattr(tf, str(b"contrib"))',
        "def f(x: \"List['tf.contrib.learn.RunConfig']\"): pass",
        'def f(x: "tf.contrib." "learn.RunConfig"): pass',
        "def f(self): return self.library.contrib.learn",
        "def f(contrib=tf): return contrib.learn",
        "x = None  # type: tf.contrib.learn.RunConfig",
        "def f(x):  # type: (tf.contrib.learn.RunConfig) -> None\n    pass",
        "def f(x):  # type: (int) -> Optional[tf.contrib.learn.RunConfig]\n    pass",
    ],
)
def test_what_reaches_contrib_by_another_way_is_no_secret(migrated, line):
    """By a text, a value that can't be followed or a comment: it stays, and has its finding."""
    seen = migrated(f"{V1}{line}\n")
    assert "TFC005" in [code for at, code, _ in seen.findings if at == 2]
    assert seen.after == f"{V1}{line}\n"


@pytest.mark.skipif(sys.version_info < (3, 10), reason="match came with Python 3.10")
def test_a_pattern_that_asks_for_contrib_is_no_secret(stays):
    """A class pattern asks its subject for attributes, by their names alone."""
    program = V1 + "match tf:\n    case object(contrib=c):\n        c.learn\n"
    assert stays(program) == ["TFC005"]
