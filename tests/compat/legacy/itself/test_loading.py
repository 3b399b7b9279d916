"""Files of the copy are executed one at a time, lazily, as files of Python are."""

import importlib
import inspect
import os
import shutil
import subprocess
import sys
import threading
import traceback

import pytest

from contrib_compat.legacy.itself import copy, edits, fetching, in_use, loading
from contrib_compat.legacy.itself.contents import CopyError
from contrib_compat.legacy.itself.ours import CONTRIB, ROOT

ODDITIES = CONTRIB + ".oddities"
FILE = "contrib/oddities/__init__.py"
TEXT = b'''"""Oddities."""

import threading

runs = threading.active_count()


def fail():
  """Fails."""
  raise ValueError("odd")


class Odd(object):
  pass
'''


@pytest.fixture
def oddities(miniature):
    """A copy with a package that no release has; returns its file."""
    copy = miniature.installed(changed={FILE: TEXT, "contrib/oddities/other.py": b"OTHER = 1\n"})
    in_use.choose(copy)
    yield copy / "tensorflow_core" / FILE
    in_use.choose(None)
    for name in [name for name in sys.modules if name.startswith(ODDITIES)]:
        del sys.modules[name]
    if CONTRIB in sys.modules:  # Not every test imports it.
        vars(sys.modules[CONTRIB]).pop("oddities", None)


def test_a_file_that_the_copy_never_had_has_no_names(oddities, monkeypatch):
    """As in a copy of an earlier release: a star import of it leaves out its names alone."""
    monkeypatch.setattr(loading, "lacking", lambda copy: ["python/newer/file.py"])
    try:
        names = {}
        exec(f"from {ROOT}.python.newer.file import *", names)
        assert set(names) == {"__builtins__"}
    finally:
        for name in ("python.newer.file", "python.newer"):
            sys.modules.pop(f"{ROOT}.{name}", None)


def test_contrib_itself_is_never_run(oddities):
    """Its own file imports everything; that of the miniature raises."""
    assert importlib.import_module(CONTRIB).__name__ == CONTRIB


def test_a_module_runs_when_it_is_asked_for(oddities):
    """By an import, or as an attribute of contrib, which natively has imported everything."""
    contrib = importlib.import_module(CONTRIB)
    assert ODDITIES not in sys.modules
    assert contrib.oddities is importlib.import_module(ODDITIES)
    assert ODDITIES + ".other" not in sys.modules
    assert importlib.import_module(ODDITIES + ".other").OTHER == 1
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        contrib.nothing  # noqa: B018


def test_tracebacks_and_sources_show_the_file(oddities):
    """The file, the number of the line, and its text; also what inspect says."""
    module = importlib.import_module(ODDITIES)
    with pytest.raises(ValueError) as raised:
        module.fail()
    frame = traceback.extract_tb(raised.value.__traceback__)[-1]
    assert (frame.filename, frame.lineno, frame.name) == (str(oddities), 10, "fail")
    assert frame.line == 'raise ValueError("odd")'
    assert inspect.getsource(module.fail).startswith("def fail():")
    assert module.__file__ == str(oddities)


def test_classes_have_the_path_that_programs_import(oddities):
    """It is what repr shows and what pickles name."""
    assert importlib.import_module(ODDITIES).Odd.__module__ == "tf_contrib.oddities"


