"""What the page on additions shows as an example is one."""

import re

import blocks

from contrib_compat.migrate import discovery, rules
from contrib_compat.migrate.run import run
from contrib_compat.migrate.settings import Settings

PAGE = blocks.ROOT / "docs" / "extending.md"


def test_the_line_of_the_table_is_one_of_it():
    """And the page explains each of the table's columns, in their order."""
    text = PAGE.read_text(encoding="utf-8")
    (line,) = re.findall(r"```text\n(.*)\n```", text)
    folder = blocks.ROOT / "compat" / "contrib_compat" / "routes"
    head, *lines = (folder / "predictor.tsv").read_text(encoding="utf-8").splitlines()
    assert line in lines
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == head.split("\t")


def test_the_rule_registers_itself_and_is_asked(tmp_path, monkeypatch):
    """Its file lies among the rules: it answers, and its docstring is its manual."""
    (block,) = [block for block in blocks.blocks(PAGE) if block.note == "file"]
    (tmp_path / block.why).write_text(block.text, encoding="utf-8")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    rules.every.cache_clear()
    rules.of_step.cache_clear()
    (tmp_path / "code").mkdir()
    program = tmp_path / "code" / "program.py"
    program.write_text("import tensorflow as tf\ntf.contrib.example.do()\n")
    try:
        report = run(discovery.sources([program]), Settings("core")).report
        assert [finding.code for finding in report.findings] == ["TFC150"]
        assert (
            rules.every()["TFC150"].manual == "TFC150: tf.contrib.example is called example today."
        )
    finally:
        rules.every.cache_clear()
        rules.of_step.cache_clear()
