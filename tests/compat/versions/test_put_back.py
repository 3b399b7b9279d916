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
    assert sorted(revival.PUT_BACK) == ENTRIES


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


@modern
def test_reviving_again_changes_nothing():
    """A second revival leaves finders, tables and classes as they are."""
    import sys

    from tensorflow.python.util import lazy_loader, tf_export

    versions.activate()
    before = (
        list(sys.meta_path),
        dict(tf_export.API_ATTRS),
        list(tf_export.SUBPACKAGE_NAMESPACES),
        lazy_loader.KerasLazyLoader.__getattr__,
    )
    revival.revive()
    assert before == (
        list(sys.meta_path),
        dict(tf_export.API_ATTRS),
        list(tf_export.SUBPACKAGE_NAMESPACES),
        lazy_loader.KerasLazyLoader.__getattr__,
    )


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
def test_tpu_optimizer_parameters_have_their_public_names(tf):
    """tf.compat.v1.tpu.experimental has the names that estimator code refers to."""
    versions.activate()
    with pytest.raises(NotImplementedError):
        tf.tpu.experimental.AdagradParameters(0.1)


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
