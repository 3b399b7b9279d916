"""The type stubs of the legacy tree say what the route table says."""

import importlib.util
from pathlib import Path

from contrib_compat import routes

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_stubs_are_up_to_date():
    """They are what tools/stubs.py makes of the route table, and no others lie there."""
    spec = importlib.util.spec_from_file_location("stubs", str(ROOT / "tools" / "stubs.py"))
    stubs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(stubs)
    folder = ROOT / "shims" / "tf_contrib"
    found = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.pyi")
    }
    assert found == stubs.stubs(routes)
