"""P10: whatever comes in, there is a clear error before anything is written, or it works."""

import os
from pathlib import Path

import numpy as np
import pytest

from contrib_compat.publishing.additions import is_addition


def receiver_fn():
    """Stands for a serving input receiver function."""


def best(**options):
    from contrib_compat.exporters import BestExporter

    return BestExporter("x", receiver_fn, **options)


def written(estimator):
    """Returns what is below the model directory."""
    return [str(path) for path in Path(estimator.model_dir).rglob("*")]


# --- names ---------------------------------------------------------------------------------------

NAMES = ["..", ".", "", "../x", "/abs", "a/b", "a\\b", "a\0b", "x" * 300, "\udcff"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["BestExporter", "LatestExporter", "FinalExporter"])
def test_names_that_leave_the_directory(kind, name):
    """No exporter can be made of a name that is not that of one directory."""
    from contrib_compat import exporters

    with pytest.raises(ValueError, match=r"name: got .*wanted the name of a directory"):
        getattr(exporters, kind)(name, receiver_fn)


@pytest.mark.parametrize("name", NAMES)
def test_names_of_strategies_that_leave_the_directory(estimator, name, quiet):
    """Nor is a strategy of such a name taken by an Experiment, or across the bridge."""
    from contrib_compat.experiment.strategy_turns import checked_strategies
    from contrib_compat.exporters import as_exporter
    from tf_contrib.learn import ExportStrategy

    strategy = ExportStrategy(name, lambda estimator, export_path: None)
    for take in (checked_strategies, as_exporter):
        with pytest.raises(ValueError, match=r"name: got .*wanted the name of a directory"):
            take(strategy)


@pytest.mark.parametrize("name", ["é" * 127, "模型", "a b", "x" * 255, "..x"])
def test_other_names_work(estimator, run, name):
    """Unicode, spaces and long names are fine."""
    from contrib_compat.exporters import LatestExporter

    assert run(LatestExporter(name, receiver_fn), estimator) == "1500000001"


def test_the_directory_of_exports_may_be_a_link(estimator, run, tmp_path):
    """Which is where exports go then; one that leads nowhere is an error."""
    home = tmp_path / "model" / "export"
    home.mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (home / "x").symlink_to(tmp_path / "elsewhere")
    assert run(best(), estimator, {"loss": 1.0}) == "1500000001"
    names = os.listdir(str(tmp_path / "elsewhere"))
    assert [name for name in names if not is_addition(name)] == ["1500000001"]


# --- extra files ---------------------------------------------------------------------------------

WRONG_DESTINATIONS = [
    ({"..": "f"}, "stays within"),
    ({"/etc/x": "f"}, "stays within"),
    ({"a/../../x": "f"}, "stays within"),
    ({"a\\..\\..\\x": "f"}, "stays within"),
    ({"gs://bucket/x": "f"}, "stays within"),
    ({"a\0b": "f"}, "without NUL"),
    ({"a/": "f"}, "wanted a file"),
    ({"x" * 300: "f"}, "takes 300 bytes"),
    ({"a/" + "é" * 128: "f"}, "takes 256 bytes"),
    ({"\udcff\ud800": "f"}, "UTF-8"),
    ({"a": "f", "./a": "f"}, "are the same"),
    ({"a/b": "f", "a": "f"}, "the other a directory"),
]


@pytest.mark.parametrize(("assets_extra", "wrong"), WRONG_DESTINATIONS)
def test_destinations_where_no_file_can_be(assets_extra, wrong, quiet):
    """They are refused when the exporter or the strategy is made."""
    from contrib_compat.exporters import LatestExporter
    from tf_contrib.learn import make_export_strategy

    with pytest.raises(ValueError, match=f"assets_extra: got .*{wrong}"):
        LatestExporter("x", receiver_fn, assets_extra=assets_extra)
    with pytest.raises(ValueError, match=f"assets_extra: got .*{wrong}"):
        make_export_strategy(receiver_fn, assets_extra=assets_extra)


