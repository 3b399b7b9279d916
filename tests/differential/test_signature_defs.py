"""Alternatives and the signatures made of them, natively and here."""

from types import SimpleNamespace

import pytest
from batteries import answer, answer_with_text, cases, raised_type

OUTPUTS = {
    "scores": {"scores": "float32"},
    "probabilities": {"probabilities": "float32"},
    "string classes": {"classes": "string"},
    "number classes": {"classes": "int64"},
    "all of a classifier": {
        "classes": "string",
        "scores": "float32",
        "probabilities": "float32",
        "logits": "float32",
    },
    "number classes and probabilities": {"classes": "int64", "probabilities": "float32"},
    "logits": {"logits": "float32"},
    "unknown string": {"anything": "string"},
    "unknown number": {"anything": "int32"},
    "two unknown": {"one": "float32", "two": "float32"},
    "nothing": {},
}
INPUTS = {
    "examples": {"examples": "string"},
    "a number": {"x": "float32"},
    "two": {"x": "float32", "y": "string"},
    "nothing": {},
}


def tensors(tf, dtypes):
    """Makes placeholders in the default graph."""
    return {
        name: tf.placeholder(getattr(tf, dtype), [None, 2], name)
        for name, dtype in sorted(dtypes.items())
    }


def as_data(signature):
    """Returns a SignatureDef as data."""
    if isinstance(signature, dict):
        return signature["raises"]  # What TensorFlow says differs from release to release.

    def side(infos):
        return {
            key: [info.name, info.dtype, [d.size for d in info.tensor_shape.dim]]
            for key, info in infos.items()
        }

    return [signature.method_name, side(signature.inputs), side(signature.outputs)]


def case_one_signature(contrib, tf, tmp):
    utils = contrib.learn.utils.saved_model_export_utils
    kinds = contrib.learn.ProblemType
    seen = {}
    for kind in ("UNSPECIFIED", "CLASSIFICATION", "LINEAR_REGRESSION", "LOGISTIC_REGRESSION"):
        for given, inputs in INPUTS.items():
            for made, outputs in OUTPUTS.items():
                with tf.Graph().as_default():
                    seen[f"{kind} of {given} to {made}"] = as_data(
                        answer(
                            utils.build_standardized_signature_def,
                            tensors(tf, inputs),
                            tensors(tf, outputs),
                            getattr(kinds, kind),
                        )
                    )
    return seen


def case_nothing_to_sign(contrib, tf, tmp):
    build = contrib.learn.utils.saved_model_export_utils.build_standardized_signature_def
    return [
        answer_with_text(build, inputs, outputs, 0)
        for inputs in ({}, None, 1)
        for outputs in ({}, None)
    ]


def case_problem_types_and_keys(contrib, tf, tmp):
    def constants(cls):
        return {name: value for name, value in vars(cls).items() if name.isupper()}

    return [constants(contrib.learn.ProblemType), constants(contrib.learn.PredictionKey)]


def all_signatures(contrib, tf, inputs, outputs, default):
    utils = contrib.learn.utils.saved_model_export_utils
    with tf.Graph().as_default():
        signatures = answer_with_text(
            utils.build_all_signature_defs,
            {key: dtypes and tensors(tf, dtypes) for key, dtypes in inputs.items()},
            {key: (kind, tensors(tf, dtypes)) for key, (kind, dtypes) in outputs.items()},
            default,
        )
        if "raises" in signatures:
            return signatures
        return {key: as_data(signature) for key, signature in signatures.items()}


CLASSES = (1, {"classes": "string"})
VALUES = (2, {"scores": "float32"})
DEFAULT = "default_input_alternative"


def case_all_signatures_of_one_head(contrib, tf, tmp):
    return [
        all_signatures(contrib, tf, {DEFAULT: {"examples": "string"}}, {key: CLASSES}, key)
        for key in (None, "head", "default_output_alternative")
    ]


def case_all_signatures_of_two_heads(contrib, tf, tmp):
    inputs = {DEFAULT: {"examples": "string"}, "other": {"x": "string"}}
    return [
        all_signatures(contrib, tf, inputs, {"a": VALUES, "b": (0, {"y": "int32"})}, default)
        for default in ("a", "b")
    ]


def case_no_default_input(contrib, tf, tmp):
    return [
        all_signatures(contrib, tf, inputs, {None: VALUES}, None)
        for inputs in ({}, {"other": {"x": "string"}}, {DEFAULT: {}}, {DEFAULT: None})
    ]


