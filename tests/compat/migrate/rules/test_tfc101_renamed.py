"""TFC101: symbols that TensorFlow has elsewhere."""

import functools
import importlib

import pytest

from contrib_compat import routes
from contrib_compat.migrate.context import Context
from contrib_compat.migrate.rules import tfc101_renamed
from contrib_compat.migrate.settings import Settings
from contrib_compat.sources import contrib

CORE = {"step": "core"}


@pytest.mark.parametrize(
    "program",
    [
        "def f(framework):\n    return framework.get_global_step()\n",
        "import tensorflow as tf\ntf.train.get_global_step()\n",
        "print('see tf.contrib.framework.get_global_step')\n",
    ],
)
def test_what_is_not_contrib_stays(stays, program):
    """Locals, what is moved already and strings are left alone."""
    assert stays(program, **CORE) == []


@pytest.mark.parametrize(
    "program",
    [
        "import tensorflow as tf\ntf.contrib.learn.monitors.StopAtStep(1)\n",
        "import tensorflow as tf\ntf.contrib.framework.get_global_step = f\n",
        "from tensorflow.contrib.layers import fully_connected\nfully_connected()\n",
        "import tensorflow as tf\nd.apply(tf.contrib.data.batch_and_drop_remainder(3))\n",
        "import tensorflow as tf\ntf.contrib.framework.get_name_scope()\n",
    ],
)
def test_what_is_not_the_same_stays(stays, program):
    """Another signature, another role, an assignment: a finding, by hand."""
    assert stays(program, **CORE) == ["TFC190"]


@pytest.mark.parametrize(
    "program",
    [
        "import tensorflow as tf\ntf.contrib.nn.conv1d_transpose(value=v, filter=f)\n",
        "from tensorflow.contrib.nn import conv1d_transpose as c\nc(v, f, [1], stride=2)\n",
    ],
)
def test_arguments_of_earlier_releases_are_left_to_people(stays, program):
    """A call that would no longer work under the new name stays, and the finding says why."""
    assert stays(program, **CORE) == ["TFC101"]


def test_what_arguments_are_called_today_is_said(migrated):
    """By the name that each has today."""
    program = "import tensorflow as tf\ntf.contrib.tpu.cross_replica_sum(input=x)\n"
    (finding,) = migrated(program, **CORE).result.findings
    assert finding.message.endswith("is tf.compat.v1.tpu.cross_replica_sum today, and its input x")


@pytest.mark.parametrize(
    "before, after",
    [
        (
            "import tensorflow as tf\ntf.contrib.framework.get_global_step()\n",
            "import tensorflow as tf\ntf.compat.v1.train.get_global_step()\n",
        ),
        (
            "import tensorflow.compat.v1 as t\nimport tf_contrib\n"
            "tf_contrib.framework.get_global_step()\n",
            "import tensorflow.compat.v1 as t\nt.train.get_global_step()\n",
        ),
        (
            "from tensorflow.contrib.framework import get_global_step as g\ng()\n",
            "from tensorflow.compat.v1.train import get_global_step as g\ng()\n",
        ),
        (
            "from tensorflow.contrib.util import constant_value\nconstant_value(1)\n",
            "from tensorflow import get_static_value as constant_value\nconstant_value(1)\n",
        ),
        (
            "from tensorflow.contrib import framework\nframework.get_global_step()\n",
            "import tensorflow.compat.v1 as tf\ntf.train.get_global_step()\n",
        ),
        (
            "from tf_contrib import framework, layers\nframework.get_global_step(layers.x)\n",
            "from tf_contrib import layers\nimport tensorflow.compat.v1 as tf\n"
            "tf.train.get_global_step(layers.x)\n",
        ),
        (
            "from tensorflow.contrib.estimator import add_metrics\nadd_metrics(e, f)\n",
            "from contrib_compat.estimator import add_metrics\nadd_metrics(e, f)\n",
        ),
    ],
)
def test_it_is_called_what_it_is_today(becomes, before, after):
    """By TensorFlow's name in the file, or by one that is imported; idle imports go."""
    becomes(before, after, **CORE)


def test_older_targets_keep_tf_estimator(becomes):
    """Up to 2.15 tf.estimator is TensorFlow's own."""
    before = "import tensorflow.compat.v1 as tf\ntf.contrib.estimator.add_metrics(e, f)\n"
    after = "import tensorflow.compat.v1 as tf\ntf.estimator.add_metrics(e, f)\n"
    becomes(before, after, target="2.15", **CORE)


def test_layers_of_keras_2_are_unsafe_on_keras_3(stays):
    """Cells raise there until contrib_compat.estimator has been used."""
    program = "import tensorflow as tf\ntf.contrib.rnn.GRUCell(1)\n"
    assert stays(program, **CORE) == ["TFC101"]


@pytest.mark.needs("tensorflow")
def test_every_name_is_there():
    """What the rule writes is found on the TensorFlow installed."""
    tf = importlib.import_module("tensorflow")
    release = ".".join(tf.__version__.split(".")[:2])
    context = Context(None, None, None, (), Settings("core", target=release))
    missing = []
    for route in routes.TABLE.values():
        symbol = contrib.locate(tuple(route.full_name.split(".")))
        name = tfc101_renamed.successor(symbol, context)
        if name and name.startswith("tf.") and not name.startswith(tfc101_renamed._KERAS_2):
            for root in (tf, tf.compat.v1):
                found = functools.reduce(
                    lambda found, part: getattr(found, part, None), name.split(".")[1:], root
                )
                missing += [name] if found is None else []
    assert missing == []


@pytest.mark.parametrize("line", ["tf = None", "tf.contrib.learn.nowhere()", "print(tf.x)"])
def test_a_name_that_means_something_else_is_left_alone(migrated, line):
    """No import is added as tf where the program has another, or takes one for granted."""
    program = f"from tf_contrib import framework\n{line}\nframework.get_global_step()\n"
    assert "import tensorflow" not in migrated(program, step="core").after


def test_no_successor_is_a_method():
    """What is asked of an object can't stand where a function of a module did."""
    context = Context(None, None, None, (), Settings(**CORE))
    symbols = (contrib.locate(tuple(route.full_name.split("."))) for route in routes.TABLE.values())
    names = [tfc101_renamed.successor(symbol, context) for symbol in symbols]
    names = [name for name in names if name]
    assert len(names) > 400
    assert [name for name in names if name.split(".")[-2][0].isupper()] == []
