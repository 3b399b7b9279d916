"""The old paths of modules, which pickles name."""

import importlib
import sys

import pytest

from contrib_compat import moved


@pytest.mark.parametrize("old", sorted(moved.MOVED))
def test_every_old_path_leads_somewhere(old):
    """The table names modules that are there, and an old path shows what they define."""
    old_module = importlib.import_module("contrib_compat." + old)
    for home in moved.MOVED[old]:
        module = importlib.import_module("contrib_compat." + home)
        assert module.__all__
        for name in module.__all__:
            assert getattr(old_module, name) is getattr(module, name)


def test_old_paths_are_not_those_of_files_that_are_there():
    """A table entry for a module that is back would never be asked for."""
    for old in moved.MOVED:
        spec = importlib.util.find_spec("contrib_compat." + old)
        assert type(spec.loader).__module__ == "contrib_compat.moved"


def test_other_names_are_not_there():
    """A module that never was is an ordinary ImportError, and so is a name of one that moved."""
    with pytest.raises(ModuleNotFoundError, match="no_such_room"):
        importlib.import_module("contrib_compat.no_such_room")
    with pytest.raises(ImportError, match="cannot import name 'nothing'"):
        exec("from contrib_compat.inputs.input_fn import nothing")


def test_the_finder_is_installed_once():
    """Importing the package again adds no second one."""
    moved.install()
    assert sys.meta_path.count(moved.Finder) == 1


def test_old_paths_import_no_tensorflow(program):
    """They are looked up when a name is asked for."""
    output = program(
        """
        import sys
        import contrib_compat.experiment.monitors.base, contrib_compat.inputs.keys
        print(contrib_compat.inputs.keys.ProblemType.__name__, "tensorflow" in sys.modules)
        """,
        header=False,
    )
    assert output == "ProblemType False"
