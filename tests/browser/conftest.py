"""A headless browser, started once, and pages in it that tell what went wrong in them.

Tests that look at a page say::

    def test_it_can_be_read(open_page):
        page = open_page(path, size=looking.PHONE, dark=True)
        page.get_by_label("rule").select_option("TFC001")
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import chromium
import looking
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="session")
def browser():
    """Starts the browser that all tests share."""
    with sync_playwright() as playwright:
        path, variables = chromium.executable(playwright.chromium.executable_path)
        started = playwright.chromium.launch(executable_path=path, env=variables)
        yield started
        started.close()


@pytest.fixture
def open_page(browser):
    """Opens a file, or an address of this machine's, as a person with some screen would.

    A test fails if a page of its logs an error or asks for anything beyond this machine.
    """
    contexts, faults = [], []

    def opened(place, size=looking.DESKTOP, dark=False):
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            has_touch=size == looking.PHONE,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: faults.append(f"raised: {error}"))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: faults.extend(_beyond(request.url)))
        page.goto(place.as_uri() if isinstance(place, Path) else place)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults


def _beyond(address):
    """Returns the address, in a list, if it is another machine's."""
    own = ("file:", "data:", "blob:", "http://localhost", "http://127.0.0.1")
    return [] if address.startswith(own) else [f"asked for {address}"]
