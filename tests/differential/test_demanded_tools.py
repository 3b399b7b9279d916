"""What programs ask of contrib beside models, against native 1.15: tensors, files, old exports."""

import pytest
from batteries import cases, files_below, numbers, raised_type
from graphs import X, package

# --- util, framework, training -------------------------------------------------------------------


def case_tensors_as_messages(contrib, tf, tmp):
    util = contrib.util
    message = util.make_tensor_proto([[1.0, 2.0], [3.0, 4.0]], shape=[4])
    text = util.make_tensor_proto(["a", "b"])
    with tf.Graph().as_default():
        known = util.constant_value(tf.constant([1, 2]) * 1)
        unknown = util.constant_value(tf.placeholder(tf.int32))
    return {
        "message": [message.dtype, [dim.size for dim in message.tensor_shape.dim]],
        "array": numbers(util.make_ndarray(message)),
        "text": [each.decode() for each in util.make_ndarray(text)],
        "known": None if known is None else numbers(known),
        "unknown": unknown,
        "wrong": raised_type(util.make_tensor_proto, ["a", 1.0]),
    }


def case_nested_structures(contrib, tf, tmp):
    nest = contrib.framework.nest
    shallow, deep = [{"a": 0}, 0], [{"a": [1, 2]}, (3, 4)]
    return {
        "packed": nest.pack_sequence_as({"b": 0, "a": (0, [0])}, [1, 2, 3]),
        "too few": raised_type(nest.pack_sequence_as, [0, 0], [1]),
        "same": raised_type(nest.assert_same_structure, {"a": [1, 2]}, {"a": [3, 4]}),
        "another": raised_type(nest.assert_same_structure, {"a": [1, 2]}, {"a": 3}),
        "of another type": raised_type(nest.assert_same_structure, [1, 2], (1, 2)),
        "mapped": nest.map_structure_up_to(shallow, len, deep),
    }


def case_checkpoints_in_turn(contrib, tf, tmp):
    training = contrib.training
    deep = package(contrib, "training.python.training.evaluation")
    base = str(tmp / "model")
    with tf.Graph().as_default(), tf.Session() as session:
        tf.get_variable("v", initializer=1.0)
        saver, seen = tf.train.Saver(), []
        session.run(tf.global_variables_initializer())
        saver.save(session, base, 1)
        for path in training.checkpoints_iterator(str(tmp), timeout=0):
            seen.append(path)
            if len(seen) == 1:
                saver.save(session, base, 2)
    nothing = list(deep.checkpoints_iterator(str(tmp / "none"), timeout=0))
    asked = iter([False, True])
    ended = deep.checkpoints_iterator(str(tmp / "none"), timeout=0, timeout_fn=lambda: next(asked))
    return seen, nothing, list(ended), list(asked)


# --- eager ---------------------------------------------------------------------------------------


def case_modes_of_a_process(contrib, tf, tmp):
    eager, deep = contrib.eager, package(contrib, "eager.python.tfe")
    with tf.Graph().as_default():
        modes = [eager.in_eager_mode()]
        same = {eager.enable_eager_execution, deep.enable_eager_execution}
        twice = eager.defun(lambda x: x * 2.0)
        with tf.Session() as session, eager.GradientTape() as tape:
            x = tf.constant(3.0)
            tape.watch(x)
            square = x * twice(x)
            found = session.run([square, tape.gradient(square, x)])
    return modes, same == {tf.enable_eager_execution}, numbers(found)


# --- files ---------------------------------------------------------------------------------------


def case_projections_are_configured(contrib, tf, tmp):
    projector = contrib.tensorboard.plugins.projector
    config = projector.ProjectorConfig()
    embedding = config.embeddings.add()
    embedding.tensor_name, embedding.metadata_path = "words:0", "words.tsv"
    with tf.Graph().as_default():
        writer = tf.summary.FileWriter(str(tmp))
        projector.visualize_embeddings(writer, config)
        writer.close()
    return (tmp / "projector_config.pbtxt").read_text()


def _tags(message):
    return [[value.tag, value.WhichOneof("value")] for value in message.value]


def case_summaries_of_the_past(contrib, tf, tmp):
    deprecated = contrib.deprecated
    with tf.Graph().as_default(), tf.Session() as session:
        tags = ["a", "b"]
        one = deprecated.scalar_summary(tags, tf.constant([1.0, 2.0]))
        deprecated.histogram_summary("weights", tf.constant(X[0]))
        deprecated.image_summary("picture", tf.zeros([2, 2, 2, 3]), max_images=2)
        merged = deprecated.merge_summary([one])
        every = deprecated.merge_all_summaries()
        found = [tf.Summary.FromString(text) for text in session.run([one, merged, every])]
    return [_tags(each) for each in found], [value.simple_value for value in found[0].value]


def case_summaries_of_slim(contrib, tf, tmp):
    summaries = contrib.slim.summaries
    with tf.Graph().as_default(), tf.Session() as session:
        one = summaries.add_scalar_summary(tf.constant(2.0), "loss", prefix="train")
        summaries.add_histogram_summary(tf.constant([1.0]), "weights")
        found = tf.Summary.FromString(session.run(tf.summary.merge_all()))
        return _tags(found), [one.op.type, _tags(tf.Summary.FromString(session.run(one)))]


def case_exports_of_sessions(contrib, tf, tmp):
    """Written are the files and the signatures that TensorFlow Serving read before SavedModels."""
    exporter = contrib.session_bundle.exporter
    messages = contrib.session_bundle.manifest_pb2
    with tf.Graph().as_default(), tf.Session() as session:
        x = tf.placeholder(tf.float32, [None, 3], "x")
        v = tf.get_variable("v", initializer=[[1.0], [2.0], [3.0]], use_resource=False)
        scores = tf.matmul(x, v, name="scores")
        session.run(tf.global_variables_initializer())
        made = exporter.Exporter(tf.train.Saver(sharded=True))
        made.init(
            session.graph.as_graph_def(),
            default_graph_signature=exporter.regression_signature(x, scores),
            named_graph_signatures={
                "classes": exporter.classification_signature(x, scores_tensor=scores),
                "any": exporter.generic_signature({"in": x, "out": scores}),
            },
        )
        path = made.export(str(tmp), tf.constant(7), session)
    meta = tf.MetaGraphDef()
    meta.ParseFromString((tmp / "00000007" / "export.meta").read_bytes())
    signatures = messages.Signatures()
    meta.collection_def["serving_signatures"].any_list.value[0].Unpack(signatures)
    generic = signatures.named_signatures["any"].generic_signature
    assert isinstance(signatures.default_signature, messages.Signature)
    return {
        "path": path,
        "files": files_below(tmp),
        "signature": str(signatures.default_signature),
        "classes": str(signatures.named_signatures["classes"]),
        "any": {name: binding.tensor_name for name, binding in generic.map.items()},
    }


# --- tfprof --------------------------------------------------------------------------------------


def case_steps_are_profiled(contrib, tf, tmp):
    with contrib.tfprof.ProfileContext(str(tmp), trace_steps=[1], dump_steps=[2]) as profile:
        with tf.Graph().as_default(), tf.Session() as session:
            profile.add_auto_profiling("op", {"max_depth": 1, "output": "none"}, [3])
            doubled = tf.constant(X) * 2.0
            for _ in range(3):
                session.run(doubled)
        assert profile.profiler is not None
    return [name for name in files_below(tmp) if name.startswith("profile")]


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_tools_do_what_they_did(name, check_graph):
    """Values, files and messages are those of native 1.15."""
    check_graph(name)
