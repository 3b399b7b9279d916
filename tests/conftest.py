"""Fixtures and options that all tests share."""

import importlib
import importlib.util
import os
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parent.parent / "tools"

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
# A copy of TensorFlow 1.15 that is on this machine changes no test that does not ask for it.
os.environ.setdefault("TF_CONTRIB_FROM", "off")


def pytest_addoption(parser):
    """Adds ``--tf-mode``."""
    parser.addoption(
        "--tf-mode",
        choices=["v1", "v2"],
        default="v2",
        help="v2: TensorFlow as imported; v1: after disable_v2_behavior(), before any test",
    )


def pytest_ignore_collect(collection_path, config):
    """Leaves what has an environment of its own to those who ask for it by name."""
    name = collection_path.name
    is_asked_for = any(name in argument for argument in config.args)
    return True if name in ("browser", "crash", "docs") and not is_asked_for else None


def pytest_configure(config):
    """Switches the mode before any test module is imported: it can't be switched back."""
    if config.getoption("--tf-mode") == "v1":
        import tensorflow.compat.v1 as tf

        tf.disable_v2_behavior()


def _has_native_contrib():
    """Tells whether there is a native ``tf.contrib``; no, where there is no TensorFlow at all."""
    from contrib_compat import versions

    return bool(importlib.util.find_spec("tensorflow")) and versions.has_native_contrib()


def pytest_collection_modifyitems(config, items):
    """Deselects what asks native tf.contrib, or a tool, where there is none."""
    has_native = _has_native_contrib()
    without = [
        item
        for item in items
        if (item.get_closest_marker("native") and not has_native)
        or any(not importlib.util.find_spec(mark.args[0]) for mark in item.iter_markers("needs"))
    ]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if item not in without]


def pytest_runtest_logfinish():
    """Closes what estimators write events by, each with a thread and a file while it is cached."""
    for package in ("tensorflow", "tensorflow_core"):
        cache = sys.modules.get(package + ".python.summary.writer.writer_cache")
        if cache:
            cache.FileWriterCache.clear()


@pytest.fixture
def load(monkeypatch):
    """Imports a program of tools/ by its name."""
    monkeypatch.syspath_prepend(str(TOOLS))
    names = {path.stem for path in TOOLS.glob("*.py")}
    before = {name: sys.modules.pop(name) for name in names & set(sys.modules)}
    yield importlib.import_module
    for name in names:
        sys.modules.pop(name, None)
    sys.modules.update(before)


@pytest.fixture(params=["ours", pytest.param("native", marks=pytest.mark.native)])
def contrib(request, quiet):
    """The root of the contrib tree: ours, and native ``tf.contrib`` where there is one."""
    if request.param == "native":
        native = importlib.import_module("tensorflow.contrib")
        # It loads when it is first asked. A part imported before then would hide what the whole
        # shows: tf.contrib.specs is specs.python.
        dir(native)
        return native
    return importlib.import_module("tf_contrib")


@pytest.fixture
def quiet():
    """Switches deprecation warnings off for a test that is about something else."""
    from contrib_compat import deprecation

    before = deprecation.set_mode("silent")
    yield
    deprecation.set_mode(before)


@pytest.fixture(scope="session")
def copy_of_1_15():
    """The root of the copy of TensorFlow 1.15's Python files that ``tf-contrib fetch`` made."""
    from contrib_compat.legacy.itself.copy import find_copy

    return find_copy("fetched")


@pytest.fixture
def with_copy(copy_of_1_15):
    """Serves from the copy, for the time of a test, what is not ours."""
    from contrib_compat.legacy.itself import in_use

    in_use.choose(copy_of_1_15)
    yield
    in_use.choose(None)


@pytest.fixture
def tf():
    """TensorFlow as old code writes it: ``import tensorflow.compat.v1 as tf``."""
    return importlib.import_module("tensorflow.compat.v1")


@pytest.fixture
def warned(tf, monkeypatch):
    """What is logged as a warning."""
    lines = []
    monkeypatch.setattr(
        tf.logging, "warning", lambda message, *arguments: lines.append(message % arguments)
    )
    return lines
