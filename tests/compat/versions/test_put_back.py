"""The list of what is put back on TensorFlow 2.16 and newer."""

import ast
import importlib
from pathlib import Path

import pytest

from contrib_compat import versions
from contrib_compat.versions import revival

ROOM = Path(revival.__file__).parent
BREAKS = ROOM / "breaks"
ENTRIES = sorted(path.stem for path in BREAKS.glob("tf2*_*.py"))

modern = pytest.mark.skipif(
    versions.has_native_estimator(), reason="nothing is put back up to TF 2.15"
)


def test_the_list_is_complete():
    """Every file named after a TensorFlow 2 is on the list, and nothing else is."""
    assert sorted(revival.PUT_BACK + revival.AFTERWARDS) == ENTRIES


@pytest.mark.parametrize("entry", ENTRIES)
def test_each_entry_says_why_and_since_when(entry):
    """A break's docstring names the TensorFlow, and the file can be deleted by itself."""
    source = (BREAKS / f"{entry}.py").read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(source))
    major, minor = entry[2:3], entry[3:5]
    assert f"TF {major}.{minor}" in docstring
    assert "Needed on TF" in docstring
    mentions = [path.name for path in ROOM.rglob("*.py") if entry in path.read_text("utf-8")]
    assert mentions == ["revival.py"]


@modern
@pytest.mark.parametrize("entry", ENTRIES)
def test_each_entry_is_there_after_the_first_use(entry):
    """After activation nothing is missing any more."""
    versions.activate()
    assert not importlib.import_module(f"contrib_compat.versions.breaks.{entry}").is_missing()


# Prints what differs in TensorFlow from how it was first: attributes of its modules, tables and
# classes that the estimator package needs, modules under its name that are no files of its own.
STATE = """
import importlib, os, sys, types
import tensorflow as tf
import tensorflow.compat.v1 as v1
from tensorflow.python import tpu, distribute
from tensorflow.python.framework import graph_io
from tensorflow.python.util import lazy_loader, tf_export
from contrib_compat import versions
from contrib_compat.versions import revival
from contrib_compat.versions.changes import Changes

for name in revival.PUT_BACK:
    importlib.import_module("contrib_compat.versions.breaks." + name)
owners = [tpu, distribute, graph_io, lazy_loader.KerasLazyLoader, tf_export]
owners += [tf.compat.v1, v1, tf.compat.v1.tpu.experimental]

def is_import(owner, name, value):
    # A submodule that was imported meanwhile, by whomever.
    spec = getattr(value, "__spec__", None) if isinstance(value, types.ModuleType) else None
    return name != "layers" and bool(spec and spec.origin and "/tensorflow/" in spec.origin)

def state():
    found = {}
    for number, owner in enumerate(owners):
        for name, value in vars(owner).items():
            if not is_import(owner, name, value):
                found[number, owner.__name__, name] = id(value)
    for table in ("API_ATTRS", "API_ATTRS_V1", "SUBPACKAGE_NAMESPACES"):
        found[table] = list(getattr(tf_export, table))
    found["finders"] = [id(finder) for finder in sys.meta_path]
    for name, module in list(sys.modules.items()):
        root = name.partition(".")[0]
        origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
        if root == "tensorflow_estimator":
            found[name] = id(module)
        elif name.endswith("v1.layers") or (root == "tensorflow" and "contrib_compat" in origin):
            found[name] = sorted(vars(module))
        elif root == "tensorflow" and getattr(module, "__spec__", 0) is None:
            found[name] = type(module).__name__
    return found

def differences(before):
    now = state()
    return sorted(str(k) for k in {*before, *now} if before.get(k) != now.get(k))
"""

INTERRUPTED = (
    STATE
    + """
before = state()
note, count, limit = Changes.undo_by, 0, 0

def undo_by(self, undo):
    global count
    count += 1
    if count > limit:
        raise KeyboardInterrupt
    note(self, undo)

Changes.undo_by = undo_by
while True:
    count = 0
    try:
        versions.activate()
        break
    except KeyboardInterrupt:
        assert not differences(before), (limit, differences(before))
        limit += 1
print(limit > 20, count == limit)
from tensorflow.compat.v1.layers import dense
from contrib_compat.estimator import DNNClassifier
assert callable(dense) and callable(tf.compat.v1.layers.dense) and callable(v1.layers.dense)
assert hasattr(v1.nn.rnn_cell, "LSTMCell") and differences(before)
"""
)

