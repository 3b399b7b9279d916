"""Layers of Keras 3 do not work in the graph of a model_fn.

Since TF 2.16 ``tf.keras`` is Keras 3, which knows eager mode and functions but not the graphs of
TF 1. In a model_fn its layers were made, and then: names went on counting from one graph to the
next, so that no checkpoint fitted; a dropout mask stayed the same for the whole training, and
moving averages never moved, because the ops that change variables were in the graph but nobody ran
them; initial weights did not follow ``tf_random_seed``.

While a model_fn of the revived estimator runs, and in its graph alone, each call counts names
afresh, random numbers are the graph's own, and what changes a variable goes into ``UPDATE_OPS``,
where ``tf.layers`` have always put it. Seeds follow ``tf_random_seed`` for the layers of tf-keras
as well, which are what ``tf.layers`` is now. What cannot work is an error. Everywhere else Keras is
as it was. Needed on TF 2.16 and newer.
"""

from __future__ import annotations

import contextlib
import random
import sys
import weakref
from typing import Any, Dict, Iterator, List, Optional

import tensorflow as tf

from contrib_compat.versions.changes import Changes

_ESTIMATOR = "tensorflow_estimator.python.estimator.estimator"
_MODEL_FN = "tensorflow_estimator.python.estimator.model_fn"
_SEED_GENERATOR = "keras.src.random.seed_generator"
_WAY_OUT = "Or use the layers of Keras 2, which know graphs: import tf_keras."

# Thread-local state of Keras that goes with one graph.
_STATE = ("object_name_uids", "global_seed_generator")


class _Seeds(random.Random):
    """A generator of seeds, for tf-keras up to 2.18, which asks it for one up to ``1e9``."""

    def randint(self, a: float, b: float) -> int:
        # Python 3.12 takes no float any more.
        return super().randint(int(a), int(b))


class _Call:
    """A call of a model_fn: the seeds it draws, and the updates of each variable."""

    def __init__(self, seed: Optional[int]) -> None:
        self.seeds = None if seed is None else _Seeds(seed)
        self.updates: Dict[int, List[Any]] = {}


# By graph and not by thread: replicas of a strategy build one graph in several threads.
_graphs: weakref.WeakKeyDictionary[Any, List[_Call]] = weakref.WeakKeyDictionary()

_theirs: Dict[str, Any] = {}


def is_missing() -> bool:
    """Tells whether model functions are called as Keras 3 can't bear it."""
    estimator = sys.modules.get(_ESTIMATOR)
    return estimator is None or estimator.Estimator._call_model_fn is not _call_model_fn


def put_back(changes: Changes) -> None:
    """Makes the changes in Keras 3, if that is there, and in the estimator package.

    Args:
        changes: Makes the changes.
    """
    if _SEED_GENERATOR in sys.modules and "keras.src.backend.tensorflow.core" in sys.modules:
        generators = sys.modules[_SEED_GENERATOR]
        core = sys.modules["keras.src.backend.tensorflow.core"]
        layer = sys.modules["keras.src.layers.layer"]
        _replace(changes, core.Variable, "_direct_assign", _direct_assign)
        _replace(changes, generators.SeedGenerator, "next", _next_seed)
        _replace(changes, layer.Layer, "__call__", _call_layer)
        original = generators.make_default_seed
        for name, module in list(sys.modules.items()):
            if name.startswith("keras.src") and vars(module).get("make_default_seed") is original:
                _replace(changes, module, "make_default_seed", _make_default_seed)
    model_fn = sys.modules[_MODEL_FN]
    _replace(changes, model_fn, "_validate_eval_metric_ops", _validate_eval_metric_ops)
    _replace(changes, sys.modules[_ESTIMATOR].Estimator, "_call_model_fn", _call_model_fn)


def _replace(changes: Changes, owner: Any, name: str, ours: Any) -> None:
    current = vars(owner)[name]
    if current is not ours:
        _theirs[ours.__name__] = current
        changes.attribute(owner, name, ours)


def _current() -> Optional[_Call]:
    """Returns the call whose graph is being built, if there is one."""
    if tf.executing_eagerly():
        return None
    calls = _graphs.get(_outermost(tf.compat.v1.get_default_graph()))
    return calls[-1] if calls else None


def _outermost(graph: Any) -> Any:
    while getattr(graph, "outer_graph", None) is not None:
        graph = graph.outer_graph
    return graph


def _call_model_fn(self: Any, features: Any, labels: Any, mode: Any, config: Any) -> Any:
    """Stands for ``Estimator._call_model_fn``."""
    graph = tf.compat.v1.get_default_graph()
    calls = _graphs.setdefault(_outermost(graph), [])
    call = _Call(_outermost(graph).seed)
    calls.append(call)
    try:
        with _fresh_keras3(), _seeded_keras2(call):
            return _theirs["_call_model_fn"](self, features, labels, mode, config)
    finally:
        calls.remove(call)


@contextlib.contextmanager
def _fresh_keras3() -> Iterator[None]:
    """Within it Keras 3 starts to count names, and has no random generator yet."""
    state = sys.modules.get("keras.src.backend.common.global_state")
    if state is None:
        yield
        return
    before = {name: state.get_global_attribute(name) for name in _STATE}
    try:
        for name in _STATE:
            state.set_global_attribute(name, None)
        yield
    finally:
        for name, value in before.items():
            state.set_global_attribute(name, value)


