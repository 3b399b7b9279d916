"""No link of the README, of the pages or of the built site leads nowhere."""

import blocks
import links
import pytest


def nowhere(page, found, anchors):
    """Returns those of a page's links that lead to no file, or to no anchor of it."""
    lost = []
    for link in found:
        place, anchor = links.leads_to(page, link)
        if place is None:
            continue
        if not place.exists() or (anchor and anchor not in anchors(place.resolve())):
            lost.append(link)
    return lost


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"])
def test_links_of_the_repository_lead_somewhere(name):
    """Each names a file or a directory that is there, and a heading that it has."""
    page = blocks.ROOT / name
    found = links.in_markdown(page)
    assert found or name in ("SECURITY.md",)
    assert nowhere(page, found, links.headings) == []


def test_links_of_the_built_site_lead_somewhere(site):
    """On every page that was made, the sidebar's as well as the text's."""
    read = {page.resolve(): links.in_html(page) for page in site.rglob("*.html")}
    assert len(read) > 100
    lost = {
        page.name: nowhere(page, found, lambda place: read[place][0])
        for page, (_, found) in read.items()
    }
    assert {name: missing for name, missing in lost.items() if missing} == {}


def test_each_anchor_is_there_once(site):
    """So that a link to it can lead to one place alone."""
    for page in site.rglob("*.html"):
        anchors, _ = links.in_html(page)
        assert len(anchors) == len(set(anchors)), page.name


def test_lost_links_are_noticed(tmp_path):
    """A file that isn't there, and an anchor that isn't."""
    page = tmp_path / "page.html"
    page.write_text('<a id="here" href="#here"></a><a href="page.html#there"></a><a href="no"></a>')
    anchors, found = links.in_html(page)
    assert nowhere(page, found, lambda place: anchors) == ["page.html#there", "no"]
