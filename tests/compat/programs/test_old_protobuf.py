"""Files that protoc generated before protobuf 4."""

import os
import sys
from types import SimpleNamespace

import pytest

from contrib_compat.programs import old_protobuf

OLD = "_A = _descriptor.Descriptor(\n  name='A')\n"
NEW = "DESCRIPTOR = _descriptor_pool.Default().AddSerializedFile(b'')\n"


@pytest.fixture
def protobuf(monkeypatch):
    """Protobuf's version, and no choice made yet."""
    monkeypatch.delenv(old_protobuf.VARIABLE, raising=False)
    monkeypatch.delitem(sys.modules, old_protobuf._SETTLED, raising=False)
    module = SimpleNamespace(__version__="6.31.1")
    monkeypatch.setitem(sys.modules, "google.protobuf", module)
    # What choose() sets is taken back, too.
    monkeypatch.setitem(os.environ, old_protobuf.VARIABLE, "upb")
    return module


def test_the_implementation_in_python_is_chosen_for_old_files(protobuf, tmp_path):
    """With an old file in the program it is chosen for the process, and said."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a_pb2.py").write_text(OLD)
    (tmp_path / "task.py").write_text("from deep import a_pb2\n")
    told = old_protobuf.choose([str(tmp_path)])
    assert os.environ[old_protobuf.VARIABLE] == "python"
    assert "a_pb2.py" in told and "--without protobuf" in told


@pytest.mark.parametrize(
    "name, text", [("a_pb2.py", NEW), ("a.py", OLD), (".git/a_pb2.py", OLD), ("x/a_pb2.py", OLD)]
)
def test_nothing_is_done_without_old_files(protobuf, tmp_path, name, text):
    """New files, and what isn't a generated file of the program's, change nothing."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)
    assert old_protobuf.choose([str(tmp_path)]) is None
    assert os.environ[old_protobuf.VARIABLE] == "upb"


def test_an_old_protobuf_makes_them_itself(protobuf, tmp_path):
    """Up to protobuf 3 nothing is chosen."""
    protobuf.__version__ = "3.20.3"
    (tmp_path / "a_pb2.py").write_text(OLD)
    assert old_protobuf.choose([str(tmp_path)]) is None


def test_it_is_said_where_it_is_too_late(protobuf, tmp_path, monkeypatch):
    """Where protobuf is in use already, what to set is said."""
    monkeypatch.setitem(sys.modules, old_protobuf._SETTLED, protobuf)
    (tmp_path / "a_pb2.py").write_text(OLD)
    told = old_protobuf.choose([str(tmp_path)])
    assert f"{old_protobuf.VARIABLE}=python" in told
    assert os.environ[old_protobuf.VARIABLE] == "upb"
