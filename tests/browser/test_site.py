"""The site as people see it: on a phone, in a window, in the light and in the dark."""

import subprocess
import sys
from pathlib import Path

import looking
import pytest

ROOT = Path(__file__).resolve().parents[2]
#: A page of each kind: words, code, a table, long names, a picture, a list of all messages.
PAGES = [
    "index.html",
    "start/run.html",
    "migration.html",
    "troubleshooting.html",
    "architecture.html",
    "benchmarks.html",
    "made/names/index.html",
    "made/names/learn.html",
    "made/messages.html",
]
SCREENS = pytest.mark.parametrize(
    "size", [looking.PHONE, looking.DESKTOP], ids=["phone", "desktop"]
)
EACH = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Builds the site without its reference, for which it would take TensorFlow."""
    folder = tmp_path_factory.mktemp("site")
    without = ["-D", "exclude_patterns=reference.md", str(ROOT / "docs"), str(folder)]
    subprocess.run([sys.executable, "-m", "sphinx", "-Q", *without], check=True)
    return folder


@EACH
@SCREENS
def test_nobody_has_to_scroll_sideways(open_page, site, name, size):
    """What is wider than the window, code or a table, scrolls by itself."""
    assert looking.sticking_out(open_page(site / name, size=size)) == []


@EACH
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_can_be_read(open_page, site, name, dark):
    """In the light that the reader's system has, with contrast enough for all of its text."""
    page = open_page(site / name, dark=dark)
    assert looking.is_dark(page) == dark
    assert looking.hard_to_read(page, least=4) == []


def test_the_picture_takes_the_colours_of_the_page(open_page, site):
    """Letters are light in the dark, and their boxes dark."""
    colours = {}
    for dark in (False, True):
        page = open_page(site / "architecture.html", size=looking.PHONE, dark=dark)
        picture = page.locator(".house-plan svg")
        assert picture.bounding_box()["width"] <= looking.PHONE[0]
        colours[dark] = picture.locator("text").first.evaluate("one => getComputedStyle(one).fill")
    assert colours[False] != colours[True]


def test_a_name_is_found_by_its_anchor(open_page, site):
    """A link to a symbol shows its row of the table."""
    address = (site / "made" / "names" / "learn.html").as_uri() + "#learn-exportstrategy"
    page = open_page(address)
    name = page.locator("#learn-exportstrategy")
    assert name.inner_text() == "ExportStrategy"
    # It fails where the browser doesn't get there in some seconds.
    top = "document.querySelector('#learn-exportstrategy').getBoundingClientRect().top"
    page.wait_for_function(f"{top} >= 0 && {top} < innerHeight")
