"""Which files are the program's."""

import os

import pytest

from contrib_compat.programs.ownership import Program


@pytest.fixture
def files(tmp_path):
    """A checkout with an environment inside, and beside it a library."""
    for name in (
        "task.py",
        "trainer/model.py",
        "venv/lib/library.py",
        "venv/pyvenv.cfg",
        "env/conda-meta/history",
        "env/lib/library.py",
        "vendor/site-packages/library.py",
        "vendor/dist-packages/library/core.py",
        "installed/library.py",
        "installed/library-1.0.dist-info/METADATA",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    return tmp_path


@pytest.mark.parametrize(
    "name, is_own",
    [
        ("task.py", True),
        ("trainer/model.py", True),
        ("venv/lib/library.py", False),
        ("env/lib/library.py", False),
        ("vendor/site-packages/library.py", False),
        ("vendor/dist-packages/library/core.py", False),
        ("../beside.py", False),
    ],
)
def test_what_is_below_the_root_is_own_but_for_environments(files, name, is_own):
    """Files below the script's directory are the program's, never those that are installed."""
    assert Program([str(files)]).owns("module", str(files / name)) is is_own


def test_a_directory_of_installed_packages_is_no_root(files):
    """PYTHONPATH may name what pip --target filled, or a site-packages: those are libraries."""
    for folder in ("installed", "vendor/site-packages"):
        program = Program([str(files / folder)])
        assert not program.owns("library", str(files / folder / "library.py"))


def test_packages_can_be_named(files):
    """A package that is named is the program's with all that is in it, and no other of its name's
    beginning."""
    program = Program([], also=["library"])
    assert program.owns("library.core", "/usr/lib/python3/dist-packages/library/core.py")
    assert not program.owns("library_two", "/usr/lib/python3/dist-packages/library_two.py")


def test_the_standard_library_is_never_own(files):
    """A script in the home directory doesn't own the Python that lies below it, nor is a part of
    Python that is run as the main module."""
    standard = os.path.dirname(os.__file__)
    above = os.path.dirname(os.path.dirname(standard))
    file = os.path.join(standard, "json", "__init__.py")
    assert not Program([above]).owns("json", file)
    assert not Program([], also=["json"]).owns("json", file)
    installed = os.path.join(standard, "site-packages", "trainer", "__init__.py")
    assert Program([], also=["trainer"]).owns("trainer", installed)


def test_a_link_is_followed(files, tmp_path):
    """The program's directory may be reached by a link."""
    link = tmp_path.parent / (tmp_path.name + "-link")
    link.symlink_to(files)
    assert Program([str(link)]).owns("task", str(files / "task.py"))
    assert Program([str(files)]).owns("task", str(link / "task.py"))


def test_what_a_program_adds_to_the_path_is_its_own(files, monkeypatch):
    """sys.path.append("../lib") names a part of the program, unless packages are installed there;
    what was on the path before is none."""
    monkeypatch.syspath_prepend(str(files / "env"))
    program = Program([str(files / "trainer")])
    for folder in ("vendor", "installed"):
        monkeypatch.syspath_prepend(str(files / folder))
    assert program.owns("module", str(files / "vendor/lib/module.py"))
    assert not program.owns("library", str(files / "vendor/site-packages/library.py"))
    assert not program.owns("library", str(files / "installed/library.py"))
    assert not program.owns("library", str(files / "env/lib/library.py"))
