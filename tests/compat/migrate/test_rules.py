"""The rules as a whole: a file is a rule is a section of its manual is a test file."""

import pkgutil
import re
from pathlib import Path

import pytest

from contrib_compat.migrate import rules

HERE = Path(__file__).parent / "rules"
FILES = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_named_after_its_code(file):
    """Code and file name agree, its manual begins with the code, and it has its tests."""
    code = file.partition("_")[0].upper()
    rule = rules.every()[code]
    assert re.match(rf"{code}: .+\.\n\n", rule.manual)
    assert (HERE / f"test_{file}.py").is_file()
    assert rule.on_import or rule.on_use


def test_there_is_no_test_without_a_rule():
    """A test file that outlived its rule shows."""
    tests = {path.stem.partition("_")[2] for path in HERE.glob("test_*.py")}
    assert tests == set(FILES)
