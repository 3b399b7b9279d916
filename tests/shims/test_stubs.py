"""The type stubs say what the route table and the implementations say."""

import importlib
import sys
from pathlib import Path

import pytest

from contrib_compat import exporters, routes

ROOT = Path(__file__).resolve().parent.parent.parent
TREE = ROOT / "shims" / "tf_contrib"

pytestmark = pytest.mark.typing


@pytest.fixture
def stubs(monkeypatch):
    """The tool that writes them."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    yield importlib.import_module("stubs")
    for name in ("stubs", "stub_signatures"):
        sys.modules.pop(name, None)


def test_the_stubs_are_up_to_date(stubs):
    """They are what tools/stubs.py makes of the route table, and no others lie in the tree."""
    made = stubs.stubs(routes, exporters)
    assert {path for path in made if path.startswith("shims/")} == {
        path.relative_to(ROOT).as_posix() for path in TREE.rglob("*.pyi")
    }
    for path, text in made.items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, path