# --- compare_fn ----------------------------------------------------------------------------------


def test_a_compare_fn_that_raises(estimator, run):
    """What it raises comes through, nothing is written, and what was the best still is."""

    def raising(best_eval_result, current_eval_result):
        raise KeyError("mine")

    exporter = best(compare_fn=raising)
    assert run(exporter, estimator, {"loss": 1.0})
    before = written(estimator)
    with pytest.raises(KeyError, match="mine"):
        run(exporter, estimator, {"loss": 0.5})
    assert written(estimator) == before


@pytest.mark.parametrize("answer", [1, "yes", np.bool_(True), np.array([True]), [0]])
def test_answers_that_are_true(estimator, run, answer):
    """As natively, what is true is a yes."""
    exporter = best(compare_fn=lambda best_eval_result, current_eval_result: answer)
    assert [bool(run(exporter, estimator, {"loss": loss})) for loss in (1, 2)] == [True, True]


@pytest.mark.parametrize("answer", [0, None, "", np.bool_(False), np.array([False]), []])
def test_answers_that_are_false(estimator, run, answer):
    """And what is false is a no."""
    exporter = best(compare_fn=lambda best_eval_result, current_eval_result: answer)
    assert [bool(run(exporter, estimator, {"loss": loss})) for loss in (1, 2)] == [True, False]


def test_an_answer_that_is_neither(estimator, run):
    """An array of several says so of itself alone; the error names the function."""
    exporter = best(compare_fn=lambda best_eval_result, current_eval_result: np.ones(2))
    assert run(exporter, estimator, {"loss": 1.0})
    before = written(estimator)
    with pytest.raises(ValueError, match=r"compare_fn: <function .* wanted True or False"):
        run(exporter, estimator, {"loss": 0.5})
    assert written(estimator) == before


# --- results of evaluations ----------------------------------------------------------------------


UNCOMPARABLE = [None, {}, {"accuracy": 1.0}]
NO_NUMBERS = [{"loss": loss} for loss in (np.ones(2), None, "low", b"3", 1j)]


@pytest.mark.parametrize("result", [*UNCOMPARABLE, *NO_NUMBERS])
def test_results_without_one_loss(estimator, run, result):
    """The best by its loss can't be told; nothing is written."""
    exporter = best()
    assert run(exporter, estimator, {"loss": 1.0})
    before = written(estimator)
    with pytest.raises(ValueError, match=r"eval_result: got .*loss"):
        run(exporter, estimator, result)
    assert written(estimator) == before


@pytest.mark.parametrize("result", UNCOMPARABLE)
@pytest.mark.parametrize("restarts", [False, True])
def test_the_first_result_need_not_have_a_loss(estimator, run, result, restarts):
    """As natively it is exported; then the first with a loss is the best, with a restart or not."""
    exporter = best()
    assert run(exporter, estimator, result)
    exporter = best() if restarts else exporter
    answers = [bool(run(exporter, estimator, {"loss": loss})) for loss in (3.0, 5.0, 2.0)]
    assert answers == [True, False, True]


@pytest.mark.parametrize("result", NO_NUMBERS)
def test_the_first_loss_is_a_number(estimator, run, result):
    """What is none is refused before anything is written."""
    with pytest.raises(ValueError, match=r"eval_result: got the loss .*, wanted one number"):
        run(best(), estimator, result)
    assert written(estimator) == []


@pytest.mark.parametrize(
    "more",
    [
        {"confusion": np.eye(2)},
        {"image": b"\x89PNG"},
        {"words": np.array([b"a", "b"], dtype=object)},
        {"phase": np.complex64(1j)},
        {"nothing": np.zeros([0])},
    ],
)
def test_results_with_arrays(estimator, run, more):
    """Whatever else was measured is in nobody's way, before a restart and after."""
    result = {"global_step": np.int64(1), **more}
    for loss, is_exported in ((np.float32(2), True), (np.array([3.0]), False), (1.0, True)):
        assert bool(run(best(), estimator, {"loss": loss, **result})) == is_exported


