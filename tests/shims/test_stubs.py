"""The type stubs of the legacy tree say what the route table and the implementations say."""

import importlib
import sys
from pathlib import Path

import pytest

from contrib_compat import routes

ROOT = Path(__file__).resolve().parent.parent.parent
SHIMS = ROOT / "shims"

pytestmark = pytest.mark.skipif(
    sys.version_info < (3, 9), reason="the tool writes annotations by ast.unparse, new in 3.9"
)


@pytest.fixture
def stubs(monkeypatch):
    """The tool that writes them."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    yield importlib.import_module("stubs")
    for name in ("stubs", "stub_signatures"):
        sys.modules.pop(name, None)


def test_the_stubs_are_up_to_date(stubs):
    """They are what tools/stubs.py makes of the route table, and no others lie there."""
    found = {
        path.relative_to(SHIMS).as_posix(): path.read_text(encoding="utf-8")
        for path in SHIMS.rglob("*.pyi")
    }
    assert found == stubs.stubs(routes)
