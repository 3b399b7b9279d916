"""Extended strategies: what another strategy exports is changed, then published by one rename."""

import os
import threading
from pathlib import Path

import pytest

from contrib_compat.publishing.additions import is_addition


def strategy(export_fn, post_export_fn, name=None):
    """Extends a strategy that exports by ``export_fn``."""
    from contrib_compat.strategies.export_strategy import ExportStrategy
    from contrib_compat.strategies.factories import extend_export_strategy

    return extend_export_strategy(ExportStrategy("base", export_fn), post_export_fn, name)


def export_fn(estimator, export_path):
    path = os.path.join(export_path, "0000000001")
    os.makedirs(path)
    return path.encode()


def copy(export_dir, directory):
    path = os.path.join(directory, os.path.basename(export_dir).decode())
    os.makedirs(path)
    return path


def names(directory):
    """Lists what natively is there too."""
    return sorted(name for name in os.listdir(str(directory)) if not is_addition(name))


pytestmark = pytest.mark.usefixtures("quiet")


def test_the_path_of_the_published_export_is_returned(tmp_path):
    """The result lies below the directory of exports, under the name it was given."""
    extended = strategy(export_fn, copy)
    assert extended.name == "base"
    assert extended.export(None, str(tmp_path)) == str(tmp_path / "0000000001")
    assert names(tmp_path) == ["0000000001"]


def test_results_may_be_nested(tmp_path):
    """Directories above the result are made."""

    def post_export_fn(export_dir, directory):
        path = os.path.join(directory, "a", "b")
        os.makedirs(path)
        return path + "/"

    assert strategy(export_fn, post_export_fn).export(None, str(tmp_path)) == str(
        tmp_path / "a" / "b"
    )


def test_two_exports_at_once_do_not_meet(tmp_path):
    """Temporary directories are each export's own, also within one second."""
    seen = []

    def post_export_fn(export_dir, directory):
        seen.append((export_dir, directory))
        if len(seen) == 1:
            inner.export(None, str(tmp_path))
        path = os.path.join(directory, str(len(seen)))
        os.makedirs(path)
        seen.append(None)
        return path

    inner = strategy(export_fn, post_export_fn)
    inner.export(None, str(tmp_path))
    (first, second) = [pair for pair in seen if pair]
    assert not set(first) & set(second)
    assert not [name for name in names(tmp_path) if name.startswith("temp-")]


@pytest.mark.parametrize("at", ["export", "post export"])
def test_nothing_is_left_when_something_fails(tmp_path, at):
    """D15: whoever fails, the temporary directories are removed and the error comes through."""

    def fail(*_):
        raise KeyError("mine")

    extended = strategy(lambda estimator, export_path: fail(), copy)
    if at == "post export":
        extended = strategy(export_fn, fail)
    with pytest.raises(KeyError, match="mine"):
        extended.export(None, str(tmp_path))
    assert names(tmp_path) == []


def test_an_error_while_tidying_up_hides_nothing(tmp_path, monkeypatch, warned):
    """What can't be removed is a warning; the error before it is the one that is raised."""
    from contrib_compat.disk import store

    def fail(path):
        raise PermissionError("no")

    def wrong(*_):
        raise KeyError("mine")

    monkeypatch.setattr(store, "remove_tree", fail)
    with pytest.raises(KeyError, match="mine"):
        strategy(export_fn, wrong).export(None, str(tmp_path))
    assert len(warned) == 2


@pytest.mark.parametrize("result", ["outside", "..", ".", None, "missing", 5])
def test_only_results_below_its_directory_are_published(tmp_path, result):
    """The error names the directory that was wanted and what came."""

    def post_export_fn(export_dir, directory):
        paths = {"outside": str(tmp_path), "..": directory + "/..", ".": directory}
        if result == "missing":
            return directory + "/missing"
        return paths.get(result, result)

    with pytest.raises(ValueError, match="post_export_fn must return a sub-directory of"):
        strategy(export_fn, post_export_fn).export(None, str(tmp_path))
    assert names(tmp_path) == []


