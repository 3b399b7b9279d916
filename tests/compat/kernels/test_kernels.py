"""The room of contrib's own ops."""

import ast
import importlib
import inspect

import pytest

from contrib_compat import kernels
from contrib_compat.legacy.itself.contents import known_files


def generated(copy_of_1_15, path):
    """Returns the arguments of each function of a generated module of 1.15, by its name."""
    text = (copy_of_1_15 / "contrib" / (path.replace(".", "/") + ".py")).read_text(encoding="utf-8")
    functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    return {node.name: [each.arg for each in node.args.args] for node in functions}


@pytest.mark.parametrize("path", sorted(kernels.GENERATED))
def test_functions_are_called_as_those_of_1_15(copy_of_1_15, path):
    """Each op takes the arguments, in the order, that contrib's generated function takes."""
    pytest.importorskip("tensorflow")
    home = importlib.import_module(f"contrib_compat.kernels.{kernels.GENERATED[path]}")
    theirs = generated(copy_of_1_15, path)
    for name in home.__all__:
        assert list(inspect.signature(getattr(home, name)).parameters) == theirs[name], name


def test_the_generated_modules_are_there():
    """The table names modules that 1.15 has."""
    paths = {path.replace(".", "/") for path in kernels.GENERATED}
    assert {f"contrib/{path}.py" for path in paths} <= set(known_files())
