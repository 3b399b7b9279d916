"""A survey of exports as a page of one file."""

import re
import sys
from html.parser import HTMLParser
from types import ModuleType

import pytest

from contrib_compat.inspection.facts import Evaluation, Export, Survey
from contrib_compat.inspection.page import draw, write

VOID = {"meta", "path", "circle", "br", "th", "td", "tr"}


class Page(HTMLParser):
    """What is in a page: its tags with their attributes, and its text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.text, self.open = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)

    def of(self, tag, **wanted):
        return [
            attrs
            for found, attrs in self.tags
            if found == tag and all(attrs.get("class") == value for value in wanted.values())
        ]


def export(version, step, loss, is_best=False, signatures=None):
    return Export(
        "best<script>",
        version,
        f"m/export/best/{version}",
        2000000,
        step,
        {"loss": loss},
        is_best,
        True,
        [],
        signatures or {"serving_default": {"inputs": {"x": "float32[?,2]"}, "outputs": {}}},
    )


@pytest.fixture
def page(tmp_path):
    """Writes a page and parses it."""

    def page(survey, metric="loss"):
        path = str(tmp_path / "exports.html")
        write(survey, metric, path)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        made = Page(text)
        assert not made.open
        return made, text

    return page


COURSE = [Evaluation("eval", step, {"loss": 1 / step}) for step in (1, 2, 4)]


def test_versions_are_marked_on_the_course_of_the_metric(page):
    """One line an evaluation, one mark a version, and the best one looks otherwise."""
    survey = Survey(
        "m", [export("1500000000", 1, 1.0), export("1500000001", 4, 0.25, True)], COURSE
    )
    made, _ = page(survey)
    assert len(made.of("polyline", kind="course c0")) == 1
    assert len(made.of("circle", kind="version")) == len(made.of("circle", kind="best")) == 1
    assert "best<script> 1500000001: loss 0.25 at step 4" in made.text


def test_names_are_text_and_nothing_comes_from_a_network(page):
    """What a user named is escaped; the page has no script, and no address of anything."""
    made, text = page(Survey("m<&>", [export("1500000000", 1, 1.0)], COURSE))
    assert not made.of("script")
    assert "Exports of m<&>" in "".join(made.text)
    assert not re.search(r"https?:|src=|url\(", text)


def test_changes_of_signatures_are_shown(page):
    """What a version takes away and adds stands between the two versions."""
    other = {"serving_default": {"inputs": {"x": "float32[?,3]"}, "outputs": {}}}
    exports = [export("1500000000", 1, 1.0), export("1500000001", 2, 0.5, signatures=other)]
    made, _ = page(Survey("m", exports, COURSE))
    text = "".join(made.text)
    assert "1500000000 to 1500000001" in text
    old, new = (f"serving_default inputs x: float32[?,{size}]" for size in (2, 3))
    assert f"- {old}\n+ {new}" in text


def test_without_the_metric_the_page_says_so(page):
    """No evaluation has it: there is a sentence and no chart."""
    made, _ = page(Survey("m", [export("1500000000", None, float("nan"))], COURSE), metric="auc")
    assert "No evaluation has the metric auc." in made.text
    assert not made.of("svg")


def test_it_is_made_for_phones_and_for_the_dark(page):
    """The viewport is the device's, tables scroll in themselves, and dark colours are known."""
    made, text = page(Survey("m", [export("1500000000", 1, 1.0)], COURSE))
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in made.of("meta")
    assert len(made.of("div", kind="wide")) == 1
    assert "prefers-color-scheme: dark" in text


class Figure:
    """Takes the place of matplotlib's, and notes what is asked of it and of its axes."""

    last = None

    def __init__(self, **_):
        type(self).last = self
        self.asked = []

    def add_subplot(self):
        return self

    def __getattr__(self, name):
        return lambda *arguments, **options: self.asked.append((name, arguments, options))

    def of(self, name):
        """Returns the arguments of each call of a method."""
        return [arguments for asked, arguments, _ in self.asked if asked == name]


@pytest.fixture
def matplotlib(monkeypatch):
    """A module of its name, with the one class that is asked for."""
    module = ModuleType("matplotlib.figure")
    module.Figure = Figure
    monkeypatch.setitem(sys.modules, "matplotlib", ModuleType("matplotlib"))
    monkeypatch.setitem(sys.modules, "matplotlib.figure", module)


def test_the_picture_has_the_course_and_the_versions(matplotlib):
    """One line an evaluation's name, and a mark a version, of which the best has a star."""
    exports = [export("1500000000", 1, 1.0), export("1500000001", 4, 0.25, True)]
    draw(Survey("m", exports, COURSE), "loss", "exports.png")
    assert Figure.last.of("plot") == [((1, 2, 4), (1, 0.5, 0.25)), ([1], [1.0]), ([4], [0.25])]
    marks = [options.get("marker") for name, _, options in Figure.last.asked if name == "plot"]
    assert marks == [".", "D", "*"]
    assert Figure.last.of("set_ylabel") == [("loss",)]
    assert Figure.last.of("savefig") == [("exports.png",)]


def test_no_picture_of_a_metric_that_there_is_not(matplotlib):
    """The metrics that there are are named."""
    with pytest.raises(ValueError, match=r"no evaluation has 'auc', but \['loss'\]"):
        draw(Survey("m", [], COURSE), "auc", "exports.png")


def test_without_matplotlib_it_says_what_to_install(monkeypatch):
    """The chart that is a picture is the one thing that wants it."""
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(ImportError, match="pip install matplotlib"):
        draw(Survey("m", [], COURSE), "loss", "exports.png")
