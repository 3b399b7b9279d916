"""A package that sees other modules than everybody else."""

import copy
import importlib
import sys
import textwrap
import zipfile
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

import pytest

from contrib_compat.views import Finder, View, Views

LIBRARY = {
    "library/__init__.py": "colour = 'red'\n_secret = 1",
    "library/paint.py": "brush = 'wide'",
    "library/tools/__init__.py": "from library import paint",
    "library/tools/saw.py": "teeth = 7\nfrom library.tools import paint as other_name",
    "library/v1/__init__.py": "colour = 'grey'",
    "library/v1/paint.py": "brush = 'thin'",
    "stranger.py": "import library\nimport library.tools.saw as saw",
}


def write(folder, files):
    """Writes Python files below a folder."""
    for name, source in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(source))


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A package that old code imports, in the place of TensorFlow; forgotten afterwards."""
    before = set(sys.modules)
    write(tmp_path, LIBRARY)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


@pytest.fixture
def run(library):
    """Imports old code that has views with the places of a table; returns its module."""

    def run(source, places, guarded=()):
        write(library, {"old/__init__.py": "", "old/code.py": source})
        sys.meta_path.insert(0, Finder(Views(places, guarded), ["old"]))
        return importlib.import_module("old.code")

    return run


def test_a_name_is_another_module(run):
    """Every form of an import statement and of importlib gives the module of the table."""
    code = run(
        """
        import importlib
        import library, library.paint
        import library.paint as renamed
        from importlib import import_module
        from library import paint
        from library.paint import dumps
        called = __import__("library.paint")
        asked = importlib.import_module("library.paint"), import_module(".paint", "library")

        def later():
            from library import paint
            return paint
        """,
        {"library.paint": "json"},
    )
    json = importlib.import_module("json")
    found = [code.library.paint, code.renamed, code.paint, code.called.paint, code.later()]
    assert [module is json for module in [*found, *code.asked]] == [True] * 7
    assert code.dumps is json.dumps


def test_what_is_below_a_moved_module_moved_with_it(run):
    """Submodules are at the new place; a top-level package has its own ones as well."""
    code = run(
        """
        import library
        import library.paint
        import library.tools.saw
        from library import tools
        import old_json.decoder
        """,
        {"library": "library.v1", "old_json": "json"},
    )
    assert code.old_json.decoder is importlib.import_module("json.decoder")
    assert code.library.colour == "grey"
    assert code.library.paint.brush == "thin"
    assert code.library.tools.saw.teeth == 7
    assert code.tools is sys.modules["library.tools"]


def test_nothing_below_a_moved_module_is_at_its_old_place(run):
    """Below the top level, what the new place lacks is missing: two trees don't mix."""
    with pytest.raises(ModuleNotFoundError, match=r"json\.saw"):
        run("import library.tools.saw", {"library.tools": "json"})


def test_what_was_imported_from_the_old_place_is_no_attribute_of_the_new(run):
    """Asking for it is an ordinary AttributeError, also where it was imported by that path."""
    importlib.import_module("library.tools.saw")
    code = run("import library.tools as tools", {"library.tools": "json"})
    assert not hasattr(code.tools, "saw")
    with pytest.raises(AttributeError, match="json"):
        _ = code.tools.saw


def test_a_name_that_loads_what_is_gone_is_as_one_that_is_not_there(run, library):
    """An import statement goes on to ask as Python does, for whoever answers old names."""
    source = """
        import importlib
        answers = []
        def __getattr__(name):
            answers.append(name)
            if len(answers) == 1:
                importlib.import_module("library.gone")
            return "answered"
    """
    write(library, {"library/lazy.py": source})
    code = run("from library.lazy import brush", {"library.old": "json"})
    assert code.brush == "answered"


def test_a_module_that_is_nowhere_else_can_be_added(run):
    """A path that no file has is a module, its packages too, made on first use."""
    made = []

    def make():
        made.append(ModuleType("library.lost.found"))
        made[-1].answer = 42
        return made[-1]

    code = run(
        """
        import library
        def use():
            import library.lost.found
            from library.lost.found import answer
            from library.lost import found
            return library.lost.found, found, answer
        """,
        {"library.lost.found": make},
    )
    assert made == []
    assert code.use() == (made[0], made[0], 42)
    assert code.library.lost.found is made[0] and len(made) == 1


