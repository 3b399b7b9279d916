"""Contrib's own ops in SavedModels, which processes serve that know nothing of this package."""

import importlib
import json
import os
import subprocess
import sys
from typing import Any, Callable, Dict, List, NamedTuple, Tuple

import pytest

from contrib_compat import kernels

#: An input's type and shape, and what it is fed.
Feed = Tuple[str, List[Any], Any]


class Export(NamedTuple):
    """An op that is exported."""

    home: str
    inputs: Dict[str, Feed]
    #: Makes the op's arguments of its inputs.
    arguments: Callable[..., Tuple[Any, ...]]


def op(home: str, *more: Any, **inputs: Feed) -> Export:
    """Returns an op whose arguments are its inputs and then some more."""
    return Export(home, inputs, lambda *places: (*places, *more))


def crossing(*key: int) -> Export:
    """Returns a cross of one sparse and one dense column."""

    def arguments(indices: Any, words: Any, shape: Any, numbers: Any) -> Tuple[Any, ...]:
        return ([indices], [words], [shape], [numbers], True, 1000, *key, "int64", "int64")

    inputs: Dict[str, Feed] = {
        "indices": ("int64", [None, 2], [[0, 0], [1, 0], [1, 1]]),
        "words": ("string", [None], ["a", "b", "c"]),
        "shape": ("int64", [2], [2, 2]),
        "numbers": ("int64", [None, 2], [[7, 8], [9, -1]]),
    }
    return Export("feature_cross", inputs, arguments)


