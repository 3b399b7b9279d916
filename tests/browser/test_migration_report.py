"""The page that ``tf-contrib migrate --html`` writes, as people see it and use it."""

import re

import looking
import pytest

from contrib_compat.migrate import discovery
from contrib_compat.migrate.reports import page as report_page
from contrib_compat.migrate.run import run
from contrib_compat.migrate.settings import Settings

FILES = {
    "model/trainer/a_rather_long_name_of_a_file_that_nobody_would_want_to_read_on_a_phone.py": (
        "import tensorflow as tf\n"
        "from tensorflow.contrib.learn import make_export_strategy\n"
        "strategy = make_export_strategy(serving, exports_to_keep=3)\n"
        "tf.contrib.layers.fully_connected(x, 3)\n"
        "tf.contrib.nowhere.to_be_found\n"
    ),
    "model/plain.py": "import tensorflow.contrib.learn as learn\nlearn.RunConfig()\n",
    "model/broken.py": "import tensorflow.contrib\ndef (\n",
    "silent.py": "x = 1\n",
}
SCREENS = pytest.mark.parametrize(
    "size", [looking.PHONE, looking.DESKTOP], ids=["phone", "desktop"]
)
LIGHTS = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """Writes the page of all steps over a small code base."""
    root = tmp_path_factory.mktemp("code")
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    written = root / "report.html"
    reports = [
        run(discovery.sources([root]), Settings(step)).report for step in ("shim", "core", "keras")
    ]
    report_page.write(written, reports, "shim")
    return written


def uses_shown(page):
    """Returns how many uses the page says that it shows, and how many its list does."""
    told = int(re.match(r"(\d+) uses", page.locator("#shown").inner_text()).group(1))
    listed = page.locator("li[data-step]:not([hidden])")
    return told, sum(int(item.get_attribute("data-uses")) for item in listed.all())


@SCREENS
@LIGHTS
def test_it_can_be_read(open_page, report, size, dark):
    """Nothing sticks out of the window, and all has contrast, opened up too."""
    page = open_page(report, size, dark)
    assert looking.is_dark(page) is dark
    for summary in page.locator("details:not([hidden]) summary").all():
        summary.click()
    assert page.locator("details[open] li:visible").count()
    assert not looking.sticking_out(page)
    assert not looking.hard_to_read(page)


def test_other_steps_are_a_choice_away(open_page, report):
    """Choosing a step shows its uses alone, in the list as in the count above it."""
    page = open_page(report, looking.PHONE)
    seen = {}
    for step in ("core", "keras", "shim"):
        page.get_by_label("step").select_option(step)
        assert page.locator("li[data-step]:not([hidden])").count()
        assert not page.locator(f"li:not([hidden]):not([data-step={step}])[data-step]").count()
        told, listed = uses_shown(page)
        assert told == listed
        assert told == sum(map(int, page.locator("summary:visible small").all_inner_texts()))
        seen[step] = listed
    assert seen["shim"] > 3


def test_filters_narrow_what_is_shown(open_page, report):
    """Rule, kind of work and text each leave the uses that they name, and rows that add up."""
    page = open_page(report)
    every, _ = uses_shown(page)
    page.get_by_label("rule").select_option("TFC004")
    fewer, listed = uses_shown(page)
    assert 0 < fewer == listed < every
    page.get_by_label("rule").select_option("")
    page.get_by_label("how").select_option("hand")
    by_hand, listed = uses_shown(page)
    assert 0 < by_hand == listed < every
    page.get_by_label("how").select_option("")
    page.get_by_label("text").fill("plain.PY")
    in_one_file, listed = uses_shown(page)
    assert 0 < in_one_file == listed < every
    assert page.locator("details:not([hidden])").count() == 1
    for by in ("subject", "directory"):
        cells = page.locator(f"tr[data-by={by}]:not([hidden]) .number").all()
        assert sum(int(cell.inner_text()) for cell in cells) == in_one_file
    page.get_by_label("text").fill("no such thing")
    assert uses_shown(page) == (0, 0)


def test_effort_follows_the_minutes(open_page, report):
    """Who thinks that a use by hand takes longer writes so, and the estimate grows."""
    page = open_page(report)
    effort = page.locator("output[data-look]").first
    before = effort.inner_text()
    page.get_by_label("minutes by hand").fill("600")
    assert effort.inner_text() != before
    assert effort.inner_text().endswith(" h")


def test_bars_are_as_long_as_what_they_count(open_page, report):
    """The longest row of a table has the longest bar, and each part of a bar shows its colour."""
    page = open_page(report)
    widths = page.evaluate(
        """() => [...document.querySelectorAll("tr[data-by=subject]:not([hidden])")].map(row => [
          +row.querySelector(".number").textContent,
          [...row.querySelectorAll("rect")].reduce(
            (sum, one) => sum + one.getBoundingClientRect().width, 0)])"""
    )
    most = max(count for count, _ in widths)
    full = max(width for _, width in widths)
    assert full > 50
    for count, width in widths:
        assert width == pytest.approx(full * count / most, abs=2)


def test_it_is_used_by_keyboard_alone(open_page, report):
    """Tab reaches each filter, and Enter opens a file."""
    page = open_page(report)
    page.get_by_label("step").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "code"
    page.locator("details:not([hidden]) summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1