def test_names_are_added_and_moved(run):
    """A single attribute comes from elsewhere: of a module, of a class, from a function."""
    code = run(
        """
        import library, library.tools.saw
        from library.tools.saw import teeth, sharpen
        from library.tools import saw
        """,
        {
            "library.tools.saw.sharpen": "json:JSONEncoder.encode",
            "library.tools.saw.teeth": lambda: 32,
        },
    )
    assert code.sharpen is importlib.import_module("json").JSONEncoder.encode
    assert code.teeth == code.saw.teeth == code.library.tools.saw.teeth == 32
    assert "sharpen" in dir(code.saw)


def test_a_module_is_the_same_by_every_name(run):
    """What differs below a module differs also where another module holds it."""
    code = run(
        """
        import library.tools
        from library.tools import paint
        """,
        {"library.paint.brush": lambda: "old"},
        guarded=["library"],
    )
    assert code.paint.brush == code.library.tools.paint.brush == "old"
    assert code.paint is code.library.paint


def test_nothing_is_imported_before_it_is_asked_for(run):
    """Making views imports neither what is seen nor what stands for it."""
    run("", {"library.paint": "library.v1.paint", "library.tools.saw.x": "library.v1:colour"})
    assert not [name for name in sys.modules if name.startswith("library")]


def test_a_star_import_gets_what_the_view_has(run):
    """Own names and forwarded ones, no private ones."""
    code = run("from library import *", {"library.extra": lambda: "extra"})
    assert (code.extra, code.colour) == ("extra", "red")
    assert not hasattr(code, "_secret")


def test_relative_imports_see_the_views_too(library):
    """A package that is itself part of what is seen may name it relatively."""
    write(library, {"library/old.py": "from .paint import brush\nfrom . import paint"})
    sys.meta_path.insert(0, Finder(Views({"library.paint.brush": lambda: "own"}), ["library.old"]))
    code = importlib.import_module("library.old")
    assert (code.brush, code.paint.brush) == ("own", "own")
    assert importlib.import_module("library.paint").brush == "wide"


@pytest.mark.parametrize(
    ("source", "error", "text"),
    [
        ("import library.nothing", ModuleNotFoundError, r"No module named 'library\.nothing'"),
        ("from library import nothing", ImportError, "cannot import name 'nothing' from 'library'"),
        ("import library\nlibrary.nothing", AttributeError, "module 'library' has no attribute"),
        ("import library.tools.gone.x", ModuleNotFoundError, r"named 'library\.tools\.gone'"),
        ("import library.moved.gone", ModuleNotFoundError, r"No module named 'json\.gone'"),
    ],
)
def test_what_is_not_there_is_pythons_own_error(run, source, error, text):
    """A missing module or name is the error that it is without views."""
    with pytest.raises(error, match=text):
        run(source, {"library.extra": lambda: "extra", "library.moved": "json"})


def test_an_error_inside_a_module_is_not_hidden(run, library):
    """A module that fails for want of another one says which."""
    write(library, {"library/broken.py": "import no_such_module_here"})
    with pytest.raises(ModuleNotFoundError, match="no_such_module_here"):
        run("from library import broken", {"library.extra": lambda: 1})


def test_everybody_else_sees_the_modules(run):
    """Neither sys.modules nor another module gets a view, and the modules are not written to."""
    library = importlib.import_module("library")
    before = dict(vars(library))
    run(
        """
        import library
        library.colour = "green"
        del library._secret
        library.extra
        """,
        {"library.extra": lambda: "extra"},
    )
    assert dict(vars(library)) == before
    assert type(importlib.import_module("stranger").library) is ModuleType


def test_what_is_written_to_a_view_stays_in_it(run):
    """The package reads back what it wrote or deleted, by every path to the module."""
    code = run(
        """
        import library.tools.saw
        from library.tools import saw
        library.tools.saw.teeth = 1
        del library.tools.paint
        written = saw.teeth
        deleted = hasattr(library.tools, "paint")
        listed = "paint" in dir(library.tools)
        library.tools.paint = 2
        back = library.tools.paint, "paint" in dir(library.tools)
        """,
        {},
        guarded=["library"],
    )
    assert (code.written, code.deleted, code.listed, code.back) == (1, False, False, (2, True))
    real = importlib.import_module("library.tools.saw")
    assert real.teeth == 7 and hasattr(sys.modules["library.tools"], "paint")


