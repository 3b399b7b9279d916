"""Modules of the legacy tree are found by all that looks for modules, though they have no files."""

import importlib
import importlib.util
import os
import pkgutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import contrib_compat
import tf_contrib
from contrib_compat.legacy import finder, tree

DEEP = "tf_contrib.learn.python.learn.utils.saved_model_export_utils"


def run(*arguments, path=None):
    """Runs Python in a process of its own; returns its status, its output and the last error."""
    environment = dict(os.environ, PYTHONPATH=path or os.pathsep.join(sys.path))
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        capture_output=True,
        timeout=60,
    )
    errors = done.stderr.decode().strip().splitlines() if done.returncode else []
    return done.returncode, done.stdout.decode().strip(), errors[-1] if errors else ""


@pytest.mark.parametrize(
    "statement",
    [
        f"import {DEEP}; module = {DEEP}",
        f"import {DEEP} as module",
        "from tf_contrib.learn.python.learn.utils import saved_model_export_utils as module",
        f"import importlib; module = importlib.import_module('{DEEP}')",
        f"import sys; __import__('{DEEP}'); module = sys.modules['{DEEP}']",
        "from tf_contrib import learn; from tf_contrib.learn.python import learn as deep; "
        "module = deep.utils.saved_model_export_utils",
    ],
)
def test_each_form_of_import_finds_the_module(statement):
    """A deep module is found in a fresh process, however the import is written."""
    assert run("-c", f"{statement}; print(module.__name__)") == (0, DEEP, "")


def test_relative_imports_work_inside_the_tree():
    """What is relative to a package of the tree is found."""
    module = importlib.import_module(".utils.gc", "tf_contrib.learn")
    assert module is tf_contrib.learn.utils.gc


def test_all_modules_are_walked():
    """pkgutil.walk_packages shows every module once, packages as packages."""
    found = list(pkgutil.walk_packages(tf_contrib.__path__, "tf_contrib."))
    names = [info.name for info in found]
    assert len(names) == len(set(names))
    assert {name[len("tf_contrib.") :] for name in names} == set(tree.modules())
    for info in found:
        assert info.ispkg == hasattr(importlib.import_module(info.name), "__path__")


@pytest.mark.parametrize("name", ["learn", "learn.utils", "learn.learn_runner", "estimator.python"])
def test_a_spec_is_found_without_import(name):
    """importlib.util.find_spec knows which modules there are."""
    spec = importlib.util.find_spec("tf_contrib." + name)
    assert spec.name in ("tf_contrib." + name, "tf_contrib." + tree.file_path(name))
    assert (spec.submodule_search_locations is not None) == bool(tree.children(name))


@pytest.mark.parametrize("first", ["learn.utils.gc", "learn.python.learn.utils.gc"])
def test_short_and_deep_paths_lead_to_one_module(first):
    """As natively, where ``learn.utils`` is no file; whichever is imported first."""
    program = (
        f"import importlib; first = importlib.import_module('tf_contrib.{first}'); "
        "from tf_contrib.learn import utils; import tf_contrib.learn.utils.gc as short; "
        "import tf_contrib.learn.python.learn.utils.gc as deep; "
        "assert first is short is deep is utils.gc; "
        "assert deep.__spec__.name == deep.__name__ == 'tf_contrib.learn.python.learn.utils.gc'"
    )
    assert run("-c", program) == (0, "", "")


@pytest.mark.parametrize("name", ["lern", "learn.nothing", "learn.utils.ExportStrategy"])
def test_no_spec_is_found_for_what_is_no_module(name):
    """importlib.util.find_spec says None for a misspelt module, and for a name in one."""
    assert importlib.util.find_spec("tf_contrib." + name) is None


def test_a_module_is_run_by_python_m():
    """``python -m`` runs a module of the tree, which does nothing, and refuses a package."""
    assert run("-m", "tf_contrib.learn.learn_runner") == (0, "", "")
    status, _, error = run("-m", "tf_contrib.learn")
    assert status == 1 and "is a package and cannot be directly executed" in error


def test_the_packages_are_imported_from_a_zip_file(tmp_path):
    """Both packages work from a zip file on the path, deep modules and names included."""
    archive = tmp_path / "packages.zip"
    with zipfile.ZipFile(str(archive), "w") as packages:
        for package in (contrib_compat, tf_contrib):
            root = Path(package.__file__).parent
            for file in sorted(root.rglob("*")):
                if file.is_file() and file.suffix != ".pyc":
                    packages.write(str(file), str(file.relative_to(root.parent)))
    own = {str(Path(package.__file__).parent.parent) for package in (contrib_compat, tf_contrib)}
    program = (
        f"import {DEEP} as module, tf_contrib, pkgutil; "
        "print(tf_contrib.__file__, module.make_export_strategy.__name__, "
        "len(list(pkgutil.walk_packages(tf_contrib.__path__, 'tf_contrib.'))))"
    )
    path = os.pathsep.join([str(archive), *(p for p in sys.path if p not in own)])
    status, output, error = run("-c", program, path=path)
    assert status == 0, error
    file, name, count = output.split()
    assert file.startswith(str(archive))
    assert (name, int(count)) == ("make_export_strategy", len(tree.modules()))


def test_resources_of_the_tree_can_be_asked_for():
    """importlib.resources reads the files of the root, and takes a module of the tree."""
    if sys.version_info >= (3, 9):
        from importlib import resources

        assert resources.files("tf_contrib").joinpath("py.typed").is_file()
        assert not resources.files("tf_contrib.learn").joinpath("nothing").is_file()
    else:
        from importlib import resources

        assert resources.is_resource("tf_contrib", "py.typed")
        assert not resources.is_resource("tf_contrib.learn", "nothing")
    assert pkgutil.get_data("tf_contrib", "py.typed") is not None
    assert pkgutil.get_data("tf_contrib.learn", "nothing") is None


def test_modules_are_reloaded():
    """A reload, of the root or of a module, keeps module, path and names."""
    name = "import importlib, tf_contrib; from tf_contrib.learn import utils; "
    checks = (
        "gc = utils.gc; "
        "assert importlib.reload(tf_contrib) is tf_contrib; "
        "assert importlib.reload(tf_contrib.learn) is tf_contrib.learn; "
        "assert importlib.reload(utils.gc) is gc; "
        "importlib.invalidate_caches(); "
        "import tf_contrib.learn.python.learn.utils.gc, tf_contrib.estimator.python.estimator; "
        "assert utils.gc.union is tf_contrib.learn.python.learn.utils.gc.union; "
        "import sys; assert sum(h.__name__ == 'path_hook' for h in sys.path_hooks) == 1"
    )
    assert run("-c", name + checks) == (0, "", "")


def test_threads_import_the_same_modules():
    """Threads that import at the same time get one module and one object a name."""
    program = """
import importlib, threading
found, start = [], threading.Barrier(8)
def look(index):
    start.wait()
    module = importlib.import_module(NAMES[index % len(NAMES)])
    found.append((module.__name__, id(module), id(module.union)))
NAMES = ["tf_contrib.learn.utils.gc", "tf_contrib.learn.python.learn.utils.gc"]
threads = [threading.Thread(target=look, args=(index,)) for index in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(found) == 8 and len(set(found)) == 1, found
"""
    assert run("-c", program) == (0, "", "")


def test_paths_of_others_are_left_to_others(tmp_path):
    """The path hook refuses what is not its own, as hooks have to."""
    for path in (str(tmp_path), "", "tf_contrib", "archive.zip"):
        with pytest.raises(ImportError, match="no path of the legacy tree"):
            finder.path_hook(path)
