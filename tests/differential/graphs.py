"""What the batteries of small graphs share.

Each of their cases builds one graph with fixed weights and returns its tensors, to which the
gradients of the first one by all weights are added. Recorded are those values and the names of all
variables. ``run`` makes a case as ``batteries.py`` means it of such a function.
"""

import importlib
import json

import numpy as np

X = np.random.RandomState(0).randn(4, 6, 3).astype(np.float32)
Y = np.random.RandomState(1).randn(4, 6).astype(np.float32)
Z = np.random.RandomState(3).randn(5, 3).astype(np.float32)
LENGTHS = [6, 5, 4, 3]


def package(contrib, path):
    """Returns a module of a contrib tree that need not be an attribute of its root."""
    # Native contrib, once loaded, has the name of the module that it stands for, by which all of
    # it would load a second time.
    root = contrib.__name__.replace("tensorflow_core", "tensorflow")
    return importlib.import_module(f"{root}.{path}")


def run(build):
    """Makes a case of a function that builds a graph and returns tensors, or steps and tensors.

    Steps are run one after the other, before the tensors are.
    """

    def case(contrib, tf, tmp):
        config = tf.ConfigProto()
        # Optimizing a graph costs more than running it the few times that it is.
        config.graph_options.rewrite_options.disable_meta_optimizer = True
        with tf.Graph().as_default(), tf.Session(config=config) as session:
            tensors = build(contrib, tf)
            steps, tensors = tensors if isinstance(tensors, tuple) else ([], tensors)
            weights = [v for v in tf.trainable_variables() if v.op.name != "own"]
            floats = [t for t in tensors if t.dtype.base_dtype == tf.float32]
            if weights and floats:
                gradients = [g for g in tf.gradients(floats[0], weights) if g is not None]
                tensors = tensors + [tf.convert_to_tensor(gradient) for gradient in gradients]
            session.run([tf.global_variables_initializer(), tf.local_variables_initializer()])
            session.run(tf.tables_initializer())
            load(session, weights)
            for step in steps:
                session.run(step)
            found = [np.asarray(value).tolist() for value in session.run(tensors)]
            names = sorted(v.op.name for v in tf.global_variables())
        return {"values": json.loads(json.dumps(found, default=bytes.decode)), "variables": names}

    return case


def load(session, weights):
    """Gives each of the variables values that follow from its shape."""
    for weight in weights:
        size = weight.shape.as_list()
        state = np.random.RandomState(len(size) + sum(size))
        weight.load(state.uniform(-0.5, 0.5, size).astype(np.float32), session)


def assert_close(seen, expected):
    """Compares what two TensorFlows computed: numbers nearly, everything else exactly.

    A small number may be the sum of large ones, and errs as they do.
    """
    _assert_close(seen, expected, atol=1e-6 * max([1.0, *_sizes(expected)]))


def _sizes(value):
    if isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _sizes(one)
    elif isinstance(value, float) and np.isfinite(value):
        yield abs(value)


def _assert_close(seen, expected, atol):
    if isinstance(expected, dict):
        assert sorted(seen) == sorted(expected)
        for key in expected:
            _assert_close(seen[key], expected[key], atol)
    elif isinstance(expected, list):
        assert len(seen) == len(expected)
        for one, other in zip(seen, expected):
            _assert_close(one, other, atol)
    elif isinstance(expected, float):
        # Not 1e30, by which some functions mark what doesn't count.
        np.testing.assert_allclose(seen, expected, rtol=1e-5, atol=min(atol, 1e-5))
    else:
        assert seen == expected