def test_what_replaced_something_is_deleted_before_it(run):
    """Tests that put back what the dictionary of a module had, here nothing, undo what they did."""
    code = run(
        """
        import library.tools
        from library import tools
        before = tools.paint
        tools.paint = "another"
        del tools.paint
        after = tools.paint
        tools.paint = "a third"
        tools.paint = before
        del tools.paint
        gone = not hasattr(tools, "paint")
        tools.paint = "new"
        del tools.paint
        still_gone = not hasattr(tools, "paint") and "paint" not in dir(tools)
        """,
        {},
        guarded=["library"],
    )
    assert code.after is code.before and code.gone and code.still_gone


def test_what_is_forwarded_is_so_as_it_is_now(library):
    """A view keeps no old values of the module behind it."""
    view = Views({"library.extra": lambda: 1}).module("library")
    assert view.colour == "red"
    importlib.import_module("library").colour = "blue"
    assert view.colour == "blue"
    assert view.__file__ == importlib.import_module("library").__file__


def test_a_view_may_be_looked_at(library):
    """Copying and printing a view end, and its class is a module's."""
    view = Views({"library.extra": lambda: 1}).module("library")
    assert isinstance(view, View) and isinstance(view, ModuleType)
    assert "library" in repr(view)
    with pytest.raises(TypeError):
        copy.deepcopy(view)
    assert not hasattr(View.__new__(View), "anything")


class Elsewhere:
    """A finder of a frozen program: its modules are in no directory."""

    @staticmethod
    def find_spec(fullname, path=None, target=None):
        """Finds the module frozen.code alone."""
        if fullname == "frozen":
            return ModuleSpec(fullname, Elsewhere, is_package=True)
        return ModuleSpec(fullname, Elsewhere) if fullname == "frozen.code" else None

    @staticmethod
    def create_module(spec):
        """Leaves it to Python."""

    @staticmethod
    def exec_module(module):
        """Runs an import statement in the module."""
        exec("from library import paint", vars(module))


def test_the_finders_behind_are_asked(library):
    """A package that another finder than Python's own serves is run with the views too."""
    sys.meta_path[:0] = [Finder(Views({"library.paint": "json"}), ["frozen"]), Elsewhere]
    assert importlib.import_module("frozen.code").paint is importlib.import_module("json")


def test_a_finder_in_front_is_not_asked_twice(library):
    """Only what is behind on sys.meta_path is asked; what comes before had its turn."""
    asked = []

    class Before:
        @staticmethod
        def find_spec(fullname, path=None, target=None):
            asked.append(fullname)

    sys.meta_path[:0] = [Before, Finder(Views({"library.paint": "json"}), ["stranger"])]
    importlib.import_module("stranger")
    assert asked.count("stranger") == 1


def test_other_packages_are_none_of_its_business(library):
    """A package whose name only begins alike is not run with views."""
    write(library, {"older.py": "import library"})
    finder = Finder(Views({"library.paint": "json"}), ["old"])
    assert finder.find_spec("older") is None
    assert finder.find_spec("old") is None  # there is no such package


def test_tracebacks_and_inspection_find_the_source(run):
    """The wrapped loader is one of its kind still, and answers for source and file."""
    code = run('"""Its docstring."""\nimport library', {"library.paint": "json"})
    usual = PathFinder.find_spec("old.code", importlib.import_module("old").__path__)
    assert isinstance(code.__loader__, type(usual.loader))
    assert "Its docstring" in code.__loader__.get_source("old.code")
    assert code.__file__ == usual.origin
    assert code.__doc__ == "Its docstring."


def test_a_package_in_a_zip_file_is_run_with_views(library):
    """Up to Python 3.9 the loader of zip files has no exec_module."""
    archive = str(library / "packed.zip")
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("packed.py", "from library import paint\nname = __name__")
    sys.path.insert(0, archive)
    sys.meta_path.insert(0, Finder(Views({"library.paint": "json"}), ["packed"]))
    code = importlib.import_module("packed")
    assert code.paint is importlib.import_module("json") and code.name == "packed"


def test_a_program_is_run_with_the_builtins(library):
    """Any code whose globals have the builtins of views sees them, without a finder."""
    views = Views({"library.paint": "json"})
    names = {"__builtins__": views.builtins, "__name__": "__main__"}
    exec("from library import paint\nexec('import library; inner = library.paint')", names)
    assert names["paint"] is names["inner"] is importlib.import_module("json")
