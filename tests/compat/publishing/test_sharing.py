"""Exporters of one evaluation write its model once, where it is certain that it is the same."""

import functools
import os
from pathlib import Path

import pytest

from contrib_compat.disk import operations
from contrib_compat.publishing.manifest import problems
from contrib_compat.publishing.options import set_options

from .conftest import serving_input_fn

pytestmark = pytest.mark.e2e


class Writes(operations.Observer):
    """Counts how often an estimator writes."""

    def __init__(self):
        self.count = 0

    def after(self, operation):
        self.count += operation.kind == "write"


@pytest.fixture
def writes():
    """How often estimators wrote since the test began."""
    counter = Writes()
    with operations.observed(counter):
        yield counter
    set_options()


@pytest.fixture
def export(tmp_path):
    """Publishes an estimator under an exporter's name; returns the path."""

    def export(estimator, name, receiver_fn=serving_input_fn, **options):
        from contrib_compat.exporters import LatestExporter

        exporter = LatestExporter(name, receiver_fn, **options)
        base = str(tmp_path / name)
        return exporter.export(estimator, base, None, {"loss": 1.0}, False).decode()

    return export


def files(path):
    """Returns what is in an export, by path."""
    return {
        str(file.relative_to(path)): file.read_bytes()
        for file in Path(path).rglob("*")
        if file.is_file()
    }


def inodes(path):
    return {file.stat().st_ino for file in Path(path).rglob("*") if file.is_file()}


@pytest.mark.parametrize("links", [True, False])
def test_the_same_model_is_written_once(make_estimator, export, writes, links):
    """Each of three exporters has a complete tree of its own, by links or by copies."""
    set_options(links=links)
    estimator = make_estimator()
    first, second, third = (export(estimator, name) for name in "abc")
    assert writes.count == 1
    assert files(first) == files(second) == files(third)
    assert [problems(path) for path in (first, second, third)] == [[], [], []]
    assert (inodes(first) == inodes(second)) == links


def test_strategies_share_as_exporters_do(make_estimator, writes, tmp_path, quiet):
    """Of one serving input function; another, or another flag, is another model."""
    from tf_contrib.learn.utils import saved_model_export_utils as utils

    estimator = make_estimator()
    same = [
        utils.make_export_strategy(serving_input_fn),
        utils.make_export_strategy(serving_input_fn, exports_to_keep=1),
        utils.make_best_model_export_strategy(serving_input_fn),
    ]
    bases = (str(tmp_path / str(number)) for number in range(9))
    paths = [s.export(estimator, next(bases), eval_result={"loss": 1.0}) for s in same]
    assert writes.count == 1
    first, *others = [files(os.fsdecode(path)) for path in paths]
    assert others == [first] * 2 and [problems(os.fsdecode(path)) for path in paths] == [[]] * 3
    for other in (
        utils.make_export_strategy(functools.partial(serving_input_fn)),
        utils.make_export_strategy(serving_input_fn, strip_default_attrs=True),
        utils.make_export_strategy(serving_input_fn, as_text=True),
    ):
        other.export(estimator, next(bases))
    assert writes.count == 4


def test_another_model_is_written(make_estimator, export, writes, tmp_path):
    """Another estimator, function, flag or file, or the same file with other bytes."""
    estimator = make_estimator()
    extra = tmp_path / "words"
    extra.write_text("one")
    export(estimator, "a")
    export(make_estimator(), "b")
    export(estimator, "c", functools.partial(serving_input_fn))
    export(estimator, "d", as_text=True)
    export(estimator, "e", assets_extra={"words": str(extra)})
    export(estimator, "f", assets_extra={"words": str(extra)})
    assert writes.count == 5
    extra.write_text("two")
    path = export(estimator, "g", assets_extra={"words": str(extra)})
    assert writes.count == 6
    assert Path(path, "assets.extra", "words").read_text() == "two"


@pytest.mark.parametrize("change", ["edited", "added", "removed", "gone"])
def test_what_was_changed_is_not_shared(make_estimator, export, writes, change):
    """An export that is not as it was published is no source of another."""
    estimator = make_estimator()
    first = Path(export(estimator, "a"))
    if change == "edited":
        (first / "saved_model.pb").write_bytes(b"x" * (first / "saved_model.pb").stat().st_size)
    elif change == "added":
        (first / "notes").touch()
    elif change == "removed":
        (first / "saved_model.pb").unlink()
    else:
        first.rename(first.parent / "elsewhere")
    second = export(estimator, "b")
    assert writes.count == 2 and problems(second) == []
    assert inodes(second).isdisjoint(inodes(first.parent))


def test_a_trained_model_is_another(make_estimator, export, writes, tf):
    """A checkpoint that is written again under its name counts as changed."""
    estimator = make_estimator()
    export(estimator, "a")
    index = tf.train.latest_checkpoint(estimator.model_dir) + ".index"
    os.utime(index)
    export(estimator, "b")
    assert writes.count == 2


def test_what_an_extension_edits_is_nobody_elses(make_estimator, export, writes, tmp_path, quiet):
    """post_export_fn may write into the base export, which shares no file with a published one."""
    from tf_contrib.learn.utils import saved_model_export_utils as utils

    estimator = make_estimator()
    first = export(estimator, "a")
    before = files(first)

    def post_export_fn(export_dir, directory):
        assert inodes(os.fsdecode(export_dir)).isdisjoint(inodes(first))
        path = os.path.join(directory, os.path.basename(os.fsdecode(export_dir)))
        os.rename(os.fsdecode(export_dir), path)
        with open(os.path.join(path, "saved_model.pb"), "ab") as file:
            file.write(b"edited")
        return path

    strategy = utils.extend_export_strategy(
        utils.make_export_strategy(serving_input_fn), post_export_fn
    )
    extended = strategy.export(estimator, str(tmp_path / "extended"))
    assert files(first) == before and problems(extended) == []
