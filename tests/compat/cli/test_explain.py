"""``tf-contrib explain``."""

import sys

import pytest

from contrib_compat.cli import main


def test_it_explains_each_name(capsys):
    """For the TensorFlow that the option names, with a line between two."""
    names = ["tf.contrib.layers.xavier_initializer", "contrib.learn.Experiment"]
    assert main(["explain", *names, "--target-tf", "2.16"]) == 0
    told = capsys.readouterr().out
    assert "use tf_slim.xavier_initializer (pip install tf-slim)" in told
    assert "\n\ntf.contrib.learn.Experiment, a class" in told
    assert told.count("(TensorFlow 2.16)") == 2


def test_an_unknown_name_is_an_error(capsys):
    """The others are explained; the exit code is 1."""
    assert main(["explain", "tf.contrib.lern", "tf.contrib.learn.Experiment"]) == 1
    told = capsys.readouterr()
    assert "a class" in told.out
    assert told.err == (
        "tf-contrib explain: nothing is known of tf.contrib.lern: did you mean 'learn'?\n"
    )


@pytest.mark.parametrize("command", [["explain", "tf.contrib.layers"], ["catalog"]])
def test_a_bad_version_is_refused(command, capsys):
    """With exit code 2 and a word on what is wanted."""
    assert main([*command, "--target-tf", "new"]) == 2
    assert "'new' is no TensorFlow from 1.15 on, wanted one like 2." in capsys.readouterr().err


@pytest.mark.skipif(sys.version_info < (3, 9), reason="the rules need Python 3.9")
def test_it_explains_a_rule(capsys):
    """A code, in whichever case, gets the rule's manual."""
    assert main(["explain", "tfc103"]) == 0
    assert "train_and_evaluate" in capsys.readouterr().out


def test_a_rule_needs_a_newer_python(capsys, monkeypatch):
    """On Python 3.8 and older one line says what is wanted, with exit code 2."""
    monkeypatch.setattr(sys, "version_info", (3, 8, 20))
    for name in [name for name in sys.modules if name.startswith("contrib_compat.migrate")]:
        monkeypatch.delitem(sys.modules, name)
    assert main(["explain", "TFC103"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "tf-contrib explain: rules such as TFC001 need Python 3.9 or newer\n"
