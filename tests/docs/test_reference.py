"""The reference has every public name, and no page of the site lacks a message or a symbol."""

import importlib
import re

import links
import message_page
import name_pages
import pytest

from contrib_compat import routes

PUBLISHING = ["publishing.marks", "publishing.options", "publishing.verify"]
MODULES = ["exporters", "keras", "deprecation", *PUBLISHING]


@pytest.fixture(scope="module")
def reference(site):
    """The anchors of the reference."""
    return set(links.in_html(site / "reference.html")[0])


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_of_a_module_is_there(reference, module):
    """What its ``__all__`` names, or what it defines without one."""
    name = f"contrib_compat.{module}"
    public = importlib.import_module(name)
    names = getattr(public, "__all__", ["main"])
    assert {f"{name}.{one}" for one in names} <= reference


def test_every_name_of_the_face_is_there(reference, site):
    """Functions by their anchors, modules by headings of their names."""
    import contrib_compat

    text = re.sub("<[^>]*>", "", (site / "reference.html").read_text(encoding="utf-8"))
    for name in contrib_compat.__all__:
        assert f"contrib_compat.{name}" in text
    assert {"contrib_compat.install", "contrib_compat.uninstall"} <= reference


def test_every_name_of_the_estimators_is_there(site):
    """What ``dir`` shows on the TensorFlow installed."""
    from contrib_compat import estimator

    text = (site / "reference.html").read_text(encoding="utf-8")
    shown = set(re.findall(r'<span class="pre">(\w+)</span>', text))
    assert {name for name in dir(estimator) if name[0] != "_"} <= shown


def test_every_message_has_its_anchor(site):
    """On the page of messages, as the sources have them now."""
    anchors, _ = links.in_html(site / "made" / "messages.html")
    assert set(message_page.anchors()) <= set(anchors)


@pytest.mark.parametrize(("package", "found"), name_pages.by_package(routes).items())
def test_every_symbol_of_contrib_has_its_anchor(site, package, found):
    """On the page of its package."""
    anchors, _ = links.in_html(site / "made" / "names" / f"{package}.html")
    assert set(name_pages.anchors(found).values()) <= set(anchors)
