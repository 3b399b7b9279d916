"""What DNNs with layer annotations note in the graph, natively and here.

Native TF 1.15 makes notes only of the feature columns of TF 1.12 and before.
"""

import importlib

import pytest
from batteries import cases


def input_fn():
    import tensorflow.compat.v1 as tf

    features = {
        "x": tf.constant([[1.0, 2.0], [2.0, 0.5]]),
        "word": tf.constant([["a"], ["b"]]),
        "unused": tf.constant([1, 2]),
    }
    return features, tf.constant([[0], [1]])


def columns(contrib, tf):
    """Returns columns of the kind the estimator makes notes of."""
    source, prefix = tf.feature_column, ""
    if contrib.__name__ != "tf_contrib":
        source = importlib.import_module("tensorflow.python.feature_column.feature_column")
        prefix = "_"
    make = {
        name: getattr(source, prefix + name)
        for name in (
            "numeric_column",
            "embedding_column",
            "indicator_column",
            "categorical_column_with_hash_bucket",
        )
    }
    words = make["categorical_column_with_hash_bucket"]("word", 5)
    return [
        make["numeric_column"]("x", shape=2),
        make["embedding_column"](words, 2),
        make["indicator_column"](words),
    ]


def notes(graph):
    """Returns the annotations of a graph, without how columns are pickled."""
    import pickle

    from tensorflow.core.protobuf import meta_graph_pb2

    seen = {}
    for collection in graph.get_all_collection_keys():
        if not str(collection).startswith("layer_annot"):
            continue
        seen[collection] = []
        for item in graph.get_collection(collection):
            if collection.endswith("feature_columns"):
                seen[collection].append(pickle.loads(item).name)
            elif collection.endswith("values"):
                info = meta_graph_pb2.TensorInfo()
                assert item.Unpack(info)
                sizes = [dimension.size for dimension in info.tensor_shape.dim]
                seen[collection].append([info.name, info.dtype, sizes])
            else:
                seen[collection].append(item)
    return seen


def annotated(contrib, tf, tmp, make, given):
    """Trains; returns the notes in the graph, the variables and the metrics."""
    seen = []

    class Reader(tf.train.SessionRunHook):
        def begin(self):
            seen.append(notes(tf.get_default_graph()))

    estimator = make([2], given, str(tmp / "model"))
    estimator.train(input_fn, steps=1, hooks=[Reader()])
    variables = [[name, shape] for name, shape in tf.train.list_variables(estimator.model_dir)]
    return [seen, variables, sorted(estimator.evaluate(input_fn, steps=1)), estimator]


def case_classifier(contrib, tf, tmp):
    make = contrib.estimator.DNNClassifierWithLayerAnnotations
    return annotated(contrib, tf, tmp, make, columns(contrib, tf))[:3]


def case_regressor(contrib, tf, tmp):
    make = contrib.estimator.DNNRegressorWithLayerAnnotations
    return annotated(contrib, tf, tmp, make, columns(contrib, tf))[:3]


def case_columns_of_tf_feature_column(contrib, tf, tmp):
    make = contrib.estimator.DNNRegressorWithLayerAnnotations
    return annotated(contrib, tf, tmp, make, [tf.feature_column.numeric_column("x", 2)])[:3]


def case_checkpoint_of_the_plain_classifier(contrib, tf, tmp):
    from contrib_compat import estimator as tf_estimator

    given = columns(contrib, tf)
    plain = tf_estimator.DNNClassifier([2], given, str(tmp / "model"))
    plain.train(input_fn, steps=1)
    make = contrib.estimator.DNNClassifierWithLayerAnnotations
    return annotated(contrib, tf, tmp, make, given)[3].get_variable_value("global_step").item()


def case_export(contrib, tf, tmp):
    from contrib_compat import estimator as tf_estimator

    make = contrib.estimator.DNNClassifierWithLayerAnnotations
    estimator = annotated(contrib, tf, tmp, make, columns(contrib, tf))[3]
    receiver_fn = tf_estimator.export.build_parsing_serving_input_receiver_fn(
        {
            "x": tf.io.FixedLenFeature([2], tf.float32),
            "word": tf.io.VarLenFeature(tf.string),
        }
    )
    path = estimator.export_savedmodel(str(tmp / "export"), receiver_fn)
    with tf.Graph().as_default() as graph, tf.Session(graph=graph) as session:
        meta_graph = tf.saved_model.loader.load(session, ["serve"], tf.compat.as_str(path))
        kinds = {
            key: collection.WhichOneof("kind")
            for key, collection in meta_graph.collection_def.items()
            if key.startswith("layer_annot")
        }
        processed = notes(graph)["layer_annotatons/processed_features/values"]
        tensors = [graph.get_tensor_by_name(name) for name, _, _ in processed]
        example = tf.train.Example(
            features=tf.train.Features(
                feature={
                    "x": tf.train.Feature(float_list=tf.train.FloatList(value=[3.0, 4.0])),
                    "word": tf.train.Feature(bytes_list=tf.train.BytesList(value=[b"a"])),
                }
            )
        )
        signature = meta_graph.signature_def["predict"]
        feed = {signature.inputs["examples"].name: [example.SerializeToString()]}
        widths = [value.shape[1] for value in session.run(tensors, feed)]
        x = session.run(tensors[-1], feed).tolist()
    return [kinds, processed, widths, x, sorted(meta_graph.signature_def)]


CASES = cases(globals())


@pytest.mark.e2e
@pytest.mark.parametrize("name", CASES)
def test_annotations_are_the_native_ones(check, name):
    """The graph says which tensors feature columns produce, as on TF 1.15."""
    check(name)
