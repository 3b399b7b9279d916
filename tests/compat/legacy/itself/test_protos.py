"""Modules of protocol buffers."""

import ast
import builtins
import types
from pathlib import Path

import pytest

from contrib_compat.legacy.itself.contents import known_files
from contrib_compat.legacy.itself.protos import execute
from contrib_compat.training import hparam_proto

FILES = sorted(path for path in known_files() if path.endswith("_pb2.py"))
#: What a file of protoc's has for its own use alone.
SCAFFOLD = {"_b", "_sym_db"}


@pytest.fixture(scope="module", autouse=True)
def known_as_before():
    """Leaves the one message that is also ours under the name by which other tests find it."""
    known = hparam_proto.HParamDef.__module__
    yield
    hparam_proto.HParamDef.__module__ = known


@pytest.fixture(scope="module")
def load(copy_of_1_15):
    """Builds a module of the copy by its path, and once each that it imports from there."""
    loaded = {}

    def load(path):
        if path not in loaded:
            name = "tensorflow." + path[: -len(".py")].replace("/", ".")
            loaded[path] = types.ModuleType(name)
            loaded[path].__builtins__ = {**vars(builtins), "__import__": import_from_copy}
            execute(text(path), path, vars(loaded[path]))
        return loaded[path]

    def import_from_copy(name, *arguments):
        asked = arguments[2]
        if name.startswith("tensorflow.contrib"):
            directory = name[len("tensorflow.") :].replace(".", "/")
            return types.SimpleNamespace(**{each: load(f"{directory}/{each}.py") for each in asked})
        return __import__(name, *arguments)

    def text(path):
        return (copy_of_1_15 / path).read_text(encoding="utf-8")

    load.text = text
    return load


@pytest.mark.smoke
@pytest.mark.parametrize("path", FILES)
def test_a_module_has_the_names_of_its_file(load, path):
    """Messages, enums, their values and the private descriptors are there, and nothing else."""
    if not path.startswith("contrib/"):
        tensorflow = Path(pytest.importorskip("tensorflow").__path__[0])
        if (tensorflow / path).exists():
            pytest.skip("this TensorFlow still has the file, which is used then")
    assigned = [node for node in ast.parse(load.text(path)).body if isinstance(node, ast.Assign)]
    targets = {target.id for node in assigned for target in node.targets if hasattr(target, "id")}
    names = {name for name in vars(load(path)) if not name.startswith("__")}
    assert {name for name in names if not name.endswith("__pb2")} == targets - SCAFFOLD


@pytest.mark.smoke
def test_messages_are_messages(load):
    """Fields, maps, nested messages and enums work, and survive serialisation."""
    trees = load("contrib/decision_trees/proto/generic_tree_model_pb2.py")
    node = trees.TreeNode(node_id={"value": 7})
    node.binary_node.inequality_left_child_test.type = trees.InequalityTest.LESS_THAN
    again = trees.TreeNode.FromString(node.SerializeToString())
    assert again == node and again.WhichOneof("node_type") == "binary_node"
    assert trees.TreeNode.__module__.endswith("generic_tree_model_pb2")
    params = load("contrib/tensor_forest/proto/tensor_forest_params_pb2.py")
    assert params.LeafModelType.Name(params.MODEL_REGRESSION) == "MODEL_REGRESSION"


def test_messages_of_protobuf_itself_are_shared(load):
    """An Any of the program's goes into a field, and finds the message that it holds."""
    from google.protobuf import any_pb2

    manifest = load("contrib/session_bundle/manifest_pb2.py")
    trees = load("contrib/decision_trees/proto/generic_tree_model_pb2.py")
    asset = manifest.AssetFile(filename="vocabulary")
    packed = any_pb2.Any()
    packed.Pack(asset)
    tree = trees.DecisionTree()
    tree.nodes.add().additional_data.add().CopyFrom(packed)
    unpacked = manifest.AssetFile()
    assert tree.nodes[0].additional_data[0].Unpack(unpacked) and unpacked == asset
    assert "vocabulary" in str(packed)


def test_messages_of_tensorflow_are_shared(load):
    """A GraphDef of TensorFlow's is one for contrib's messages."""
    tf = pytest.importorskip("tensorflow.compat.v1")
    info = load("core/framework/remote_fused_graph_execute_info_pb2.py")
    graph = tf.GraphDef()
    graph.node.add(name="a")
    made = info.RemoteFusedGraphExecuteInfo(remote_graph=graph)
    assert made.remote_graph == graph and type(made.remote_graph) is tf.GraphDef


def test_a_module_may_be_built_twice(load):
    """A second program that loads the same file gets the same classes."""
    path = "contrib/training/python/training/hparam_pb2.py"
    again = {"__name__": "again", "__builtins__": builtins}
    execute(load.text(path), path, again)
    assert again["HParamDef"] is load(path).HParamDef


def test_another_file_is_no_module_of_messages():
    """A file without a descriptor is refused."""
    with pytest.raises(ValueError, match="holds no serialised descriptor"):
        execute("import sys\n", "x_pb2.py", {"__name__": "x"})
