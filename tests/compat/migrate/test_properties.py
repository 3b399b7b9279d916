"""Properties that hold for whatever program: made up by hypothesis."""

import ast
import os

import pytest

from contrib_compat.migrate.file import migrate
from contrib_compat.migrate.settings import Settings
from contrib_compat.sources.text import Text

pytestmark = [pytest.mark.needs("hypothesis"), pytest.mark.needs("tree_sitter_python")]

hypothesis = pytest.importorskip("hypothesis")
st = hypothesis.strategies

# Each run of the tests takes the same programs, few enough for every commit; tox -e corpora many
# new ones.
hypothesis.settings.register_profile("every commit", max_examples=150, derandomize=True)
hypothesis.settings.register_profile("corpora", max_examples=3000, print_blob=True)
PROFILE = os.environ.get("TF_CONTRIB_COMPAT_PROFILE", "every commit")

# Rules whose fixes are right with one another alone.
TOGETHER = ("TFC102", "TFC103", "TFC105")
IMPORTS = st.sampled_from(
    [
        "import tensorflow as tf",
        "import tensorflow.compat.v1 as tf",
        "import tensorflow",
        "import tensorflow.contrib.learn",
        "import tensorflow.contrib as tf",
        "from tensorflow import contrib, estimator as e, flags",
        "from tensorflow.contrib import learn, nowhere, layers as l",
        "from tensorflow.contrib.learn import (\n    Experiment,  # why\n    RunConfig as R)",
        "from tensorflow.contrib.framework import get_global_step as g",
        "from tensorflow.contrib.learn import *",
        "import os, tensorflow as tf; x = 1",
        "from . import tf",
        "tf = None",
    ]
)
CHAINS = st.sampled_from(
    [
        "tf.contrib.learn.Experiment(e, t, v, export_strategies=[{}])",
        "tf.contrib.learn.utils.make_export_strategy({}, exports_to_keep=1)",
        "contrib.framework.get_or_create_global_step({})",
        "getattr(tf, 'contrib').learn.RunConfig({})",
        "(tf\n .estimator).Estimator({})",
        "tf.contrib.learn.Experiment({}, t, v).train()",
        "tf.contrib.learn.learn_runner.run({}, d)",
        "tf.contrib.learn.build_parsing_serving_input_fn({})",
        "learn({}).train",
        "g",
        "f()",
        "learn.ModeKeys.INFER",
        "l.fully_connected({}, 'tf.contrib.learn')",
        "nowhere.x({})",
        "R({})",
        "g({})",
        "tensorflow.contrib.learn.RunConfig(tf.Session({}))",
        "f'ä{tf.contrib.learn.RunConfig}'",
        "(lambda tf: tf.contrib.learn)({})",
        "[tf.contrib for tf in [{}]]",
        "1",
    ]
)
EXPRESSIONS = st.lists(CHAINS, min_size=1, max_size=3).map(
    lambda chains: chains[0].replace("{}", chains[-1].replace("{}", "'é𝄞'"))
)
SIMPLE = st.one_of(
    IMPORTS,
    EXPRESSIONS,
    EXPRESSIONS.map("x = learn = {}".format),
    EXPRESSIONS.map("return {}".format),
    st.sampled_from(["tf = 3", "global tf", "pass  # tf.contrib", "'''\ntf.contrib\n'''", "\x0c"]),
)


def indented(block):
    """Returns a block one level deeper."""
    return "\n".join("\t" + line for line in block.split("\n"))


def compound(block):
    """Returns a strategy of statements that hold a block."""
    heads = ["if tf.contrib:\n{}", "try:\n{}\nexcept ImportError:\n\ttf = None", "def f(tf=1):\n{}"]
    heads += ["class A(tf.contrib.learn.Trainable):\n{}", "def g():\n{}\n\treturn tf.contrib"]
    return st.builds(lambda head, body: head.format(indented(body)), st.sampled_from(heads), block)


BLOCKS = st.recursive(
    SIMPLE,
    lambda inner: st.lists(st.one_of(inner, compound(inner)), min_size=1, max_size=4).map(
        "\n".join
    ),
    max_leaves=8,
)


def parses(program):
    """Tells whether the interpreter takes a program."""
    try:
        ast.parse(program)
    except SyntaxError:
        return False
    return True


@hypothesis.settings(hypothesis.settings.get_profile(PROFILE), deadline=None)
@hypothesis.given(
    BLOCKS, st.sampled_from(["shim", "core"]), st.booleans(), st.sampled_from(["\n", "\r\n", "\r"])
)
def test_no_program_is_damaged(program, step, unsafe, end):
    """An edit parses, is stable, keeps line ends and what goes together; findings are in place."""
    hypothesis.assume(parses(program))
    settings = Settings(step, unsafe_fixes=unsafe, with_copy=unsafe)
    text = Text(program.replace("\n", end).encode())
    outcome = migrate(text, "x.py", settings)
    assert outcome.result.failure is None
    after = outcome.after.decode()
    ast.parse(after)
    if "\n" in program:
        assert set(after.replace(end, "")) & {"\r", "\n"} == set()
    again = migrate(Text(after.encode()), "x.py", settings)
    assert again.after == outcome.after
    bound = [one for one in outcome.result.findings if one.code in TOGETHER]
    stay = any("all of them stay" in one.message for one in bound)
    assert not (stay and any(one.applied for one in bound))
    assert stay or all(one.applied for one in bound if one.fix) or not unsafe
    for finding in outcome.result.findings:
        line = text.line(finding.span.line).decode()
        assert line[finding.span.column - 1 :]
