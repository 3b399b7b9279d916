"""Which symbols run ops without a kernel, read from sources."""

import pytest

from contrib_compat.routes import Route

GENERATED = """
def bytes_in_use(name=None):
    return _op_def_lib._apply_op_helper("BytesInUse", name=name)


def kept(name=None):
    return _op_def_lib._apply_op_helper("Kept", name=name)
"""
FILES = {
    "a/__init__.py": "from tensorflow.contrib.a.ops import *",
    "a/gen_a.py": GENERATED,
    "a/ops.py": """
from tensorflow.contrib.a import gen_a
from tensorflow.contrib.a.gen_a import kept
from tensorflow.contrib.util import loader
_probes = loader.load_op_library(resource_loader.get_path_to_datafile("_probes.so"))


def directly():
    return gen_a.bytes_in_use()


def inside(deep):
    if deep:
        return directly()


class Derived(Base):
    def method(self):
        return inside(True)


def probes():
    return _probes.lsh_probes([1])


def unhurt():
    return kept()
""",
    "b/__init__.py": """
from tensorflow.contrib import a


def elsewhere():
    return a.directly()
""",
}
LOST = {"bytesinuse": "BytesInUse", "lshprobes": "LSHProbes"}


@pytest.fixture
def tool(load):
    """The tool."""
    return load("lost_kernels")


@pytest.fixture
def root(tmp_path):
    """A small contrib."""
    for name, text in FILES.items():
        tmp_path.joinpath(name).parent.mkdir(exist_ok=True)
        tmp_path.joinpath(name).write_text(text, encoding="utf-8")
    return tmp_path


def test_ops_are_found_through_what_a_symbol_names(tool, root):
    """In functions, methods, branches, other modules and loaded libraries; no other op counts."""
    names = ["directly", "inside", "Derived", "probes", "unhurt"]
    symbols = [Route(name, ("a", "a.ops"), "") for name in names]
    symbols.append(Route("elsewhere", ("b",), ""))
    symbols.append(Route("directly", ("gone",), "", until="1.12"))
    assert tool.ops(symbols, root, LOST) == {
        "a.directly": ["BytesInUse"],
        "a.inside": ["BytesInUse"],
        "a.Derived": ["BytesInUse"],
        "a.probes": ["LSHProbes"],
        "b.elsewhere": ["BytesInUse"],
    }


def test_the_column_alone_is_written(tool):
    """Lines that run no such op lose theirs, and keep the rest."""
    head = "name\tkind\tmodules\tadvice\tops\n"
    text = head + "f\tfunction\ta;a.ops\ng\tfunction\ta\tuse h\tOld\n"
    assert tool.written(text, "a", {"a.f": ["X", "Y"]}) == (
        head + "f\tfunction\ta;a.ops\t\tX Y\ng\tfunction\ta\tuse h\n"
    )