PIXELS = [[[0.1, 0.5, 0.9], [1, 2, 3]], [[0, 0, 0], [0.2, 0.4, 0]]]
IMAGES: Feed = ("float32", [None, 2, 2, 3], [PIXELS])
TURN: Feed = ("float32", [None, 8], [[0.9, -0.3, 0.5, 0.3, 0.9, -0.2, 0.01, 0.0]])
NUMBERS: Feed = ("float32", [None, None], [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
BEAMS: Feed = ("int32", [None] * 3, [[[1, 2, 9]], [[3, 4, 5]], [[6, 7, 8]]])
PARENTS: Feed = ("int32", [None] * 3, [[[0, 0, 0]], [[2, 0, 1]], [[1, 0, 2]]])
LENGTHS: Feed = ("int32", [None], [3])
SLICES: Feed = ("int32", [None, 2], [[0, 2], [1, 1], [1, 9]])

EXPORTED = {
    "sparse_feature_cross": crossing(),
    "sparse_feature_cross_v2": crossing(956888297470),
    "gather_tree": op("beam_search", 9, steps=BEAMS, parents=PARENTS, lengths=LENGTHS),
    "masked_matmul": op(
        "factors", False, True, a=NUMBERS, b=NUMBERS, at=("int64", [None, 2], [[0, 1], [1, 1]])
    ),
    "wals_compute_partial_lhs_and_rhs": op(
        "factors",
        2,
        False,
        factors=NUMBERS,
        factor_weights=("float32", [None], [0.5, 2.0]),
        unobserved_weight=("float32", [], 0.1),
        weights=("float32", [None], [1.0, 3.0]),
        indices=("int64", [None, 2], [[0, 1], [1, 0], [1, 1]]),
        values=("float32", [None], [1.0, 2.0, 3.0]),
        entry_weights=("float32", [None], []),
    ),
    "adjust_hsv_in_yiq": op(
        "colors",
        images=IMAGES,
        hue=("float32", [], 0.3),
        saturation=("float32", [], 1.5),
        value=("float32", [], 0.5),
    ),
    "bipartite_match": op("images", distances=NUMBERS, rows=("float32", [], 2.0)),
    "image_connected_components": op(
        "images", images=("int32", [None] * 3, [[[1, 1, 0], [0, 0, 1], [2, 2, 1]]])
    ),
    "image_projective_transform": op("images", "BILINEAR", images=IMAGES, turn=TURN),
    "image_projective_transform_v2": op(
        "images", "NEAREST", images=IMAGES, turn=TURN, size=("int32", [2], [3, 4])
    ),
    "fused_conv2d_bias_activation": op(
        "fused_convolution",
        *([], 0.5, 0.0, [1, 1, 1, 1], "SAME"),
        images=IMAGES,
        filters=("float32", [1, 1, 3, 2], [[[[1, 2], [3, 4], [-5, 6]]]]),
        bias=("float32", [2], [0.1, 0.2]),
    ),
    "resampler": op(
        "resampling", images=IMAGES, at=("float32", [None, None, 2], [[[0.5, 0.2], [9.0, 9.0]]])
    ),
    "resampler_grad": op(
        "resampling",
        images=IMAGES,
        at=("float32", [None, None, 2], [[[0.5, 0.25]]]),
        slopes=("float32", [None, None, 3], [[[1.0, 2.0, 3.0]]]),
    ),
    **{
        f"reduce_slice_{kind}": op("slices", 1, data=NUMBERS, slices=SLICES)
        for kind in ("sum", "prod", "max", "min")
    },
    "decode_libsvm": op("libsvm", 4, lines=("string", [None], ["1 0:2.5 3:1", "-1", "2 1:7"])),
    "skip_gram_generate_candidates": op(
        "skip_grams", 2, 2, 0, -1, False, words=("string", [None], ["a", "b", "c", "d"])
    ),
    "periodic_resample": op(
        "periods", [4, None], values=("float32", [None, 2], [[1.0, 2.0], [3.0, 4.0]])
    ),
    "periodic_resample_op_grad": op(
        "periods", [2, 2], [4, None], slopes=("float32", [4, 1], [[1.0], [2.0], [3.0], [4.0]])
    ),
    "bucketize_with_input_boundaries": op(
        "buckets", numbers=NUMBERS, boundaries=("float32", [None], [2.0, 5.5])
    ),
    "quantiles": Export(
        "buckets",
        {
            "dense": ("float32", [None], [0.5, 9.0]),
            "sparse": ("float32", [None], [3.0]),
            "dense_buckets": ("float32", [None], [1.0, 2.0]),
            "sparse_buckets": ("float32", [None], [2.5, 3.0, 4.0]),
            "indices": ("int64", [None, 2], [[0, 7]]),
        },
        lambda *places: tuple([place] for place in places),
    ),
}

#: What images are turned by.
CORE = "ImageProjectiveTransformV2"

SERVE = """
import json, sys
import tensorflow as tf
assert not [name for name in sys.modules if "contrib_compat" in name]
tf.compat.v1.enable_v2_behavior()
answers = {}
for name, (directory, feeds) in json.load(sys.stdin).items():
    signature = tf.compat.v2.saved_model.load(directory).signatures["serving_default"]
    fed = {key: tf.constant(value, kind) for key, (kind, value) in feeds.items()}
    answers[name] = {key: value.numpy().tolist() for key, value in signature(**fed).items()}
print(json.dumps(answers, default=bytes.decode))
"""


def test_each_op_is_among_the_exports():
    """But those that only change variables, which nothing that is served does."""
    pytest.importorskip("tensorflow")
    homes = {
        name: home
        for home in kernels.GENERATED.values()
        for name in importlib.import_module(f"contrib_compat.kernels.{home}").__all__
    }
    changing = {"obtain_next", "zero_initializer", "zero_var_initializer"}
    assert {name: export.home for name, export in EXPORTED.items()} == {
        name: home for name, home in homes.items() if name not in changing
    }


@pytest.mark.e2e
def test_exports_are_served_without_this_package(tf, tmp_path):
    """A SavedModel with the ops answers the same in a process that never heard of this package."""
    served, here = {}, {}
    for name, export in EXPORTED.items():
        if name.startswith("image_projective") and not hasattr(tf.raw_ops, CORE):
            continue  # On TensorFlow 1.15 that op is contrib's.
        function = getattr(importlib.import_module(f"contrib_compat.kernels.{export.home}"), name)
        with tf.Graph().as_default(), tf.Session() as session:
            feeds = export.inputs
            places = {key: tf.placeholder(*kind) for key, (*kind, _) in feeds.items()}
            found = function(*export.arguments(*places.values()))
            outputs = {f"found_{at}": each for at, each in enumerate(tf.nest.flatten(found))}
            tf.saved_model.simple_save(session, str(tmp_path / name), places, outputs)
            values = session.run(outputs, {places[key]: feeds[key][2] for key in places})
            here[name] = {key: value.tolist() for key, value in values.items()}
        served[name] = [
            str(tmp_path / name),
            {key: [kind, value] for key, (kind, _, value) in feeds.items()},
        ]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", SERVE],
        input=json.dumps(served).encode(),
        env=environment,
        cwd=str(tmp_path),
        stdout=subprocess.PIPE,
        check=True,
        timeout=300,
    )
    assert json.loads(done.stdout.decode()) == json.loads(json.dumps(here, default=bytes.decode))
