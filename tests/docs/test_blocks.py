"""What README and the site tell a reader to type works."""

import blocks
import pytest

PAGES = pytest.mark.parametrize("page", blocks.pages(), ids=blocks.name_of)


@PAGES
def test_every_block_says_what_it_is(page):
    """Its language, which can be run; and where it isn't run, why."""
    for block in blocks.blocks(page):
        place = f"{blocks.name_of(page)}:{block.line}"
        assert block.note in ("", *blocks.NOTES), place
        if block.note == "not run":
            assert len(block.why.split()) >= 4, place
        elif block.note not in ("file", "migrated"):
            assert block.language in ("json", "python", "sh", "toml", "yaml"), place


@PAGES
def test_the_blocks_of_a_page_run(page, tmp_path, monkeypatch, quiet):
    """One after the other in an empty directory, as a reader would who follows the page."""
    monkeypatch.chdir(tmp_path)
    wanted = [block for block in blocks.blocks(page) if block.note not in ("not run", "file")]
    assert blocks.run(page, tmp_path) == len(wanted)


def test_a_block_that_fails_is_noticed(tmp_path, monkeypatch):
    """In each language, by its own kind of failure."""
    for number, code in enumerate(
        ["```python\n1 / 0\n```\n", "```sh\nfalse\n```\n", "```json\n{\n```\n", "```toml\n=\n```\n"]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        page = folder / "page.md"
        page.write_text(code, encoding="utf-8")
        monkeypatch.setattr(blocks, "ROOT", folder)
        with pytest.raises((ArithmeticError, AssertionError, ValueError)):
            blocks.run(page, folder)