def test_compiled_code_is_kept_beside_the_copy(oddities, monkeypatch):
    """As for any module; code with an edit in it is not taken for code without."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None, raising=False)
    module = importlib.import_module(ODDITIES)
    compiled = module.__cached__
    assert os.path.dirname(compiled) == str(oddities.parent / "__pycache__")
    with open(compiled, "rb") as file:
        first = file.read()

    def odder(text):
        return text.replace('"odd"', '"odder"')

    monkeypatch.setitem(edits.TABLE, FILE, [edits.Edit("python", odder)])
    del sys.modules[ODDITIES]
    module = importlib.import_module(ODDITIES)
    with pytest.raises(ValueError, match="odder"):
        module.fail()
    with open(compiled, "rb") as file:
        assert file.read() != first
    assert oddities.read_bytes() == TEXT


@pytest.mark.skipif(sys.platform == "win32", reason="directories are not read-only there")
def test_a_read_only_copy_is_read(oddities):
    """There is nowhere to write compiled code, and nothing else is written."""
    oddities.parent.chmod(0o555)
    try:
        assert importlib.import_module(ODDITIES).Odd
    finally:
        oddities.parent.chmod(0o755)


def test_a_copy_that_is_removed_while_in_use(oddities):
    """What runs goes on; what is not there yet is not found, as with any package."""
    module = importlib.import_module(ODDITIES)
    (oddities.parent / "other.py").unlink()
    importlib.invalidate_caches()
    with pytest.raises(ImportError, match=r"oddities\.other"):
        importlib.import_module(ODDITIES + ".other")
    assert module.Odd


def test_a_damaged_file_says_which_it_is(oddities):
    """A SyntaxError with file and line; after it is mended the module is imported."""
    oddities.write_bytes(b"def broken(:\n")
    with pytest.raises(SyntaxError) as raised:
        importlib.import_module(ODDITIES)
    assert raised.value.filename == str(oddities) and raised.value.lineno == 1
    oddities.write_bytes(TEXT)
    assert importlib.import_module(ODDITIES).Odd


@pytest.fixture
def fetched(miniature, tmp_path):
    """A fetched copy, the miniature of which is all that is known; returns its root."""
    fetching.fetch(tmp_path / "cache", miniature.wheel(), lambda done, whole: None)
    root = copy.fetched_root(tmp_path / "cache")
    in_use.choose(root)
    assert in_use.copy_in_use() == root
    yield root
    in_use.choose(None)
    for name in [name for name in sys.modules if name.startswith(ROOT + ".python.ops")]:
        del sys.modules[name]


@pytest.mark.parametrize("damage", ["changed", "removed", "removed altogether"])
def test_damage_of_a_fetched_copy_is_told_from_other_errors(fetched, damage):
    """The error names the file and the command that makes the copy anew; nothing is executed."""
    path = fetched / "python" / "ops" / "gone.py"
    if damage == "changed":
        path.write_bytes(b"GONE = False\n")
    elif damage == "removed":
        path.unlink()
    else:
        shutil.rmtree(str(fetched))
    importlib.invalidate_caches()
    with pytest.raises(CopyError, match=r"`tf-contrib fetch` makes the copy anew") as raised:
        importlib.import_module(ROOT + ".python.ops.gone")
    assert str(fetched if damage == "removed altogether" else path) in str(raised.value)


def test_a_whole_copy_is_executed(fetched):
    """Which is what the tests of damage start from."""
    assert importlib.import_module(ROOT + ".python.ops.gone").GONE


def test_threads_run_a_file_once(oddities):
    """Whoever is first; all get one module."""
    importlib.import_module(CONTRIB)
    found, start = [], threading.Barrier(8)

    def look():
        start.wait()
        found.append(importlib.import_module(ODDITIES))

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and len(set(map(id, found))) == 1


def test_without_a_copy_nothing_is_found():
    """And the machinery for it changes no other import."""
    in_use.choose("off")
    try:
        with pytest.raises(ModuleNotFoundError, match="tf115"):
            importlib.import_module(CONTRIB + ".no_package")
    finally:
        in_use.choose(None)


@pytest.mark.parametrize("option", [[], ["-O"], ["-OO"]])
def test_optimisation_is_pythons(oddities, option):
    """-O leaves out assertions, -OO docstrings too, as everywhere."""
    oddities.write_bytes(TEXT + b"\nassert False\n" * bool(option))
    program = f"import importlib; print(importlib.import_module({ODDITIES!r}).fail.__doc__)"
    environment = dict(
        os.environ,
        PYTHONPATH=os.pathsep.join(sys.path),
        TF_CONTRIB_FROM=str(oddities.parent.parent.parent),
    )
    output = subprocess.check_output([sys.executable, *option, "-c", program], env=environment)
    assert output.decode().strip() == ("None" if option == ["-OO"] else "Fails.")
