"""P2 and P12: an export that fails while it is made leaves the last one as it is, and no other."""

import contextlib
import itertools
import os
import resource
from pathlib import Path

import pytest

from contrib_compat.publishing.additions import is_addition
from contrib_compat.publishing.options import set_options

from .conftest import serving_input_fn

pytestmark = pytest.mark.e2e

# From less than what a lock file takes to more than the largest file of the export.
SIZES = [int(4 * 1.75**number) for number in range(20)]

BETTER = itertools.count()


def by_exporter(estimator, base):
    """An exporter, which collects."""
    from contrib_compat.exporters import LatestExporter

    exporter = LatestExporter("latest", serving_input_fn, exports_to_keep=1)
    return exporter.export(estimator, base, None, {"loss": 1.0}, False)


def by_best_exporter(estimator, base):
    """An exporter that takes notes before and after."""
    from contrib_compat.exporters import BestExporter

    exporter = BestExporter("best", serving_input_fn, exports_to_keep=1)
    return exporter.export(estimator, base, None, {"loss": -next(BETTER)}, False)


def by_strategy(estimator, base):
    """A strategy."""
    from tf_contrib.learn.utils import saved_model_export_utils as utils

    strategy = utils.make_export_strategy(serving_input_fn, exports_to_keep=1)
    return strategy.export(estimator, base)


def by_extension(estimator, base):
    """A strategy that changes what another exports."""
    from tf_contrib.learn.utils import saved_model_export_utils as utils

    def post_export_fn(export_dir, directory):
        path = os.path.join(directory, os.path.basename(os.fsdecode(export_dir)))
        os.rename(os.fsdecode(export_dir), path)
        return path

    strategy = utils.make_export_strategy(serving_input_fn)
    return utils.extend_export_strategy(strategy, post_export_fn).export(estimator, base)


def by_modes(estimator, base):
    """The graphs of several modes."""
    from contrib_compat import estimator as tf_estimator
    from tf_contrib.estimator import export_all_saved_models

    modes = {tf_estimator.ModeKeys.PREDICT: serving_input_fn}
    return export_all_saved_models(estimator, base, modes)


WAYS = [by_exporter, by_best_exporter, by_strategy, by_extension, by_modes]


def named(function):
    return function.__name__


@pytest.fixture(params=WAYS, ids=named)
def exported(request, make_estimator, tmp_path, quiet):
    """A way to export: a function without arguments, its directory, and the files of an export.

    The directory has one export already.
    """
    base = str(tmp_path / "exports")

    def export():
        # Each by an estimator of its own, so that none has another's files.
        return os.fsdecode(request.param(make_estimator(), base))

    # The thread that writes events for all tests would not survive a disk that is full.
    set_options(summaries=False)
    first = export()
    yield export, base, {name for name in tree(first) if not is_addition(name)}
    set_options()


def tree(path):
    """Returns what is below a directory, by path."""
    files = [file for file in Path(path).rglob("*") if file.is_file()]
    return {str(file.relative_to(path)): file.read_bytes() for file in files}


def exports(base):
    """Returns what is below a directory of exports, but for what is beside them."""
    return {name: content for name, content in tree(base).items() if not is_addition(name)}


@contextlib.contextmanager
def files_of_at_most(size):
    """Has the system refuse to write more to a file, as a full disk does: in C++ too."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def silent(tf):
    """What is logged must not be written to a file where it is too much."""
    before = tf.logging.get_verbosity()
    tf.logging.set_verbosity(tf.logging.FATAL)
    yield
    tf.logging.set_verbosity(before)


@pytest.mark.parametrize("exported", [by_exporter, by_extension], indirect=True, ids=named)
def test_a_disk_that_takes_less_and_less(exported, tf, silent):
    """P2: at each of twenty sizes there is an error and nothing new, or a complete export."""
    export, base, wanted = exported
    outcomes = []
    for size in SIZES:
        before = exports(base)
        try:
            with files_of_at_most(size):
                path = export()
        except (OSError, tf.errors.OpError):
            assert exports(base) == before
            outcomes.append("failed")
        else:
            assert {name for name in tree(path) if not is_addition(name)} == wanted
            tf.saved_model.load(tf.Session(graph=tf.Graph()), ["serve"], path)
            outcomes.append("published")
        assert not [name for name in os.listdir(base) if name.startswith("temp-")]
    assert outcomes == sorted(outcomes)
    assert outcomes.count("failed") >= 10 and outcomes.count("published") >= 2


class Broken(Exception):
    """What a user's function may raise."""


def while_building(tf, patch, fail):
    """The graph can't be completed."""
    patch.setattr(tf.train.Saver, "__init__", fail)


def while_restoring(tf, patch, fail):
    """The checkpoint can't be read."""
    patch.setattr(tf.train.Saver, "restore", fail)


def while_saving(tf, patch, fail):
    """A half of the variables is written."""
    save = tf.train.Saver.save

    def save_half(saver, session, path, **options):
        save(saver, session, path, **options)
        (data,) = Path(os.fsdecode(path)).parent.glob("*.data-*")
        data.write_bytes(data.read_bytes()[: data.stat().st_size // 2])
        fail()

    patch.setattr(tf.train.Saver, "save", save_half)


ERRORS = {
    "exception": lambda tf: Broken("mine"),
    "out of memory": lambda tf: MemoryError("injected"),
    "device error": lambda tf: tf.errors.InternalError(None, None, "injected"),
}


@pytest.mark.parametrize("name", sorted(ERRORS))
@pytest.mark.parametrize("moment", [while_building, while_restoring, while_saving], ids=named)
def test_what_fails_while_it_is_made_is_nowhere(exported, tf, monkeypatch, silent, moment, name):
    """P12: the error comes through; the last export is untouched, and no other version is there."""
    export, base, _ = exported
    before = exports(base)
    error = ERRORS[name](tf)

    def fail(*_, **__):
        raise error

    with monkeypatch.context() as patch:
        moment(tf, patch, fail)
        with pytest.raises(type(error)) as caught:
            export()
    assert caught.value is error
    assert exports(base) == before
    assert not [entry for entry in os.listdir(base) if entry.startswith("temp-")]
    assert set(tree(export())) >= {"saved_model.pb"}
