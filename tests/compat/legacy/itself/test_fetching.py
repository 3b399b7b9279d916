"""Making the copy and removing it."""

import os
import subprocess
import sys

import pytest

from contrib_compat.legacy.itself import copy, download, fetching
from contrib_compat.legacy.itself.contents import CopyError

from .conftest import FILES


def silent(done, total):
    """Shows no progress."""


def everything(root):
    """Returns the content of each file below a directory by its path."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("kind", ["wheel", "installed"])
def test_a_copy_holds_the_known_files_unchanged(miniature, cache, kind):
    """The known files, the licence, the metadata and a manifest are there, and nothing else."""
    assert fetching.fetch(cache, getattr(miniature, kind)(), silent)
    files = everything(copy.fetched_root(cache))
    assert {path: files[path] for path in FILES} == FILES
    assert set(files) - set(FILES) == {"LICENSE", "METADATA", "MANIFEST"}
    assert os.listdir(str(cache)) == ["tensorflow-1.15"]


def test_a_copy_is_a_source(miniature, cache, tmp_path):
    """A second copy can be made from a first, as from a cache that is carried over."""
    fetching.fetch(cache, miniature.wheel(), silent)
    fetching.fetch(tmp_path / "other", cache, silent)
    first, second = copy.fetched_root(cache), copy.fetched_root(tmp_path / "other")
    assert everything(first) == everything(second)


def test_an_empty_path_asks_for_no_download(cache, tmp_path, monkeypatch):
    """It is that of a variable that isn't set: where the program is, there is no contrib."""
    monkeypatch.chdir(str(tmp_path))
    with pytest.raises(CopyError, match="holds no contrib"):
        fetching.fetch(cache, "", silent)


def test_a_second_call_does_nothing(miniature, cache):
    """Where a whole copy is, its files are not written again and no source is asked for."""
    fetching.fetch(cache, miniature.wheel(), silent)
    manifest = copy.fetched_root(cache) / "MANIFEST"
    before = manifest.stat()
    assert not fetching.fetch(cache, cache / "no such wheel", silent)
    after = manifest.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def _cut(path):
    path.write_bytes(path.read_bytes()[:-3])


DAMAGES = {
    "a file is gone": lambda root: (root / "contrib/__init__.py").unlink(),
    "a file is changed": lambda root: (root / "python/ops/gone.py").write_text("GONE = None\n"),
    "a file is cut": lambda root: _cut(root / "contrib/layers/__init__.py"),
    "the manifest is gone": lambda root: (root / "MANIFEST").unlink(),
    "the manifest is cut": lambda root: _cut(root / "MANIFEST"),
    "the manifest is empty": lambda root: (root / "MANIFEST").write_text(""),
}


@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_a_damaged_copy_is_made_anew(miniature, cache, damage):
    """Damage is seen, fetch puts a whole copy in its place, and nothing is left beside it."""
    wheel = miniature.wheel()
    fetching.fetch(cache, wheel, silent)
    whole = everything(copy.fetched_root(cache))
    DAMAGES[damage](copy.fetched_root(cache))
    assert copy.damages(copy.fetched_root(cache))
    assert fetching.fetch(cache, wheel, silent)
    assert everything(copy.fetched_root(cache)) == whole
    assert os.listdir(str(cache)) == ["tensorflow-1.15"]


def test_an_altered_source_is_refused(miniature, cache):
    """A file that no release 1.15.x has is named, and no copy is made."""
    wheel = miniature.wheel(changed={"python/ops/gone.py": b"GONE = 'patched'\n"})
    with pytest.raises(CopyError, match=r"1 of its files .* python/ops/gone\.py"):
        fetching.fetch(cache, wheel, silent)
    assert os.listdir(str(cache)) == []


def test_a_source_that_lacks_a_file_is_refused(miniature, cache):
    """A file that all builds have must be there; one that Windows' builds lack may be missing."""
    wheel = miniature.wheel(changed={"contrib/bigtable/__init__.py": None})
    assert fetching.fetch(cache, wheel, silent) and not copy.damages(copy.fetched_root(cache))
    fetching.remove(cache)
    with pytest.raises(CopyError, match=r"contrib/layers/__init__\.py"):
        fetching.fetch(cache, miniature.wheel(changed={"contrib/layers/__init__.py": None}), silent)


def test_a_failure_leaves_the_cache_as_it_was(miniature, cache, monkeypatch):
    """A full disk half way through leaves no copy, no remains, and an error with the reason."""
    from pathlib import Path

    writes = []

    def fails_at_the_third(path, content):
        writes.append(path)
        if len(writes) == 3:
            raise OSError(28, "No space left on device")
        with path.open("wb") as out:
            return out.write(content)

    wheel = miniature.wheel()
    monkeypatch.setattr(Path, "write_bytes", fails_at_the_third)
    with pytest.raises(CopyError, match="No space left on device"):
        fetching.fetch(cache, wheel, silent)
    assert os.listdir(str(cache)) == []


def test_a_cache_that_cannot_be_made_says_so(miniature, cache):
    """A place that can't be written is named, with how to name another."""
    cache.write_text("a file stands in the way")
    with pytest.raises(CopyError, match=r"can't be written.*--cache-dir"):
        fetching.fetch(cache, miniature.wheel(), silent)


def test_removing_leaves_the_rest_of_the_cache(miniature, cache):
    """Only the copy goes; a second removal finds nothing to do."""
    fetching.fetch(cache, miniature.wheel(), silent)
    (cache / "of somebody else").write_text("kept")
    assert fetching.remove(cache) and not fetching.remove(cache)
    assert os.listdir(str(cache)) == ["of somebody else"]


AT_ONCE = """
import sys, time
from pathlib import Path
from contrib_compat.legacy.itself import contents, fetching
contents._TABLE = Path(sys.argv[1])
time.sleep(max(0, float(sys.argv[4]) - time.time()))
fetching.fetch(Path(sys.argv[2]), Path(sys.argv[3]), print)
"""


def test_processes_at_once_make_one_copy(miniature, cache):
    """Several processes that start together all succeed and leave one whole copy."""
    import time

    wheel, start = miniature.wheel(), str(time.time() + 1)
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    command = [sys.executable, "-c", AT_ONCE, str(wheel.parent / "contents.tsv"), str(cache)]
    running = [
        subprocess.Popen([*command, str(wheel), start], env=environment, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    told = [process.communicate(timeout=60)[1].decode() for process in running]
    assert [process.returncode for process in running] == [0] * 4, told
    assert os.listdir(str(cache)) == ["tensorflow-1.15"]
    assert not copy.damages(copy.fetched_root(cache))


def test_without_a_source_the_wheel_is_downloaded(miniature, cache, monkeypatch):
    """No source means the download, whose progress is handed on and whose file isn't kept."""
    seen = []

    def downloaded(directory, progress):
        progress(5, 10)
        wheel = miniature.wheel()
        wheel.rename(directory / wheel.name)
        return directory / wheel.name

    monkeypatch.setattr(fetching, "downloaded_wheel", downloaded)
    assert fetching.fetch(cache, None, lambda done, total: seen.append((done, total)))
    assert seen == [(5, 10)]
    assert os.listdir(str(cache)) == ["tensorflow-1.15"]
    assert download.SIZE > 100_000_000