@pytest.mark.parametrize("result", [None, {}, {"loss": np.ones(2)}])
def test_exporters_that_compare_nothing_take_any_result(estimator, run, result):
    """They export whatever came of the evaluation."""
    from contrib_compat.exporters import FinalExporter, LatestExporter

    for kind in (LatestExporter, FinalExporter):
        assert run(kind("x", receiver_fn), estimator, result, is_the_final_export=True)


@pytest.mark.parametrize("result", [None, {}])
def test_steps_want_a_step(estimator, run, result):
    """A StepsExporter can't tell where it is; nothing is written."""
    from contrib_compat.exporters import StepsExporter

    with pytest.raises(ValueError, match=r"eval_result: got .*global_step"):
        run(StepsExporter([1], "x", receiver_fn), estimator, result)
    assert written(estimator) == []


# --- export functions ----------------------------------------------------------------------------

RESULTS = {
    "None": lambda path: None,
    "nothing": lambda path: "",
    "text": os.fsdecode,
    "bytes": os.fsencode,
    "Path": lambda path: Path(os.fsdecode(path)),
    "another directory": lambda path: os.fsdecode(path) + "/../elsewhere",
    "a number": lambda path: 7,
    "NUL": lambda path: "a\0b",
}


@pytest.mark.parametrize("name", sorted(RESULTS))
def test_what_an_export_function_returns(estimator, name, quiet):
    """It is returned as it is, and noted; what is wrong with it harms no turn after."""
    from contrib_compat.experiment.strategy_turns import StrategyTurns
    from tf_contrib.learn import ExportStrategy

    results = []

    def export_fn(estimator, export_path):
        assert export_path == os.path.join(os.fsencode(estimator.model_dir), b"export", b"mine")
        os.makedirs(os.path.join(export_path, b"1500000000"), exist_ok=True)
        results.append(RESULTS[name](os.path.join(export_path, b"1500000000")))
        return results[-1]

    for step in range(2):
        turns = StrategyTurns(estimator, (ExportStrategy("mine", export_fn),))
        assert turns.take({"loss": 1.0}, f"ckpt-{step}", is_final=False) == results[-1:]
        assert turns.finish() == results[-1:]
    assert len(results) == 2


def test_an_export_function_that_raises(estimator, run, quiet):
    """The others have their turns first; what it raised comes through, at the next turn too."""
    from contrib_compat.experiment.strategy_turns import StrategyTurns
    from contrib_compat.exporters import LatestExporter, as_export_strategy
    from tf_contrib.learn import ExportStrategy

    def export_fn(estimator, export_path):
        raise KeyError("mine")

    exporter = as_export_strategy(LatestExporter("x", receiver_fn))
    turns = StrategyTurns(estimator, (ExportStrategy("mine", export_fn), exporter))
    for _ in range(2):
        with pytest.raises(KeyError, match="mine"):
            turns.take({"loss": 1.0}, "ckpt-1", is_final=False)
    home = os.path.join(estimator.model_dir, "export")
    exports = [name for name in os.listdir(os.path.join(home, "x")) if not is_addition(name)]
    assert sorted(os.listdir(home)) == ["x"] and len(exports) == 2


def test_an_export_function_finds_no_directory_that_was_not_there(estimator, quiet):
    """As natively it may make its directory, which fails where one is: records lie elsewhere."""
    from contrib_compat.experiment.strategy_turns import StrategyTurns
    from tf_contrib.learn import ExportStrategy

    def export_fn(estimator, export_path):
        os.makedirs(export_path)
        return export_path

    strategy = ExportStrategy("mine", export_fn)
    (path,) = StrategyTurns(estimator, (strategy,)).take({"loss": 1.0}, "ckpt-1", is_final=True)
    assert os.listdir(path) == []
