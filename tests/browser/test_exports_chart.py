"""The chart that ``tf-contrib exports --png`` draws."""

import builtins

import pytest
from matplotlib import image

from contrib_compat.inspection import page as exports_page
from contrib_compat.inspection.facts import Evaluation, Export, Survey

COURSE = [Evaluation("eval", step, {"loss": 1 / step}) for step in (1, 2, 4)]
COURSE += [Evaluation("eval_test", 2, {"loss": 0.7, "auc": 0.5})]


def export(version, step, is_best):
    """Makes what is known of a version."""
    path = f"model/export/best/{version}"
    loss = {"loss": float("nan") if step is None else 1 / step}
    return Export("best", version, path, 1, step, loss, is_best, True, [], {})


EXPORTS = [export("1500000001", 1, False), export("1500000002", 4, True)]


def test_the_chart_has_a_line_for_each_evaluation_and_a_mark_for_each_version(tmp_path):
    """It is a picture, with colours of two lines and black marks; one more version adds to it."""

    def drawn(name, exports):
        path = str(tmp_path / name)
        exports_page.draw(Survey("model", exports, COURSE), "loss", path)
        return image.imread(path)

    none, one, two = (drawn(f"{count}.png", EXPORTS[:count]) for count in range(3))
    assert none.shape == one.shape == two.shape
    assert none.shape[0] >= 300
    assert none.shape[1] >= 600

    def black(picture):
        return int((picture[:, :, :3] < 0.05).all(axis=2).sum())

    assert black(none) < black(one) < black(two)
    colours = {tuple(pixel) for row in (none[:, :, :3] * 255).astype(int) for pixel in row}
    assert {(31, 119, 180), (255, 127, 14)} <= colours


def test_a_metric_that_was_not_evaluated_is_named(tmp_path):
    """With those that were; nothing is written."""
    path = tmp_path / "x.png"
    with pytest.raises(ValueError, match=r"no evaluation has 'f1', but \['auc', 'loss'\]"):
        exports_page.draw(Survey("model", [], COURSE), "f1", str(path))
    assert not path.exists()


def test_a_version_without_a_step_has_no_mark(tmp_path):
    """An export of unknown step is nowhere on the axis; the chart is drawn all the same."""
    path = tmp_path / "x.png"
    survey = Survey("model", [export("1500000003", None, False)], COURSE)
    exports_page.draw(survey, "loss", str(path))
    assert path.read_bytes().startswith(b"\x89PNG")


def test_without_matplotlib_it_says_what_to_install(tmp_path, monkeypatch):
    """An ImportError with the command, and no file."""
    imported = builtins.__import__

    def without(name, *arguments):
        if name.startswith("matplotlib"):
            raise ModuleNotFoundError(name)
        return imported(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match="pip install matplotlib"):
        exports_page.draw(Survey("model", EXPORTS, COURSE), "loss", str(tmp_path / "x.png"))
    assert not list(tmp_path.iterdir())