INTERRUPTED_IMPORT = (
    STATE
    + """
before = state()
limit, count = 1, 0

def interrupt(event, arguments):
    global count
    if event == "import" and arguments[0].startswith("tensorflow_estimator.") and limit:
        count += 1
        if count == limit:
            raise KeyboardInterrupt

sys.addaudithook(interrupt)
for limit in (1, 15, 50):
    count = 0
    try:
        versions.activate()
    except KeyboardInterrupt:
        print(limit, differences(before))
limit = 0
from contrib_compat import estimator
estimator.activate()
from tensorflow.compat.v1.layers import dense
print(issubclass(estimator.DNNClassifier, estimator.Estimator), callable(dense))
"""
)

AGAIN = (
    STATE
    + """
breaks = [sys.modules["contrib_compat.versions.breaks." + name] for name in revival.PUT_BACK]
missing = [change for change in breaks if change.is_missing()]
versions.activate()
before = state()
with Changes() as changes:
    for change in missing:
        change.put_back(changes)
    revival.revive(changes)
print(len(missing) > 3, differences(before))
"""
)


@modern
@pytest.mark.slow
def test_an_interrupt_after_each_change_leaves_nothing_behind(program):
    """Whenever the first use is interrupted, all is as before, and the next use is a first one."""
    assert program(INTERRUPTED, header=False) == "True True"


@modern
@pytest.mark.slow
def test_an_interrupted_import_of_the_package_leaves_nothing_behind(program):
    """The estimator package is imported as a whole too, or not at all."""
    assert program(INTERRUPTED_IMPORT, header=False).splitlines() == [
        "1 []",
        "15 []",
        "50 []",
        "True True",
    ]


@modern
@pytest.mark.slow
def test_putting_back_again_changes_nothing(program):
    """What is put back a second time, missing or not, leaves everything as it is."""
    assert program(AGAIN, header=False) == "True []"


@modern
def test_tpu_parts_say_that_they_are_gone():
    """What TPU modules held can be named and asked for by isinstance, but not used."""
    versions.activate()
    from tensorflow.python.tpu import session_support, tpu_embedding

    with pytest.raises(NotImplementedError, match=r"tpu_embedding\.TPUEmbedding left TensorFlow"):
        tpu_embedding.TPUEmbedding(table_to_config_dict={})
    with pytest.raises(NotImplementedError, match=r"TensorFlow 2\.15 or older"):
        session_support.start_worker_watchdog(None)
    with pytest.raises(NotImplementedError):
        _ = tpu_embedding.EnqueueData.from_sparse_tensor
    assert not isinstance(1, tpu_embedding.FeatureConfig)
    assert tpu_embedding.FeatureConfig is tpu_embedding.FeatureConfig
    assert not hasattr(tpu_embedding, "__wrapped__")


@modern
def test_tpu_parameters_have_their_public_names_for_the_package_alone(tf):
    """Other libraries look for the names to find out whether there are TPU embeddings."""
    seen = versions.estimator_module("tpu._tpu_estimator_embedding").tpu_embedding
    package = versions.estimator_module("canned.dnn").tf.compat.v1.tpu.experimental
    assert package.AdagradParameters is seen.AdagradParameters
    with pytest.raises(NotImplementedError):
        package.AdagradParameters(0.1)
    assert not hasattr(tf.tpu.experimental, "AdagradParameters")


@modern
def test_a_text_graph_can_be_written(tf, tmp_path):
    """tf.train.write_graph works with the protobuf installed (TF 2.20 with protobuf 7)."""
    versions.activate()
    with tf.Graph().as_default() as graph:
        tf.constant(0.1, name="tenth")
    path = tf.train.write_graph(graph, str(tmp_path), "graph.pbtxt")
    text = (tmp_path / "graph.pbtxt").read_text()
    assert path.endswith("graph.pbtxt") and 'name: "tenth"' in text


@modern
def test_no_lazy_loader_waits_for_two_threads():
    """Every Keras loader of TensorFlow is ready, also those of later imports of compat.v1."""
    versions.activate()
    import tensorflow as tf
    import tensorflow.compat.v1 as imported_v1

    for module in (tf, tf.compat.v1, tf.compat.v2, imported_v1, tf.compat.v1.nn):
        for value in vars(module).values():
            if type(value).__name__ == "KerasLazyLoader":
                assert "_tfll_keras_version" in vars(value)
