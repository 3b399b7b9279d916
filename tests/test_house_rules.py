"""The rules of the house, each read off the installed packages."""

import ast
import collections
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import contrib_compat
import tf_contrib
from contrib_compat import routes
from contrib_compat.legacy import tree as legacy_tree
from contrib_compat.legacy.itself import in_use

COMPAT = Path(contrib_compat.__file__).parent
SHIMS = Path(tf_contrib.__file__).parent


def sources(root):
    """Returns the syntax tree of every file below ``root``, by its relative path."""
    return {
        path.relative_to(root).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(root.rglob("*.py"))
    }


def imported(tree):
    """Yields the full name of everything that a file imports, at whatever depth."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


@pytest.fixture
def no_copy():
    """No copy of TensorFlow 1.15, whatever this machine has."""
    in_use.choose("off")
    yield
    in_use.choose(None)


def test_rule_1_the_legacy_tree_is_what_the_table_names(no_copy):
    """One fact, one place: a module is there because a route names it; no file says so again."""
    named = {module for route in routes.TABLE.values() if route.target for module in route.modules}
    above = {m.rsplit(".", end)[0] for m in named for end in range(1, m.count(".") + 1)}
    walked = {m.name for m in pkgutil.walk_packages(tf_contrib.__path__, "tf_contrib.")}
    # keras.layers is the module keras.python.keras.layers, and shows what lies below that.
    shown = {f"{module}.{name}" for module in named for name in legacy_tree.children(module)}
    assert walked == {"tf_contrib." + module for module in named | above | shown}


def test_rule_2_private_imports_live_in_one_room():
    """Only contrib_compat.versions imports tensorflow.python or tensorflow_estimator.python."""
    private = ("tensorflow.python", "tensorflow_estimator", "tf_keras", "tensorflow.contrib")
    strangers = {
        (path, name)
        for path, tree in sources(COMPAT).items()
        if not path.startswith("versions/")
        for name in imported(tree)
        if name.startswith(private)
    }
    assert strangers == set()


def test_rule_2_private_names_are_listed_in_one_file():
    """What is private in TensorFlow or its estimator is borrowed through private_names alone.

    The files of versions.breaks are about one private name each, and import it.
    """
    for path, tree in sources(COMPAT).items():
        room = path.rpartition("/")[0]
        if room != "versions/breaks":
            private = [name for name in imported(tree) if name.startswith("tensorflow.python")]
            assert not private, path
        if room.partition("/")[0] != "versions":
            asked = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
            assert "estimator_module" not in [node.attr for node in asked], path


def test_rule_2_versions_are_compared_in_one_room():
    """Outside contrib_compat.versions nothing reads tf.__version__ or imports packaging."""
    for path, tree in sources(COMPAT).items():
        if path.startswith("versions/"):
            continue
        assert not [name for name in imported(tree) if name.startswith("packaging")], path
        reads = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and node.attr in ("__version__", "VERSION")
            and isinstance(node.value, ast.Name)
            and node.value.id in ("tf", "tensorflow")
        ]
        assert not reads, path


IMPORTS = [
    "tf_contrib",
    "tf_contrib.learn",
    "tf_contrib.learn.python.learn.utils.saved_model_export_utils",
    "contrib_compat",
    "contrib_compat.auto",
    "contrib_compat.deprecation",
    "contrib_compat.estimator",
    "contrib_compat.exporters",
    "contrib_compat.strategies",
]


@pytest.mark.smoke
@pytest.mark.parametrize("module", IMPORTS)
def test_rule_3_importing_costs_nothing(module):
    """Importing a module of ours leaves TensorFlow, Keras and numpy unimported."""
    program = (
        f"import sys, {module}; "
        "print([m for m in ('tensorflow', 'keras', 'tf_keras', 'numpy') if m in sys.modules])"
    )
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    output = subprocess.check_output([sys.executable, "-c", program], env=environment)
    assert output.decode().strip() == "[]"


def test_rule_3_every_module_of_the_legacy_tree_is_light():
    """Unused imports of old code, by whatever path, work and import no TensorFlow."""
    names = [m.name for m in pkgutil.walk_packages(tf_contrib.__path__, "tf_contrib.")]
    program = "import sys, {}; assert 'tensorflow' not in sys.modules".format(", ".join(names))
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    subprocess.check_call([sys.executable, "-c", program], env=environment)


def test_rule_5_shims_hold_no_logic():
    """The one file of the shims is a docstring and the line that mounts the legacy tree."""
    (path, tree), *others = sources(SHIMS).items()
    assert (path, others) == ("__init__.py", [])
    assert ast.get_docstring(tree)
    assert [ast.dump(node) for node in tree.body[1:]] == [
        ast.dump(node)
        for node in ast.parse(
            "from contrib_compat.legacy.mount import mount as _mount\n_mount(__name__)"
        ).body
    ]


def test_rule_5_arrows_run_one_way():
    """Nothing in compat imports a shim."""
    for path, tree in sources(COMPAT).items():
        assert not [name for name in imported(tree) if name.startswith("tf_contrib")], path


# From the ground up: a room imports those before it. CONTRIBUTING.md has the list for readers.
ROOMS = [
    "moved",
    "identity",
    "frames",
    "routes",
    "earlier_calls",
    "earlier_classes",
    "deprecation",
    "vocabulary",
    "views",
    "kernels",
    "versions",
    "catalog",
    "estimator",
    "successors",
    "training",
    "lookup",
    "framework",
    "data",
    "layers",
    "metrics",
    "disk",
    "evaluations",
    "serving",
    "publishing",
    "strategies",
    "exporters",
    "saved_model",
    "predictor",
    "extenders",
    "heads",
    "hooks",
    "canned",
    "replication",
    "keras",
    "inspection",
    "learn",
    "monitors",
    "experiment",
    "legacy",
    "auto",
    "programs",
    "sources",
    "migrate",
    "cli",
    "__main__",
]


def room(path):
    """Returns the room of a file, by its path below the package."""
    return path.partition("/")[0].replace(".py", "")


def imports_between_files():
    """Returns the files of ours that each file imports, at whatever depth."""
    trees = sources(COMPAT)
    files = {
        "contrib_compat." + path[: -len(".py")].replace("/", ".").replace(".__init__", ""): path
        for path in trees
    }
    found = {path: set() for path in trees}
    for path, tree in trees.items():
        for name in imported(tree):
            modules = (name.rsplit(".", end)[0] for end in range(name.count(".") + 1))
            module = next((module for module in modules if module in files), None)
            # A package's own __init__ has run before any file in it does.
            if module and not path.startswith(files[module].replace("__init__.py", "")):
                found[path].add(files[module])
    return found


def test_rule_5_no_arrow_between_rooms_runs_up():
    """A room imports only rooms that stand before it."""
    assert {room(path) for path in sources(COMPAT)} - {"__init__"} == set(ROOMS)
    up = {
        (path, other)
        for path, others in imports_between_files().items()
        for other in others
        if path != "__init__.py" and ROOMS.index(room(other)) > ROOMS.index(room(path))
    }
    assert up == set()


def test_rule_5_no_files_import_each_other():
    """No file comes back to itself by what it imports."""
    remaining = imports_between_files()
    while True:
        ready = {path for path, others in remaining.items() if not others & set(remaining)}
        if not ready:
            break
        remaining = {path: others for path, others in remaining.items() if path not in ready}
    assert remaining == {}


def test_rule_5_no_room_holds_too_much_of_the_house():
    """No room has more than 15 % of the lines."""
    lines = collections.Counter()
    for path in COMPAT.rglob("*.py"):
        relative = path.relative_to(COMPAT).as_posix()
        lines[room(relative)] += path.read_text(encoding="utf-8").count("\n")
    largest, most = lines.most_common(1)[0]
    assert most <= 0.15 * sum(lines.values()), largest


# Longer files, and why each is one.
LONG = {
    "compat/contrib_compat/metrics/classification.py": "these streams share what they count by",
    "compat/contrib_compat/sources/engines/tolerant.py": "one grammar, read by one visitor",
    "compat/contrib_compat/views.py": "a view, and the import system as it is seen through it",
    "tests/compat/migrate/test_command.py": "tests of one file are in one file",
    "tests/compat/publishing/test_ledger.py": "tests of one file are in one file",
    "tests/compat/test_deprecation.py": "tests of one file are in one file",
    "tests/differential/test_experiment_errors.py": "a battery is one file",
    "tests/differential/test_experiment_monitors.py": "a battery is one file",
    "tests/differential/test_experiment_schedules.py": "a battery is one file",
    "tests/differential/test_export_fn_shapes.py": "the shapes are one table",
    "tests/differential/test_one_house.py": "a battery is one file",
}
MOST_LINES = 400


def test_no_file_is_long_without_a_reason():
    """A file has at most 400 lines, or a reason; and a reason goes with the length."""
    repository = Path(__file__).resolve().parent.parent
    lengths = {
        path.relative_to(repository).as_posix(): path.read_text(encoding="utf-8").count("\n")
        for folder in ("compat", "shims", "tests", "tools", "benchmarks", "docs", "examples")
        for path in repository.joinpath(folder).rglob("*.py")
    }
    assert {path for path, lines in lengths.items() if lines > MOST_LINES} == set(LONG)


@pytest.mark.parametrize("path", sorted(path for path, r in routes.TABLE.items() if r.target))
def test_rule_6_every_warning_says_what_to_write_instead(path):
    """A route's text names the legacy symbol and goes on with the advice."""
    route = routes.TABLE[path]
    assert route.deprecation.startswith(f"tf.contrib.{path} is deprecated: ")
    assert len(route.instead) > 8 and not route.instead.endswith(".")


def test_rule_9_no_global_switch_is_flipped():
    """No file calls the switches of the process's mode but that which users ask by name."""
    switches = ("disable_v2", "enable_v2", "disable_eager", "enable_eager", "disable_resource")
    for path, tree in sources(COMPAT).items():
        if path == "versions/process_mode.py":
            continue
        calls = [n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)]
        assert not [name for name in calls if name.startswith(switches)], path
