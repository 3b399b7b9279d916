"""What is said at a program's end."""

import json
import sys

import pytest

USES = """
    import tensorflow as tf
    from tensorflow.contrib.learn import ModeKeys
    import library

    def build():
        return tf.contrib.learn.MetricSpec

    build(), build()
    try:
        tf.contrib.learn.MetricSpek
    except AttributeError as error:
        assert "MetricSpec" in str(error)
    import collections
    collections.Mapping if __import__("sys").version_info >= (3, 10) else None
"""


@pytest.mark.smoke
def test_names_of_contrib_are_counted_with_what_replaces_them(home):
    """Each name is in the report with the number of look-ups, its first line and the advice."""
    home.write({"script.py": "\n".join(line[4:] for line in USES.splitlines())})
    done = home.start("--report", "report.json", "script.py")
    assert done.returncode == 0, done.stderr
    report = json.loads((home.folder / "report.json").read_text())
    spec, keys = report["contrib"]
    assert (spec["name"], spec["count"], spec["first"]) == ("learn.MetricSpec", 2, "script.py:7")
    assert spec["instead"]
    assert (keys["name"], keys["count"], keys["first"]) == ("learn.ModeKeys", 1, "script.py:3")
    assert [use["name"] for use in report["missing"]] == ["learn.MetricSpek"]
    assert len(report["process"]) == 1
    told = [line for line in done.stderr.splitlines() if line.startswith("tf-contrib run: ")]
    used = "tf.contrib.learn.MetricSpec  2 times, first at script.py:7"
    assert f"tf-contrib run:   {used}: {spec['instead']}" in told
    assert any("switched off" in line and "--no-tf1" in line for line in told)
    if sys.version_info >= (3, 10):
        assert report["period"][0]["name"] == "collections.Mapping"
        assert any("--without collections" in line for line in told)


def test_nothing_is_said_where_nothing_was_used(home):
    """A program that uses nothing of the time ends without a word."""
    home.write({"script.py": "print('result')"})
    assert home.start("script.py").stderr == ""


def test_the_report_can_be_silenced(home):
    """--warnings silent leaves standard error to the program."""
    home.write({"script.py": "import tensorflow as tf; tf.contrib.learn.ModeKeys"})
    assert home.start("--warnings", "silent", "script.py").stderr == ""


def test_it_is_said_after_the_programs_own_last_words(home):
    """What a program does at its exit comes first, and a failing one is reported, too."""
    home.write(
        {
            "script.py": "import atexit, sys, tensorflow\n"
            "atexit.register(print, 'last', file=sys.stderr)\n1/0"
        }
    )
    lines = home.start("script.py").stderr.splitlines()
    assert lines[-2] == "last" and lines[-1].startswith("tf-contrib run: ")


def test_a_traceback_says_whom_to_ask(home):
    """An error that a missing name ends in names the command that explains it."""
    home.write({"script.py": "import tensorflow as tf\ntf.contrib.learn.MetricSpek"})
    lines = home.start("script.py").stderr.splitlines()
    assert "`tf-contrib explain learn.MetricSpek` tells more." in lines
    assert [line for line in lines if "File" in line] == lines[1:2]


DEPRECATED = """
    import logging
    import warnings
    import tensorflow as tf
    logger = logging.getLogger("tensorflow")
    logging.basicConfig(format="%(message)s")
    logger.warning("From %s: %s (from %s) is deprecated and will be removed %s.", 1, 2, 3, 4)
    logger.warning("From %s: the program's own", "here")
    warnings.warn("`tf.layers.dense` is deprecated and will be removed in a future version.")
"""


def test_tensorflows_own_deprecations_are_not_shown(home):
    """They are counted instead; --warnings all shows them."""
    home.write({"script.py": "\n".join(line[4:] for line in DEPRECATED.splitlines())})
    told = home.start("script.py").stderr
    assert "From 1" not in told and "From here" in told and "tf.layers" not in told
    assert "not shown: 1 (" in told
    told = home.start("--warnings", "all", "script.py").stderr
    assert "From 1" in told and "From here" in told and "tf.layers" in told
