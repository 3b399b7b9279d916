"""P6 and P3: garbage collection against a model of it."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contrib_compat.publishing.additions import BEST_RECORD
from contrib_compat.publishing.collection import collect_garbage
from contrib_compat.publishing.records import write_sealed

KINDS = ("export", "text export", "foreign", "empty", "link", "file")
OWN = ("export", "text export")
FOREIGN_NAMES = ("temp-notes", "temp-1500000000", "15000000000", "notes", "150000000a")

pytestmark = pytest.mark.usefixtures("not_durable")


def make(base, name, kind, elsewhere):
    path = base / name
    if kind == "link":
        path.symlink_to(elsewhere)
    elif kind == "file":
        path.write_text("a file")
    else:
        path.mkdir()
    if kind in OWN:
        (path / ("saved_model.pb" if kind == "export" else "saved_model.pbtxt")).write_text(name)
        (path / "link").symlink_to(elsewhere)
    elif kind == "foreign":
        (path / "precious").write_text(name)


def expected_to_go(kinds, keep, best, new):
    """The rule of P6, as it is written."""
    own = sorted((name for name, kind in kinds.items() if kind in OWN), reverse=True)
    protected = {best} & set(own)
    stays = set(protected)
    for name in own:
        # The best counts among those that stay; the last one stays in any case.
        if name not in protected and len(stays) < keep:
            stays.add(name)
    stays.update(own[:1])
    return {name for name in own if name not in stays and name != new}


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    kinds=st.dictionaries(
        st.integers(1000000000, 1000000020).map(str), st.sampled_from(KINDS), max_size=12
    ),
    keep=st.integers(1, 5),
    data=st.data(),
)
def test_what_goes_is_what_the_rule_says(kinds, keep, data):
    """Own exports that are neither among the newest, nor the best, nor of this call; no more."""
    names = st.sampled_from([*sorted(kinds), None])
    best, new = data.draw(names, "best"), data.draw(names, "new")
    whole = Path(tempfile.mkdtemp())
    try:
        base, elsewhere = whole / "base", whole / "elsewhere"
        base.mkdir()
        elsewhere.mkdir()
        (elsewhere / "saved_model.pb").write_text("precious")
        for name, kind in kinds.items():
            make(base, name, kind, elsewhere)
        for name in FOREIGN_NAMES:
            make(base, name, "foreign", elsewhere)
        if best:
            record = {"known": {"loss": 1.0}, "export": best}
            write_sealed(str(base / BEST_RECORD), record)
        collect_garbage(str(base), keep, os.path.join(str(base), new or "none"))
        left = set(os.listdir(str(base))) - {*FOREIGN_NAMES, BEST_RECORD}
        assert set(kinds) - left == expected_to_go(kinds, keep, best, new)
        assert left <= set(kinds)
        for name in FOREIGN_NAMES:
            assert (base / name / "precious").read_text() == name
        assert (elsewhere / "saved_model.pb").read_text() == "precious"
    finally:
        shutil.rmtree(str(whole))
