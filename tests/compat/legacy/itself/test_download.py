"""The download, with a pip of the test's own in pip's place."""

import importlib.util
import os
import shutil
import sys

import pytest

from contrib_compat.legacy.itself import download
from contrib_compat.legacy.itself.contents import CopyError
from contrib_compat.legacy.itself.download import downloaded_wheel

PIP = """
import os, pathlib, sys, time
arguments = sys.argv[1:]
assert arguments[0] == "download" and "--require-hashes" in arguments, arguments
asked = pathlib.Path(arguments[arguments.index("-r") + 1]).read_text()
part = pathlib.Path(os.environ["TMPDIR"], "pip-unpack-x", "tensorflow.whl")
part.parent.mkdir()
for size in (10, 20):
    part.write_bytes(b"x" * size)
    while pathlib.Path("watched").exists() and str(size) not in pathlib.Path("watched").read_text():
        time.sleep(0.01)
place = pathlib.Path(arguments[arguments.index("-d") + 1])
place.mkdir()
part.unlink()
(place / "tensorflow.whl").write_text(asked)
"""


@pytest.fixture
def pip(tmp_path, monkeypatch):
    """Puts a program in pip's place."""

    def put(program):
        (tmp_path / "pip.py").write_text(program)
        monkeypatch.setattr(download, "_pip", lambda: [sys.executable, str(tmp_path / "pip.py")])
        (tmp_path / "work").mkdir()
        return tmp_path / "work"

    return put


def test_the_wheel_is_asked_for_by_its_digests(pip):
    """pip is told the release, its digests and to require them."""
    wheel = downloaded_wheel(pip(PIP), lambda done, total: None)
    asked = wheel.read_text()
    assert asked.startswith("tensorflow==1.15.5 --hash=sha256:")
    assert "29831dda98d668067de75403b2fca0d06a2f026ef6f217fa2ca873c20b4ee4d3" in asked
    assert asked.count("--hash=sha256:") == 6


def test_progress_is_what_has_arrived(pip):
    """The growing file is watched wherever pip puts it; nothing of the program's own is counted."""
    work, seen = pip(PIP), []
    (work / "watched").write_text("")

    def progress(done, total):
        seen.append((done, total))
        (work / "watched").write_text(str(done))

    downloaded_wheel(work, progress)
    assert {10, 20} <= {done for done, _ in seen} and seen == sorted(seen)
    assert {total for _, total in seen} == {download.SIZE}


def test_without_a_network_the_way_out_is_told(pip):
    """What pip said and the two commands that make the copy elsewhere are in the error."""
    work = pip("import sys; sys.exit('ERROR: no route to host')")
    with pytest.raises(CopyError) as caught:
        downloaded_wheel(work, lambda done, total: None)
    for part in [
        "no route to host",
        "`pip download tensorflow==1.15.5 --no-deps",
        "tf-contrib fetch --from",
    ]:
        assert part in str(caught.value)


def test_an_interruption_stops_pip(pip):
    """Control-C while it is downloaded ends pip as well."""
    work = pip("import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(60)")

    def interrupt(done, total):
        if (work / "pid").exists() and (work / "pid").read_text():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        downloaded_wheel(work, interrupt)
    with pytest.raises(OSError, match=r"No such process|WinError"):
        os.kill(int((work / "pid").read_text()), 0)


PIPS = {
    ("pip", True): [sys.executable, "-m", "pip"],
    ("pip", False): ["pip"],
    ("pip3", False): ["pip3"],
    ("uv", False): ["uv", "tool", "run", "pip"],
}


@pytest.mark.parametrize("found, as_module", sorted(PIPS))
def test_any_pip_will_do(monkeypatch, found, as_module):
    """An environment without pip, as uv makes them, uses the one on the PATH, or uv's."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: as_module or None)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == found else None)
    assert download._pip() == PIPS[found, as_module]


def test_without_any_pip_the_way_out_is_told(monkeypatch):
    """Where there is no pip at all the error says which file to bring."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(CopyError, match=r"no pip beside .*tf-contrib fetch --from WHEEL"):
        download._pip()
