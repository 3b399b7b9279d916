"""What the site says about the code is so."""

import re

import blocks
import message_page
import pytest

DOCS = blocks.ROOT / "docs"


def page(name):
    """Returns the text of a page."""
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def said():
    """All that the sources say in their texts: with ``...`` for values."""
    return [message.text for message in message_page.messages()] + message_page.texts()


HEADINGS = re.findall(r"^### `(.*)`$", page("troubleshooting.md"), re.MULTILINE)


@pytest.mark.parametrize("heading", HEADINGS)
def test_each_message_of_troubleshooting_is_in_the_code(heading, said):
    """As a message has it, or the beginning of one."""
    assert any(heading in text for text in said)


def test_each_promise_has_tests_that_exist():
    """P1 to P13, each with at least one test of this repository."""
    promises = re.split(r"^P(\d+)\. ", page("promises.md"), flags=re.MULTILINE)[1:]
    assert [int(number) for number in promises[::2]] == list(range(1, 14))
    for number, text in zip(promises[::2], promises[1::2]):
        tests = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
        assert tests, number
        for file, name in tests:
            assert f"def {name}(" in (blocks.ROOT / file).read_text(encoding="utf-8"), name
