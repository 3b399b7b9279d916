"""What the tests of pages measure by."""

import looking
import pytest


@pytest.fixture
def shown(open_page, tmp_path):
    """Shows a body on a phone."""

    def made(body, **options):
        path = tmp_path / "page.html"
        path.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{body}", encoding="utf-8")
        return open_page(path, looking.PHONE, **options)

    return made


def test_what_is_wider_than_the_window_is_found(shown):
    """An element that reaches over the edge is named, one that scrolls by itself is not."""
    (found,) = looking.sticking_out(shown("<p id=wide style='width: 400px'>a</p>"))
    assert "id=" in found and "wide" in found
    inner = "<pre style='width: 400px'>a</pre>"
    assert not looking.sticking_out(shown(f"<div style='overflow-x: auto'>{inner}</div>"))
    beside = "<div style='position: fixed; left: 400px'><p>a</p></div>b"
    assert not looking.sticking_out(shown(beside))


def test_what_has_little_contrast_is_found(shown):
    """Grey on white is named with its ratio; white on a dark box in a white page is not."""
    ((ratio, text),) = looking.hard_to_read(shown("<p style='color: #aaa'>faint</p><p>clear</p>"))
    assert text == "faint" and ratio == pytest.approx(2.32, abs=0.01)
    assert not looking.hard_to_read(shown("<p style='color: white; background: #333'>a</p>"))


def test_a_page_knows_the_light_that_it_is_read_in(shown):
    """A page that follows the reader's wish is dark where that is dark, and only there."""
    style = "<style>@media (prefers-color-scheme: dark) { body { background: #111 } }</style>"
    assert looking.is_dark(shown(style + "a", dark=True))
    assert not looking.is_dark(shown("<style>body { background: #eee }</style>a", dark=True))
