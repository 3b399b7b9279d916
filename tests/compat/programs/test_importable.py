"""Which modules a program can import from its directories."""

import os

import pytest

from contrib_compat.programs import importable


@pytest.fixture
def files(tmp_path):
    """Writes files and returns those that can be imported from the directories named."""

    def found(texts, roots=("",)):
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        modules = importable.modules([str(tmp_path / root) for root in roots])
        return sorted(os.path.relpath(path, tmp_path).replace(os.sep, "/") for path in modules)

    return found


def test_modules_and_packages(files):
    """Modules, packages and what is in these, and no data, hidden or installed files."""
    texts = dict.fromkeys(["a.py", "p/__init__.py", "p/q/b.py", "p/data.csv", ".git/c.py"], "")
    texts.update({"v/lib/python3.7/site-packages/d.py": "", "not-a-name/e.py": ""})
    assert files(texts) == ["a.py", "p/__init__.py", "p/q/b.py"]


@pytest.mark.parametrize("line", ["from n.m import x", "import os, n.m as y", "try: import n"])
def test_a_package_without_init_is_named(files, line):
    """Which it is to a program that imports it, also from another directory, or by another one."""
    texts = {"a/main.py": "from k import z\n", "b/k/z.py": line + "\n", "b/n/m.py": ""}
    assert files(texts, ["a", "b"]) == ["a/main.py", "b/k/z.py", "b/n/m.py"]


def test_a_crowded_directory_is_passed_over(files):
    """Directories beside a script that it doesn't name are none of its packages."""
    assert files({"main.py": "import other\n", "tmpx/a_pb2.py": ""}) == ["main.py"]


def test_each_directory_has_its_own_limit(files, monkeypatch):
    """One that holds very much hides nothing of the others."""
    monkeypatch.setattr(importable, "_MOST_ENTRIES", 5)
    texts = {f"a/p/m{number}.py": "" for number in range(9)}
    texts.update({"a/p/__init__.py": "", "b/p/__init__.py": "", "b/p/z.py": ""})
    found = files(texts, ["a", "b"])
    assert 0 < len([name for name in found if name.startswith("a/")]) < 9
    assert found[-2:] == ["b/p/__init__.py", "b/p/z.py"]


def test_packages_come_before_data(files, monkeypatch):
    """Data in a package, however much, doesn't hide the packages in it."""
    monkeypatch.setattr(importable, "_MOST_ENTRIES", 12)
    texts = {f"p/data/x{number}": "" for number in range(30)}
    texts.update({"p/__init__.py": "", "p/q/__init__.py": "", "p/q/a.py": ""})
    assert files(texts) == ["p/__init__.py", "p/q/__init__.py", "p/q/a.py"]


def test_what_is_not_there_holds_nothing(files):
    """An entry of sys.path may be missing, or a file."""
    assert files({"a.zip": ""}, ["missing", "a.zip"]) == []