def case_unknown_default_output(contrib, tf, tmp):
    return all_signatures(contrib, tf, {DEFAULT: {"x": "string"}}, {"a": VALUES}, "b")


def output_alternatives(contrib, alternatives, predictions, *args):
    utils = contrib.learn.utils.saved_model_export_utils
    ops = SimpleNamespace(output_alternatives=alternatives, predictions=predictions)
    return answer_with_text(utils.get_output_alternatives, ops, *args)


def case_output_alternatives(contrib, tf, tmp):
    one, two = {"a": (1, {})}, {"a": (1, {}), "b": (2, {})}
    return {
        f"{list(heads or [])} asked for {args}": output_alternatives(
            contrib, heads, {"y": 1}, *args
        )
        for heads in (None, {}, {None: (0, {})}, one, two)
        for args in ((), (None,), ("a",), ("c",), ("",))
    }


def case_output_alternatives_of_one_tensor(contrib, tf, tmp):
    return output_alternatives(contrib, None, 5)


def input_alternatives(contrib, ops):
    return answer_with_text(
        contrib.learn.utils.saved_model_export_utils.get_input_alternatives, ops
    )


def case_input_alternatives(contrib, tf, tmp):
    ops = contrib.learn.InputFnOps
    return [
        input_alternatives(contrib, ops({"x": 1}, None, {"y": 2})),
        input_alternatives(contrib, ops({"x": 1}, 3, None)),
        input_alternatives(contrib, ({"x": 1}, None)),
        input_alternatives(contrib, ops({}, None, {"y": 2})),
        input_alternatives(contrib, ops(None, None, {"y": 2})),
        input_alternatives(contrib, ({}, None)),
    ]


def case_input_fn_ops_is_a_tuple(contrib, tf, tmp):
    ops = contrib.learn.InputFnOps(features=1, labels=2, default_inputs=3)
    features, labels, default_inputs = ops
    return [features, labels, default_inputs, ops == (1, 2, 3), ops._fields, ops[0]]


def inputs_of(serving_input_fn, tf):
    """Returns what a serving input function adds to a graph."""
    with tf.Graph().as_default() as graph:
        ops = serving_input_fn()

        def side(found):
            return {
                key: [type(t).__name__.replace("SymbolicTensor", "Tensor"), t.dtype.name]
                + (t.shape.as_list() if hasattr(t, "op") and not hasattr(t, "indices") else [])
                for key, t in found.items()
            }

        placeholders = [op.name for op in graph.get_operations() if op.type == "Placeholder"]
        return [
            type(ops).__name__,
            side(ops.features),
            ops.labels,
            side(ops.default_inputs),
            sorted(placeholders),
        ]


def case_parsing_inputs(contrib, tf, tmp):
    build = contrib.learn.build_parsing_serving_input_fn
    spec = {"x": tf.FixedLenFeature([2], tf.float32), "s": tf.VarLenFeature(tf.string)}
    return [inputs_of(build(spec), tf), inputs_of(build(spec, default_batch_size=8), tf)]


def case_default_inputs(contrib, tf, tmp):
    build = contrib.learn.utils.build_default_serving_input_fn
    with tf.Graph().as_default():
        features = {
            "x": tf.placeholder(tf.float32, [4, 2], "an_op"),
            "y": tf.constant(["a"]),
            "z": tf.zeros([3, 1, 5], tf.int32, "scope/zeros"),
        }
        made = build(features), build(features, 8)
    return [inputs_of(function, tf) for function in made]


def case_default_inputs_of_an_unknown_size(contrib, tf, tmp):
    build = contrib.learn.utils.build_default_serving_input_fn
    with tf.Graph().as_default():
        made = build({"x": tf.placeholder(tf.float32, [None, None, 3], "x")})
    return inputs_of(made, tf)


def case_default_inputs_without_a_batch(contrib, tf, tmp):
    build = contrib.learn.utils.build_default_serving_input_fn
    with tf.Graph().as_default():
        scalar, unknown = tf.constant(1.0), tf.placeholder(tf.float32)

        def use(features):
            return inputs_of(build(features), tf)

        return [raised_type(use, {"x": wrong}) for wrong in (scalar, unknown, "no")]


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_signatures_are_the_native_ones(check, name):
    """Serving inputs, alternatives and signatures are those of TF 1.15."""
    check(name)
