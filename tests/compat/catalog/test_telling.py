"""What ``tf-contrib explain`` says."""

import re

import pytest

from contrib_compat import routes
from contrib_compat.catalog import telling


def test_a_symbol_is_explained_in_a_few_lines():
    """What it was, how it works, what to write, how it was called, and where it lay."""
    assert telling.explain("tf.contrib.seq2seq.gather_tree", (2, 15)).splitlines() == [
        "tf.contrib.seq2seq.gather_tree, a function (1.4 or earlier to 1.15)",
        "  works:     with TensorFlow 1.15's own file: `tf-contrib fetch` brings it "
        "(TensorFlow 2.15)",
        "  today:     use tfa.seq2seq.gather_tree, which has ended with TensorFlow 2.15 "
        "(pip install tensorflow-addons)",
        "  arguments: -name",
        "  before:    1.4: gather_tree(step_ids, parent_ids, sequence_length, name)",
        "  also in:   tf.contrib.seq2seq.python.ops.beam_search_ops",
        "  also in:   tf.contrib.seq2seq.ops.gen_beam_search_ops",
    ]


@pytest.mark.parametrize("release", [(1, 15), (2, 4), (2, 15), (2, 16), (2, 21)])
def test_every_symbol_has_an_answer(release):
    """On each TensorFlow every symbol of the table says how it works and what to write."""
    for name in routes.TABLE:
        told = telling.explain(name, release)
        assert re.search(r"^  works: +\S", told, re.M) and re.search(r"^  today: +\S", told, re.M)


def test_a_kernel_that_is_gone_is_told():
    """With what to do; the fetched copy is not, as its function would only raise."""
    told = telling.explain("tf.contrib.cloud.configure_gcs", (2, 21))
    assert "at most in part: TensorFlow 2 has no kernel for the ops GcsConfigureBlockCache" in told
    assert "today:     set GOOGLE_APPLICATION_CREDENTIALS" in told and "fetch" not in told
    assert "yes, TensorFlow 1.15" in telling.explain("tf.contrib.cloud.configure_gcs", (1, 15))


def test_a_method_is_explained_by_its_class():
    """Its name is said too."""
    told = telling.explain("tf.contrib.learn.Experiment.train", (2, 21))
    assert "tf.contrib.learn.Experiment, a class" in told
    assert "  asked for: .train of this class" in told


def test_a_module_lists_what_lies_in_it():
    """Symbols and modules, by name; a package says what became of it first."""
    told = telling.explain("tf.contrib.learn.python.learn.learn_runner", (2, 21))
    assert told.startswith("tf.contrib.learn.python.learn.learn_runner, a module in which")
    assert ", run, tune" in told
    package = telling.explain("tf.contrib.autograph", (2, 21))
    assert package.startswith("tf.contrib.autograph, a module (1.8 to 1.15)")
    assert "look into tf.autograph" in package and "set_loop_options" in package
    assert "layers, learn, legacy_seq2seq" in telling.explain("tf.contrib", (2, 21))


def test_what_is_unknown_may_be_guessed():
    """A misspelt name as in the errors of the legacy tree; a strange one not at all."""
    assert telling.explain("tf.contrib.layers.conv2f", (2, 21)) is None
    assert telling.unknown("tf.contrib.layers.conv2f", (2, 21)) == (
        "nothing is known of tf.contrib.layers.conv2f: did you mean 'conv2d'?"
    )
    assert telling.unknown("qqqqqq", (2, 21)) == "nothing is known of tf.contrib.qqqqqq"


@pytest.mark.parametrize("name", ["TF.CONTRIB.LAYERS.CONV2D", "tf.contrib.Layers.Conv2d"])
def test_large_letters_are_no_matter(name):
    """A symbol in other letters is guessed before one of the same name elsewhere."""
    assert telling.unknown(name, (2, 21)).endswith(": did you mean tf.contrib.layers.conv2d?")


@pytest.mark.parametrize("name", ["tf.layers.dense", "tensorflow"])
def test_what_is_tensorflows_is_no_part_of_contrib(name):
    """Nothing of contrib is guessed."""
    assert telling.unknown(name, (2, 21)) == f"{name} is no part of tf.contrib"
