"""The page that ``tf-contrib exports --html`` writes, as people see it."""

import looking
import pytest

from contrib_compat.inspection import page as exports_page
from contrib_compat.inspection.facts import Evaluation, Export, Survey

SCREENS = pytest.mark.parametrize(
    "size", [looking.PHONE, looking.DESKTOP], ids=["phone", "desktop"]
)
LIGHTS = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
STEPS = [100, 200, 300, 400, 500]
LOSSES = {100: 0.9, 200: 0.5, 300: 0.3, 400: 0.45, 500: 0.6}
INPUTS = {"examples": "string[?]"}
WIDE = {"a_rather_long_name_of_an_output_that_is_wider_than_a_phone/probabilities": "float32[?,3]"}
# What the chart has to show: where its line runs, and where its marks are.
_DRAWN = """() => ({
  line: [...document.querySelector("polyline").points].map(point => [point.x, point.y]),
  marks: [...document.querySelectorAll("circle")].map(circle =>
    [circle.getAttribute("class"), circle.cx.baseVal.value, circle.cy.baseVal.value]),
})"""


def export(strategy, step, is_best=False, verified=True, outputs=WIDE):
    """Makes what is known of a version."""
    return Export(
        strategy=strategy,
        version=str(1500000000 + step),
        path=f"model/export/{strategy}/{1500000000 + step}",
        size=12345678,
        step=step,
        metrics={"loss": LOSSES[step], "accuracy": 0.75, "auc_precision_recall": 0.5},
        is_best=is_best,
        verified=verified,
        problems=[] if verified else ["changed: variables/variables.data-00000-of-00001"],
        signatures={"serving_default": {"method": "predict", "inputs": INPUTS, "outputs": outputs}},
    )


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Writes the page of two strategies, one of which changed a signature and has a best export."""
    survey = Survey(
        "/data/models/a_rather_long_name_of_a_directory_that_nobody_would_read_on_a_phone",
        [
            export("best", 100),
            export("best", 300, is_best=True, outputs={**WIDE, "classes": "int64[?]"}),
            export("latest", 500, verified=False),
        ],
        [Evaluation("eval", step, {"loss": LOSSES[step]}) for step in STEPS],
    )
    path = tmp_path_factory.mktemp("page") / "exports.html"
    exports_page.write(survey, "loss", str(path))
    return path


@SCREENS
@LIGHTS
def test_it_can_be_read(open_page, written, size, dark):
    """Nothing sticks out of the window, and all has contrast, with the signatures opened too."""
    page = open_page(written, size, dark)
    assert looking.is_dark(page) is dark
    for summary in page.locator("summary").all():
        summary.click()
    assert page.locator("details[open] pre:visible").count()
    assert not looking.sticking_out(page)
    assert not looking.hard_to_read(page)


@SCREENS
def test_texts_of_the_chart_are_as_large_as_others(open_page, written, size):
    """A phone shrinks the chart, but not so far that its numbers can't be read."""
    page = open_page(written, size)
    heights = page.evaluate(
        "() => [...document.querySelectorAll('svg text')]"
        ".map(text => text.getBoundingClientRect().height)"
    )
    assert min(heights) >= 10


def test_published_versions_are_marked_on_the_course(open_page, written):
    """Marks lie on the line, at the steps of the exports; the best one looks otherwise."""
    page = open_page(written)
    drawn = page.evaluate(_DRAWN)
    at = dict(zip(STEPS, drawn["line"]))
    places = {tuple(place): kind for kind, *place in drawn["marks"]}
    assert places == {
        tuple(at[100]): "version",
        tuple(at[300]): "best",
        tuple(at[500]): "version",
    }
    heights = [y for _, y in drawn["line"]]
    # The axis of a screen points downwards: the largest loss is at the top.
    assert (min(heights), max(heights)) == (at[100][1], at[300][1])
    colours = {
        kind: page.evaluate(f"getComputedStyle(document.querySelector('circle.{kind}')).fill")
        for kind in ("best", "version")
    }
    assert colours["best"] != colours["version"]


def test_a_change_of_signatures_is_a_click_away(open_page, written):
    """Signatures are folded up; opened, they say what the second version of a strategy added."""
    page = open_page(written, looking.PHONE)
    best = page.locator("section").filter(has=page.get_by_role("heading", name="best"))
    change = best.get_by_text("+ serving_default outputs classes: int64[?]")
    assert not change.is_visible()
    best.get_by_text("signatures").focus()
    page.keyboard.press("Enter")
    assert change.is_visible()
    assert best.get_by_role("heading", name="1500000100 to 1500000300").is_visible()


def test_a_phone_shows_all_of_a_version_at_once(open_page, written):
    """Metrics, and what is damaged, are seen without pushing a table aside."""
    page = open_page(written, looking.PHONE)
    for cell in page.locator("td").all():
        box = cell.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= looking.PHONE[0]
    shown = page.evaluate(
        "() => [...document.querySelectorAll('td')].map(cell => "
        "getComputedStyle(cell, '::before').content)"
    )
    assert shown[:6] == [
        f'"{name}"' for name in ("version", "published (UTC)", "MB", "step", "metrics", "verified")
    ]


def test_sizes_metrics_and_damage_are_in_the_tables(open_page, written):
    """A person finds the size, the metrics, which is best, and which file is damaged."""
    page = open_page(written)
    (first, second), (latest,) = (
        table.locator("tbody tr").all_inner_texts() for table in page.locator("table").all()
    )
    assert "12.35" in first and "loss=0.9" in first and "best" not in first
    assert "best" in second and "yes" in second
    assert "changed: variables/variables.data-00000-of-00001" in latest
