"""Calls of TensorFlow's own classes as earlier releases took them."""

import sys

import pytest

from contrib_compat import earlier_classes
from contrib_compat.legacy import module
from contrib_compat.programs import own_classes


class TPUClusterResolver:
    """In place of TensorFlow's."""

    def __init__(self, tpu=None, zone=None):
        """Takes today's arguments."""


def refused(call):
    """Returns the error of a call, and its traceback."""
    try:
        call()
    except (TypeError, ValueError) as error:
        return error, error.__traceback__
    raise AssertionError("it was taken")


@pytest.fixture
def given(monkeypatch):
    """The class as what contrib answered the program."""
    answers = {"cluster_resolver": sys, "cluster_resolver.TPUClusterResolver": TPUClusterResolver}
    monkeypatch.setattr(module, "_answers", answers)


def test_a_refused_call_says_how_it_reads_today(given):
    """In the words of the program, with the arguments that have another name."""
    told = own_classes.advice(*refused(lambda: TPUClusterResolver(tpu_names=["a"])))
    assert told.startswith("tf.contrib.cluster_resolver.TPUClusterResolver is TensorFlow's own")
    assert "today it is TPUClusterResolver(tpu=None, zone=None); in TensorFlow 1.4 to 1.5: " in told
    assert ", tpu_names is tpu now, without an equal of project" in told


def test_other_errors_say_nothing(given, monkeypatch):
    """Of another kind, at another line, of what was not asked for, or of what says it itself."""
    assert own_classes.advice(*refused(lambda: int("x"))) == ""
    assert own_classes.advice(*refused(lambda: len(1))) == ""
    error = refused(lambda: TPUClusterResolver(tpu_names=["a"]))
    monkeypatch.setattr(TPUClusterResolver, "__deprecated__", "use g", raising=False)
    assert own_classes.advice(*error) == ""
    monkeypatch.delattr(TPUClusterResolver, "__deprecated__")
    assert own_classes.advice(*error) != ""
    with monkeypatch.context() as patch:
        patch.setattr(earlier_classes, "is_stand_in", lambda cls: cls is TPUClusterResolver)
        assert own_classes.advice(*error) == ""
    monkeypatch.delitem(sys.modules, module.__name__)
    assert own_classes.advice(*error) == ""
