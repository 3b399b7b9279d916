"""The pages of the site that are made from data say all that the data has, and no more."""

import re
import sys

import pytest

from contrib_compat import routes

pytestmark = pytest.mark.skipif(
    sys.version_info < (3, 9), reason="the tool reads messages by ast.unparse, new in 3.9"
)


@pytest.fixture
def pages(load):
    """The pages by their paths."""
    return load("site_pages").pages()


def test_every_symbol_has_an_anchor_on_the_page_of_its_package(pages, load):
    """One that no other symbol of the page has, in the form that stays what it is in HTML."""
    name_pages = load("name_pages")
    for package, found in name_pages.by_package(routes).items():
        shown = re.findall(r"\[`([^`]*)`\]\{#([^}]*)\}", pages[f"names/{package}.md"])
        anchors = [anchor for _, anchor in shown]
        assert len(set(anchors)) == len(anchors)
        assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", anchor) for anchor in anchors)
        assert [f"{package}.{name}" for name, _ in shown] == [route.full_name for route in found]
    count = sum(len(found) for found in name_pages.by_package(routes).values())
    assert count == sum(route.kind != "module" for route in routes.TABLE.values())


def test_the_index_links_to_every_package(pages):
    """In the table and in the list that the sidebar is made from."""
    index = pages["names/index.md"]
    names = {path[len("names/") : -len(".md")] for path in pages if path.startswith("names/")}
    linked = set(re.findall(r"\]\((\w+)\.md\)", index))
    listed = set(index.rpartition("maxdepth: 1\n")[2].split()) - {"```"}
    assert linked == listed == names - {"index"}


def test_every_room_is_in_the_picture(pages, load):
    """Once, each floor above those that it stands on."""
    rooms = load("house_plan").rooms()
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", pages["rooms.svg"])
    lines = [line.split(" · ") for line in drawn]
    assert sorted(name for line in lines for name in line if name in rooms) == sorted(rooms)
    assert [name for line in lines for name in line if name in ("cli", "moved")] == ["cli", "moved"]


def test_a_room_without_a_floor_is_an_error(load, monkeypatch):
    """So that a new last room is put into the picture."""
    house_plan = load("house_plan")
    monkeypatch.setattr(house_plan, "FLOORS", house_plan.FLOORS[:-1])
    with pytest.raises(ValueError, match="cli"):
        house_plan.floors()


def test_messages_are_read_in_each_form(load, monkeypatch, tmp_path):
    """Constants, f-strings, format, %, sums, and what a function of the file returns."""
    message_page = load("message_page")
    (tmp_path / "room.py").write_text(
        "HINT = 'or call it'\n"
        "def why(x):\n"
        "    return f'{x} is too long'\n"
        "def f(x):\n"
        "    raise ValueError(f'x: got {x!r}, {HINT}')\n"
        "    raise TypeError('no {}'.format(x))\n"
        "    raise KeyError('key %s' % x)\n"
        "    raise OSError(1, 'disk ' + x)\n"
        "    raise ValueError(why(x))\n"
        "    logging.warning('late by %d s', x)\n"
        "    raise\n"
    )
    monkeypatch.setattr(message_page, "COMPAT", tmp_path)
    assert [(message.error, message.text) for message in message_page.messages()] == [
        ("ValueError", "x: got ..., or call it"),
        ("TypeError", "no ..."),
        ("KeyError", "key ..."),
        ("OSError", "disk ..."),
        ("ValueError", "... is too long"),
        ("warning", "late by ... s"),
    ]
    assert "[TypeError]{#no}: `no ...`" in message_page.page()


def test_what_is_no_longer_made_goes(load, tmp_path):
    """A page of an earlier build does not stay."""
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "gone.md").write_text("# Gone")
    site_pages = load("site_pages")
    site_pages.write(tmp_path)
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert there == set(site_pages.pages())
