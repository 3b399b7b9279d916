"""What each path leads to, compared with what native ``tf.contrib`` of TensorFlow 1.15 has there.

tools/native_contrib.py wrote native.json: every public path of the route table that leads somewhere
in 1.15, and every path that real code refers to.
"""

import importlib
import json
from pathlib import Path

import pytest

from contrib_compat import routes, versions
from contrib_compat.legacy.itself import in_use

HERE = Path(__file__).parent
NATIVE = json.loads((HERE / "native.json").read_text(encoding="utf-8"))

#: What no TensorFlow 2 has, or not the newer ones; `tf-contrib explain` says what to do.
LOST = {
    "autograph.operators.control_flow.tf_if_stmt",
    "autograph.utils.fake_tf",
    "autograph.utils.is_tensor",
    "autograph.utils.py_func.MatchDType",
    "autograph.utils.py_func.wrap_py_func",
    "autograph.utils.testing.fake_tf",
    "autograph.utils.type_check.is_tensor",
    "autograph.utils.wrap_py_func",
    "distribute.MultiWorkerAllReduce",
    "keras.optimizers.Optimizer",
    "keras.utils.convert_all_kernels_in_model",
    "tpu.AsyncCheckpointSaverHook",
    "tpu.python.tpu.async_checkpoint.AsyncCheckpointSaverHook",
}
#: Functions that are classes today, or the other way round; both are called alike.
OF_ANOTHER_KIND = {
    "eager.ExecutionCallback",  # It says what is missing.
    "keras.backend.name_scope",
    "keras.regularizers.l1",
    "keras.regularizers.l2",
    "keras.utils.HDF5Matrix",  # It says what is missing.
    "keras.utils.custom_object_scope",
    "keras.wrappers.scikit_learn.KerasClassifier",  # These two say where it is today.
    "keras.wrappers.scikit_learn.KerasRegressor",
    "learn.preprocessing.ByteProcessor",  # Deprecated natively, by a function around the class.
    "learn.preprocessing.text.ByteProcessor",
    "slim.ProblemType",
    "stat_summarizer.StatSummarizer",  # It says what is missing.
}
#: What TensorFlow's and Keras' own objects have no argument for any more, or take in another order.
OTHER_ARGUMENTS = {
    "autograph.Feature",  # An enumeration: Python's own arguments.
    "autograph.converted_call",
    "autograph.operators.control_flow.for_stmt",
    "autograph.operators.control_flow.if_stmt",
    "autograph.operators.control_flow.while_stmt",
    "autograph.operators.for_stmt",
    "autograph.operators.while_stmt",
    "autograph.set_loop_options",
    "distribute.AllReduceCrossDeviceOps",
    "distribute.UpdateContext",
    "distributions.ConditionalTransformedDistribution",
    "eager.run_test_in_graph_and_eager_modes",
    "framework.nest.assert_shallow_structure",
    "framework.nest.flatten_up_to",
    "framework.nest.flatten_with_tuple_paths_up_to",
    "framework.nest.is_sequence",  # Compiled natively; nobody calls it by name.
    "framework.nest.is_sequence_or_composite",
    "keras.callbacks.TensorBoard",
    "keras.preprocessing.text.one_hot",
    "keras.preprocessing.text.text_to_word_sequence",
    "keras.utils.GeneratorEnqueuer",
    "keras.utils.serialize_keras_object",
    "slim.nest.assert_shallow_structure",
    "slim.nest.flatten_up_to",
    "slim.nest.flatten_with_tuple_paths_up_to",
    "slim.nest.is_sequence",
    "slim.nest.is_sequence_or_composite",
    "summary.graph",
    "tpu.python.tpu.tpu_estimator.ExportSavedModelApiVersion",  # An enumeration.
}


@pytest.fixture
def tool(load):
    """tools/native_contrib.py."""
    return load("native_contrib")


@pytest.fixture
def contrib(copy_of_1_15, quiet):
    """The legacy tree, with the copy."""
    if versions.has_native_contrib():
        pytest.skip("TensorFlow 1.15 has its own")
    in_use.choose(copy_of_1_15)
    yield importlib.import_module("tf_contrib")
    in_use.choose(None)


def test_paths_lead_to_what_they_led_to(contrib, tool):
    """Nearly three thousand are there, of the same kind, and take the arguments of 1.15."""
    lost, other_kind, other_arguments = set(), set(), set()
    for path, (kind, *arguments) in NATIVE.items():
        try:
            found = tool.look_up(path, contrib.__name__)
        except ImportError:
            lost.add(path)
            continue
        if tool.kind(found) != kind:
            other_kind.add(path)
        elif arguments and arguments[0] is not None:
            ours = tool.arguments(found)
            if ours is not None and not tool.takes(ours, arguments[0]):
                other_arguments.add(path)
    assert lost <= LOST
    assert other_kind <= OF_ANOTHER_KIND
    assert other_arguments <= OTHER_ARGUMENTS
    assert len(NATIVE) > 2800


@pytest.mark.native
def test_the_table_agrees_with_native_contrib(tool):
    """What was in 1.15 is there and of its kind, what left isn't, and nothing listed is unknown."""
    dir(importlib.import_module("tensorflow.contrib"))
    assert list(tool.differences(routes)) == []


@pytest.mark.parametrize(
    ("today", "natively", "takes"),
    [
        (["a", "b="], ["a", "b="], True),
        (["a", "new=", "b="], ["a", "b"], True),
        (["a", "**kwargs"], ["a", "gone="], True),
        (["b", "a"], ["a", "b"], False),
        (["a"], ["a", "gone="], False),
        (["renamed"], ["*args", "**kwargs"], True),
    ],
)
def test_arguments_are_taken_by_name_and_in_order(tool, today, natively, takes):
    """What is new may stand between them; any keyword may stand for one."""
    assert tool.takes(today, natively) is takes
