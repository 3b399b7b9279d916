"""What the strategies of this package do to the directory of exports, whatever lies in it."""

import os
import threading
from pathlib import Path

import pytest

from contrib_compat.publishing.additions import is_addition

pytestmark = pytest.mark.usefixtures("quiet")


class FakeEstimator:
    """Writes the least that makes an export, of the version that is next."""

    def __init__(self, model_dir, version=1500000000):
        self.model_dir = str(model_dir)
        self.version = version
        self.asked = []

    def export_savedmodel(self, export_dir_base, serving_input_fn, **options):
        self.asked.append((export_dir_base, options))
        self.version += 1
        path = Path(os.fsdecode(export_dir_base), str(self.version))
        path.mkdir(parents=True)
        (path / "saved_model.pb").touch()
        return str(path).encode()


@pytest.fixture
def make():
    """Makes a strategy with a serving input function that is never called."""
    from contrib_compat.strategies import factories

    def make(maker="make_export_strategy", **options):
        return getattr(factories, maker)(print, **options)

    return make


def versions(directory):
    return sorted(name for name in os.listdir(str(directory)) if not is_addition(name))


@pytest.mark.parametrize("keep", [0, -1])
def test_less_than_one_export_to_keep_is_one(make, tmp_path, warned, keep):
    """Natively such a strategy runs and keeps nothing; here the program is told, and keeps one."""
    strategy = make(exports_to_keep=keep)
    assert warned == [f"exports_to_keep: got {keep}, and 1 export is kept"]
    estimator = FakeEstimator(tmp_path)
    for _ in range(3):
        path = strategy.export(estimator, str(tmp_path / "export"))
    assert versions(tmp_path / "export") == [os.path.basename(path).decode()]


@pytest.mark.parametrize("keep", ["5", 2.0])
def test_exports_to_keep_is_a_number(make, keep):
    """The error names the argument when the strategy is made."""
    with pytest.raises(TypeError, match="exports_to_keep: got"):
        make(exports_to_keep=keep)


@pytest.mark.parametrize("maker", ["make_export_strategy", "make_best_model_export_strategy"])
def test_the_export_stays_where_a_later_version_is(make, tmp_path, maker):
    """What is returned is there, whatever else has a version for a name."""
    below = "model.ckpt-1" if "best" in maker else ""
    later = tmp_path / "export" / below / "4000000000"
    later.mkdir(parents=True)
    (later / "saved_model.pb").touch()
    strategy = make(maker, exports_to_keep=1)
    path = strategy.export(
        FakeEstimator(tmp_path), str(tmp_path / "export"), "model.ckpt-1", {"loss": 1.0}
    )
    assert os.path.isdir(path)
    assert later.is_dir()


@pytest.mark.parametrize("maker", ["make_export_strategy", "make_best_model_export_strategy"])
def test_paths_may_be_objects(make, tmp_path, maker):
    """``os.PathLike`` is taken wherever text is; estimators get text."""
    estimator = FakeEstimator(tmp_path)
    path = make(maker).export(
        estimator, tmp_path / "export", tmp_path / "model.ckpt-1", {"loss": 1.0}
    )
    assert os.path.isdir(path)
    (asked,) = estimator.asked
    assert isinstance(asked[0], str)
    assert asked[1]["checkpoint_path"] == str(tmp_path / "model.ckpt-1")


@pytest.mark.parametrize("maker", ["make_export_strategy", "make_best_model_export_strategy"])
@pytest.mark.parametrize("path", ["", b""])
def test_an_empty_path_is_refused(make, tmp_path, monkeypatch, maker, path):
    """Nothing is asked of the estimator, and nothing written to the working directory."""
    monkeypatch.chdir(tmp_path)
    estimator = FakeEstimator(tmp_path)
    with pytest.raises(ValueError, match=r"export_path: got b?''"):
        make(maker).export(estimator, path, "model.ckpt-1", {"loss": 1.0})
    assert estimator.asked == [] and versions(tmp_path) == []


def test_extra_files_may_come_later(make):
    """Sources need not be there when the strategy is made; what can be no path is refused."""
    make(assets_extra={"words": "/missing/words"})
    with pytest.raises(ValueError, match="assets_extra: got"):
        make(assets_extra={"a\0b": "/missing/words"})


def test_extra_files_that_were_added_are_checked(make, tmp_path):
    """The dict may have changed by the time of the export."""
    assets_extra = {}
    strategy = make(assets_extra=assets_extra)
    assets_extra["../../x"] = "/source"
    with pytest.raises(ValueError, match="assets_extra: got the destination"):
        strategy.export(FakeEstimator(tmp_path), str(tmp_path))


def test_exports_of_one_directory_have_their_turns(make, tmp_path):
    """An estimator of one's own is not asked by two threads of this package at once."""
    inside, most = [], []

    class Slow(FakeEstimator):
        def export_savedmodel(self, *arguments, **options):
            inside.append(1)
            most.append(len(inside))
            threading.Event().wait(0.02)
            inside.pop()
            return super().export_savedmodel(*arguments, **options)

    estimator, strategy = Slow(tmp_path), make(exports_to_keep=None)
    threads = [
        threading.Thread(target=strategy.export, args=(estimator, str(tmp_path / "export")))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(versions(tmp_path / "export")) == 6
    assert max(most) == 1


@pytest.mark.parametrize("placeholder", [None, "input_fn", 5])
def test_a_placeholder_is_a_warning(tmp_path, warned, placeholder):
    """As natively, a strategy of what can't be called is made; the estimator has the last word."""
    from contrib_compat.strategies.factories import make_export_strategy

    strategy = make_export_strategy(placeholder)
    assert ["serving_input_fn: got" in line for line in warned] == [True]
    assert strategy.export(FakeEstimator(tmp_path), str(tmp_path / "export"))
