"""The report as a page of one file."""

import re
from html.parser import HTMLParser

import pytest

from contrib_compat.migrate import baseline
from contrib_compat.migrate.reports import page

VOID = {"meta", "input", "br", "wbr"}
STEPS = ("shim", "core", "keras")


class Page(HTMLParser):
    """What is in a page: its tags with their attributes and texts."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.text = [], [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        made = (tag, dict(attrs), [])
        self.tags.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.text.append(data)
        for _, _, texts in self.open:
            texts.append(data + " ")

    def of(self, tag, **wanted):
        """Returns the attributes and the text of the tags with some data."""
        return [
            (attributes, " ".join("".join(texts).split()))
            for found, attributes, texts in self.tags
            if found == tag
            and all(attributes.get(f"data-{key}") == value for key, value in wanted.items())
        ]


@pytest.fixture
def text(report):
    """The text of the page of all steps."""
    return page.text([report(step) for step in STEPS], "shim")


@pytest.fixture
def made(text):
    """The page, parsed."""
    return Page(text)


def test_each_use_of_each_step_is_there(report, made):
    """The uses of the list are as many as the findings, with where they stand."""
    for step in STEPS:
        items = made.of("li", step=step)
        assert sum(int(item["data-uses"]) for item, _ in items) == len(report(step).findings)
    ((item, told),) = made.of("li", step="shim", subject="tf.contrib.learn.Nowhere")
    assert item["data-directory"] == "model/trainer"
    assert told.startswith("by hand TFC004 ") and told.endswith("line 2:5")
    assert any(told.endswith("line cell 2:2:32") for _, told in made.of("li"))


def test_the_page_begins_with_the_step_asked_for(made):
    """What other steps say is hidden until the filter asks for it."""
    assert {"hidden" in item for item, _ in made.of("li", step="shim")} == {False}
    assert {"hidden" in item for item, _ in made.of("li", step="core")} == {True}
    (chosen,) = (told for option, told in made.of("option") if "selected" in option)
    assert chosen == "shim"


@pytest.mark.parametrize("by", ["subject", "directory"])
def test_rows_count_what_the_list_has(made, by):
    """Symbols and directories have their uses, the most used first, and a bar as long."""
    uses = {}
    for item, _ in made.of("li", step="shim"):
        name = item[f"data-{by}"]
        uses[name] = uses.get(name, 0) + int(item["data-uses"])
    rows = [row for row in made.of("tr", by=by) if "hidden" not in row[0]]
    shown = {row["data-name"]: int(told.rpartition(" ")[2]) for row, told in rows}
    assert shown == uses
    assert list(shown.values()) == sorted(shown.values(), reverse=True)


def test_effort_follows_the_uses_that_a_person_has_to_deal_with(report, made):
    """A step's output has how many want a look and how many a hand, for other minutes too."""
    outputs = [output for output, _ in made.of("output") if "data-look" in output]
    for step, output in zip(STEPS, outputs):
        for how in ("look", "hand"):
            items = made.of("li", step=step, how=how)
            assert int(output[f"data-{how}"]) == sum(int(one["data-uses"]) for one, _ in items)
    core = Page(page.text([report("core")], "core"))
    assert core.of("li", how="look"), "the fixture has a strategy, whose fix is unsafe"


def test_what_failed_is_at_the_top(made):
    """A file that could not be read says why."""
    assert any(told.startswith("model/broken.py:2 not Python") for _, told in made.of("li"))


def test_names_are_text(text, made):
    """What a path or a program holds is escaped, and no placeholder is left or made."""
    assert "model/<b>.ipynb" in "".join(made.text)
    assert "<b>" not in text
    assert "{{" not in text


def test_a_path_that_looks_like_a_placeholder_stays_one(code_base, report):
    """Parts of the page are put in once, so that no path is taken for a place of another."""
    (code_base / "{{list}}.py").write_text("from tensorflow.contrib import nowhere\n")
    made = Page(page.text([report()], "shim"))
    assert any(told.startswith("{{list}}.py") for _, told in made.of("summary"))


def test_nothing_comes_from_a_network(text):
    """The page says so to the browser, and holds no address."""
    assert "default-src 'none'" in text
    assert not re.search(r"https?:|src=|url\(|@import", text)


def test_it_is_made_for_phones_and_for_the_dark(text, made):
    """The viewport is the device's, long names break, and dark colours are known."""
    viewport = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
    assert viewport in [attributes for attributes, _ in made.of("meta")]
    assert "overflow-wrap: anywhere" in text and "prefers-color-scheme: dark" in text


def test_what_is_known_says_so(report, code_base):
    """A use of the baseline stays on the page, which is for all there is."""
    known = {("model/trainer/two lines.py", "TFC004", "tf.contrib.learn.Nowhere", "Nowhere)"): 1}
    marked = baseline.marked(report(), code_base / "known.json", baseline.Known(known))
    ((_, told),) = Page(page.text([marked], "shim")).of("li", subject="tf.contrib.learn.Nowhere")
    assert " 1 known" in told


def test_a_code_base_without_findings_has_a_page(code_base):
    """Nothing is to be done: the charts are empty and nothing is divided by zero."""
    from contrib_compat.migrate.findings import Report

    made = Page(page.text([Report(step, "2.21", (), 3, 0, 0.1) for step in STEPS], "core"))
    assert "0 uses in 0 files" in [told for _, told in made.of("output")]
    page.write(code_base / "page.html", [Report("shim", "2.21", ())], "shim")
    assert Page((code_base / "page.html").read_text(encoding="utf-8")).tags