@contextlib.contextmanager
def _seeded_keras2(call: _Call) -> Iterator[None]:
    """Within it tf-keras takes the seeds of initial weights from the graph's seed."""
    generators = sys.modules["tf_keras.src.backend"]._SEED_GENERATOR
    before = getattr(generators, "generator", None)
    try:
        if call.seeds is not None:
            generators.generator = call.seeds
        yield
    finally:
        generators.generator = before


def _direct_assign(self: Any, value: Any) -> Any:
    """Stands for ``keras.Variable._direct_assign``: the op has to be run to have an effect."""
    call = _current()
    if call is None:
        return _theirs["_direct_assign"](self, value)
    if tf.compat.v1.get_default_graph() is not _outermost(tf.compat.v1.get_default_graph()):
        raise NotImplementedError(
            f"The variable {self.path} of a Keras 3 layer is changed inside a loop or a condition, "
            f"where nobody can run the change. Call the layer outside of it. {_WAY_OUT}"
        )
    update = self._value.assign(tf.cast(value, self._value.dtype), read_value=False)
    call.updates.setdefault(id(self), []).append(update)
    tf.compat.v1.add_to_collection(tf.compat.v1.GraphKeys.UPDATE_OPS, update)
    return None


def _next_seed(self: Any, *args: Any, **kwargs: Any) -> Any:
    """Stands for ``SeedGenerator.next``: another seed in each step, without a variable's help."""
    if _current() is None:
        return _theirs["_next_seed"](self, *args, **kwargs)
    seeds = tf.random.uniform([2], maxval=2**31 - 1, dtype=tf.int32, seed=self._initial_seed)
    return tf.cast(seeds, self.state.dtype)


def _make_default_seed() -> int:
    """Stands for ``make_default_seed``, which draws from Python's own generator."""
    call = _current()
    if call is None or call.seeds is None:
        seed: int = _theirs["_make_default_seed"]()
        return seed
    return call.seeds.randint(1, int(1e9))


def _call_layer(self: Any, *args: Any, **kwargs: Any) -> Any:
    """Stands for ``Layer.__call__``."""
    if _current() is not None:
        _check_layer(self)
    return _theirs["_call_layer"](self, *args, **kwargs)


def _check_layer(layer: Any) -> None:
    """Raises for a layer that cannot work in the graph that is being built."""
    graph = _outermost(tf.compat.v1.get_default_graph())
    for variable in layer.variables:
        value = variable._value
        if value is not None and _outermost(getattr(value.handle, "graph", None)) is not graph:
            raise ValueError(
                f"The Keras 3 layer {layer.name!r} was built outside of this call of the model_fn: "
                f"its variable {variable.path} is in another graph. Make the layer in the "
                f"model_fn. {_WAY_OUT}"
            )
    recurrent = sys.modules["keras"].layers.RNN
    if isinstance(layer, recurrent) and not layer.unroll and not _has_control_flow_v2():
        raise NotImplementedError(
            f"The recurrent Keras 3 layer {layer.name!r} does not work after "
            f"disable_v2_behavior(), unless it is made with unroll=True. {_WAY_OUT}"
        )


def _has_control_flow_v2() -> bool:
    return bool(tf.compat.v1.control_flow_v2_enabled())


def _validate_eval_metric_ops(eval_metric_ops: Any) -> Any:
    """Stands for the function of `EstimatorSpec`: takes metrics of Keras 3, too."""
    keras = sys.modules.get("keras")
    metric_class = getattr(getattr(keras, "metrics", None), "Metric", None)
    if metric_class is not None and isinstance(eval_metric_ops, dict):
        eval_metric_ops = {
            name: _metric_ops(name, value) if isinstance(value, metric_class) else value
            for name, value in eval_metric_ops.items()
        }
    return _theirs["_validate_eval_metric_ops"](eval_metric_ops)


def _metric_ops(name: str, metric: Any) -> Any:
    """Returns the value and the update of a metric, whose variables become local ones."""
    call = _current()
    keys = tf.compat.v1.GraphKeys
    variables = [variable._value for variable in metric.variables]
    updates = [
        update
        for variable in metric.variables
        for update in (call.updates.get(id(variable), []) if call else [])
    ]
    if not updates:
        raise ValueError(
            f"eval_metric_ops[{name!r}]: the Keras 3 metric {metric.name!r} measures nothing. Call "
            f"its update_state() in the model_fn. {_WAY_OUT}"
        )
    for collection in (keys.GLOBAL_VARIABLES, keys.TRAINABLE_VARIABLES):
        kept = tf.compat.v1.get_collection_ref(collection)
        kept[:] = [v for v in kept if not any(v is local for local in variables)]
    for collection in (keys.LOCAL_VARIABLES, keys.METRIC_VARIABLES):
        tf.compat.v1.get_collection_ref(collection).extend(variables)
    kept = tf.compat.v1.get_collection_ref(keys.UPDATE_OPS)
    kept[:] = [op for op in kept if not any(op is update for update in updates)]
    return tf.convert_to_tensor(metric.result()), tf.group(*updates)
