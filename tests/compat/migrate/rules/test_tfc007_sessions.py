"""TFC007: sessions in TensorFlow 2."""

import pytest

V1 = "import tensorflow.compat.v1 as tf\n"


@pytest.mark.parametrize(
    "program",
    [
        V1 + "tf.disable_v2_behavior()\ntf.Session()\n",
        V1 + "tf.disable_eager_execution()\ntf.InteractiveSession()\n",
        V1 + "with tf.Graph().as_default():\n    tf.Session()\n",
        V1 + "def f(session: tf.Session = None):  # tfc: ignore[TFC007]\n    pass\n",
        V1 + "tf.train.MonitoredSession()\n",
        "from mine import Session\nSession()\n",
    ],
)
def test_who_has_a_graph_needs_no_telling(stays, program):
    """A mode that is chosen, a graph of the program's own, or a session of something else."""
    assert stays(program) == []


@pytest.mark.parametrize(
    "program",
    [
        V1 + "with tf.Session() as s:\n    s.run(x)\ntf.Session()\n",
        "from tensorflow.compat.v1 import Session\nwith Session() as s:\n    s.run(x)\n",
        V1 + "s = tf.InteractiveSession()\n",
        "from tensorflow.compat.v1.keras import backend as K\nK.get_session().run(x)\n",
    ],
)
def test_the_first_session_is_named(migrated, program):
    """Once in a file, with the line to add; the file stays as it is."""
    seen = migrated(program)
    assert seen.after == program
    assert [code for _, code, _ in seen.findings] == ["TFC007"]
    assert "disable_v2_behavior" in seen.result.findings[0].advice


def test_it_is_named_in_the_same_run_as_the_import_moves(migrated):
    """What is left after the step is told with it, not by the next run."""
    seen = migrated("import tensorflow as tf\ntf.Session()\n")
    assert [(code, applied) for _, code, applied in seen.findings] == [
        ("TFC002", True),
        ("TFC007", False),
    ]


def test_it_is_the_first_in_the_file(migrated):
    """Of several sessions the one that is read first is named, at its line."""
    seen = migrated(V1 + "tf.Session()\ntf.InteractiveSession()\ntf.Session()\n")
    assert [line for line, _, _ in seen.findings] == [V1.count("\n") + 1]