def test_a_published_export_is_never_overwritten(tmp_path):
    """A result whose place is taken is a RuntimeError, and what was there stays."""
    (tmp_path / "1500000000").mkdir()
    (tmp_path / "1500000000" / "precious").write_text("data")

    def own_version(export_dir, directory):
        return copy(b"1500000000", directory)

    with pytest.raises(RuntimeError, match="Failed to obtain final export directory"):
        strategy(export_fn, own_version).export(None, str(tmp_path))
    assert names(tmp_path) == ["1500000000"]
    assert (tmp_path / "1500000000" / "precious").exists()


def test_no_export_is_not_extended(tmp_path):
    """Where the other strategy decided not to export, so does this one."""
    extended = strategy(lambda estimator, export_path: "", lambda *_: pytest.fail("called"))
    assert extended.export(None, str(tmp_path)) == ""
    assert names(tmp_path) == []


def test_an_export_that_returns_nothing_is_extended(tmp_path):
    """An export function that writes but forgets to return the path works as natively."""

    def forgetful(estimator, export_path):
        export_fn(estimator, export_path)

    def post_export_fn(export_dir, directory):
        assert export_dir is None
        return copy(b"7", directory)

    assert strategy(forgetful, post_export_fn).export(None, str(tmp_path)) == str(tmp_path / "7")


def test_arguments_reach_the_other_strategy(tmp_path):
    """Estimator, checkpoint and evaluation are handed on."""
    seen = []

    def four(estimator, export_path, checkpoint_path, eval_result):
        seen.append((estimator, checkpoint_path, eval_result))
        return ""

    strategy(four, copy).export("E", str(tmp_path).encode(), "C", {"loss": 1.0})
    assert seen == [("E", "C", {"loss": 1.0})]


def test_leftovers_of_crashed_runs_go(tmp_path):
    """Temporary directories of a day ago are removed after an export, and only those of ours."""
    mine, others = "temp-base-export-1500000000-0123abcd", "temp-post-export-1500000000"
    for name in (mine, others):
        (tmp_path / name / "x").mkdir(parents=True)
    strategy(export_fn, copy).export(None, str(tmp_path))
    assert names(tmp_path) == ["0000000001", others]


def test_exports_of_one_second_have_versions_of_their_own(tmp_path):
    """What keeps the version of the base export, which others may have too, is not in their way."""

    def of_this_second(estimator, export_path):
        path = os.path.join(export_path, "1500000000")
        os.makedirs(path)
        return path

    def keep_the_name(export_dir, directory):
        return copy(export_dir.encode(), directory) + "/"

    paths = []

    def export():
        paths.append(strategy(of_this_second, keep_the_name).export(None, str(tmp_path)))

    threads = [threading.Thread(target=export) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(paths) == [str(tmp_path / str(1500000000 + number)) for number in range(6)]
    assert len(names(tmp_path)) == 6


@pytest.mark.parametrize("returned", [str, bytes, Path])
def test_paths_may_be_objects(tmp_path, returned):
    """``os.PathLike`` is taken, and may be returned, wherever text is."""

    def post_export_fn(export_dir, directory):
        path = copy(export_dir, directory)
        return path.encode() if returned is bytes else returned(path)

    path = strategy(export_fn, post_export_fn).export(None, tmp_path)
    assert path == str(tmp_path / "0000000001")


def test_an_empty_path_is_refused(tmp_path, monkeypatch):
    """Nothing is written to the working directory."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="export_path: got ''"):
        strategy(export_fn, copy).export(None, "")
    assert names(tmp_path) == []


def test_a_post_export_fn_that_is_none_is_refused():
    """A TypeError names the argument when the strategy is made."""
    with pytest.raises(TypeError, match="post_export_fn"):
        strategy(export_fn, None)
