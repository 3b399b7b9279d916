"""What no other battery of graphs names: optimizers of clusters, time series and tools."""

import numpy as np
import pytest
from batteries import cases
from graphs import Y, package, run

from contrib_compat import estimator

# --- optimizers that keep a second set of variables ----------------------------------------------


def _trained(tf, getter, make, steps=5):
    """Returns the values that each variable has after each step of one worker.

    Args:
      getter: the one that gives each variable its second one.
      make: returns the optimizer for the inner one, and what initializes it after variables are.
    """
    config = tf.ConfigProto(allow_soft_placement=True)
    with tf.Graph().as_default(), tf.Session(config=config) as session:
        step = tf.train.get_or_create_global_step()
        with tf.variable_scope("", custom_getter=getter):
            weight = tf.get_variable("weight", initializer=tf.constant([1.0, -2.0]))
            bias = tf.get_variable("bias", initializer=tf.constant(0.5))
        optimizer, after = make(tf.train.GradientDescentOptimizer(0.1))
        loss = tf.reduce_sum(tf.square(weight)) + tf.square(bias - 2.0)
        update = optimizer.apply_gradients(optimizer.compute_gradients(loss), step)
        session.run([tf.global_variables_initializer(), tf.local_variables_initializer()])
        hook = optimizer.make_session_run_hook(*after)
        hook.begin()
        hook.after_create_session(session, None)
        seen = []
        for _ in range(steps):
            session.run(update)
            variables = tf.global_variables() + tf.local_variables()
            values = session.run({v.op.name: v for v in variables})
            seen.append({name: np.asarray(value).tolist() for name, value in values.items()})
        return seen


def case_models_are_averaged(contrib, tf, tmp):
    getter = contrib.opt.ModelAverageCustomGetter("/job:localhost/task:0/cpu:0")
    return _trained(
        tf,
        getter,
        lambda inner: (contrib.opt.ModelAverageOptimizer(inner, 1, True, getter, 2), ()),
    )


def case_averages_are_elastic(contrib, tf, tmp):
    getter = contrib.opt.ElasticAverageCustomGetter("/job:localhost/task:0/cpu:0")
    return _trained(
        tf,
        getter,
        lambda inner: (
            contrib.opt.ElasticAverageOptimizer(inner, 1, getter, 2, moving_rate=0.3),
            (True, 0),
        ),
    )


def case_gradients_are_accumulated_and_normalized(contrib, tf, tmp):
    getter = contrib.opt.AGNCustomGetter("/job:localhost/task:0/cpu:0")
    return _trained(
        tf,
        getter,
        lambda inner: (
            contrib.opt.AGNOptimizer(inner, 1, getter, 2, tf.train.MomentumOptimizer(0.1, 0.5)),
            (True, 0),
        ),
    )


@run
def case_weights_decay_beside_the_gradient(contrib, tf):
    own = tf.get_variable("own", initializer=Y[0])
    optimizer = contrib.opt.AdamWOptimizer(0.01, learning_rate=0.1)
    gradients = [(tf.constant(Y[1]), own)]
    decayed = optimizer.apply_gradients(gradients)
    other = optimizer.apply_gradients(gradients, decay_var_list=[])
    return [decayed, other], [own.value()]


@run
def case_stale_gradients_are_dropped(contrib, tf):
    step = tf.train.get_or_create_global_step()
    own = tf.get_variable("own", initializer=Y[0])
    inner = tf.train.GradientDescentOptimizer(0.1)
    optimizer = contrib.opt.DropStaleGradientOptimizer(inner, 1)
    update = optimizer.minimize(tf.reduce_sum(tf.square(own)), step)
    return [update] * 3, [own.value(), tf.identity(step)]


# --- time series ---------------------------------------------------------------------------------

TIMES = np.arange(16)
VALUES = np.sin(TIMES / 3.0) + 0.05 * TIMES


def _told(tree):
    return {key: np.round(np.asarray(value, np.float64), 4).tolist() for key, value in tree.items()}


def case_structure_of_a_series(contrib, tf, tmp):
    """The state that it begins with is random, and that of no other TensorFlow."""
    series = contrib.timeseries
    path = tmp / "series.csv"
    path.write_text("".join(f"{time},{value}\n" for time, value in zip(TIMES, VALUES)))
    reader = series.CSVReader(str(path))
    config = estimator.RunConfig(model_dir=str(tmp / "model"), tf_random_seed=1)
    regressor = series.StructuralEnsembleRegressor([], 1, moving_average_order=1, config=config)
    regressor.train(series.WholeDatasetInputFn(reader), steps=1)
    evaluated = regressor.evaluate(series.WholeDatasetInputFn(reader), steps=1)
    ahead = series.predict_continuation_input_fn(evaluated, steps=3)
    (predicted,) = tuple(regressor.predict(ahead))
    return {
        "covariance": _told({key: predicted[key] for key in ("covariance",)}),
        "evaluated": sorted(evaluated),
        "names": sorted(regressor.get_variable_names()),
    }


def case_regression_on_the_past(contrib, tf, tmp):
    """The weights that it begins with are random, and those of no other TensorFlow."""
    series = contrib.timeseries
    config = estimator.RunConfig(model_dir=str(tmp / "model"), tf_random_seed=1)
    regressor = series.ARRegressor(12, 6, 2, 1, num_time_buckets=4, config=config)
    reader = series.NumpyReader(
        {series.TrainEvalFeatures.TIMES: TIMES, series.TrainEvalFeatures.VALUES: VALUES}
    )
    regressor.train(series.RandomWindowInputFn(reader, batch_size=4, window_size=8), steps=2)
    evaluated = regressor.evaluate(series.WholeDatasetInputFn(reader), steps=1)
    ahead = series.predict_continuation_input_fn(evaluated, steps=4)
    (predicted,) = tuple(regressor.predict(ahead))
    receiver = regressor.build_raw_serving_input_receiver_fn()
    export = regressor.export_saved_model(str(tmp / "export"), receiver)
    with tf.Graph().as_default(), tf.Session() as session:
        signatures = tf.saved_model.loader.load(session, ["serve"], export.decode())
        utils = series.saved_model_utils
        served = utils.predict_continuation(evaluated, signatures, session, steps=4)
        features = {"times": TIMES[None, :8], "values": VALUES[None, :8, None]}
        filtered = utils.cold_start_filter(signatures, session, features)
        features = {"times": TIMES[None, 8:12], "values": VALUES[None, 8:12, None]}
        filtered = utils.filter_continuation(filtered, signatures, session, features)
    assert _told({"mean": served["mean"][0]}) == _told({"mean": predicted["mean"]})
    return {
        "names": sorted(regressor.get_variable_names()),
        "predicted": {key: list(np.shape(value)) for key, value in predicted.items()},
        "filtered": {key: list(np.shape(value)) for key, value in filtered.items()},
        "evaluated": sorted(evaluated),
        "signatures": sorted(signatures.signature_def),
    }


@run
def case_a_model_of_the_past(contrib, tf):
    series = package(contrib, "timeseries.python.timeseries")
    model = series.ARModel([12], 6, 2, 1, num_time_buckets=3)
    model.initialize_graph(input_statistics=None)
    times = tf.constant(np.stack([TIMES[:8], TIMES[5:13]]), tf.int64)
    values = tf.constant(np.stack([VALUES[:8], VALUES[5:13]])[..., None], tf.float32)
    with tf.variable_scope("model"):
        found = model.define_loss({"times": times, "values": values}, estimator.ModeKeys.TRAIN)
    return [found.loss, found.predictions["mean"], found.predictions["covariance"]]


@run
def case_a_model_of_structure(contrib, tf):
    models = package(contrib, "timeseries.python.timeseries.state_space_models")
    configuration = models.state_space_model.StateSpaceModelConfiguration(
        num_features=1, dtype=tf.float32
    )
    model = models.structural_ensemble.StructuralEnsemble(
        periodicities=3,
        moving_average_order=1,
        autoregressive_order=1,
        use_level_noise=False,
        configuration=configuration,
    )
    with tf.variable_scope("model"):
        model.initialize_graph()
        features = {
            "times": tf.constant(TIMES[None, :9], tf.int64),
            "values": tf.constant(VALUES[None, :9, None], tf.float32),
        }
        manager = package(contrib, "timeseries.python.timeseries.state_management")
        train = estimator.ModeKeys.TRAIN
        found = manager.PassthroughStateManager().define_loss(model, features, train)
    begins = [v for v in tf.global_variables() if "prior_state_mean" in v.op.name]
    steps = [tf.assign(start, tf.fill(start.shape, 0.5)) for start in begins]
    return steps, [found.loss, found.predictions["mean"], found.predictions["covariance"]]


# --- graphs that are edited ----------------------------------------------------------------------


def _graph(tf):
    """Returns operations by name: a sum of two constants, its square and two of its uses."""
    a, b = tf.constant([1.0, 2.0], name="a"), tf.constant([3.0, 4.0], name="b")
    with tf.name_scope("inner"):
        c = tf.add(a, b, name="c")
        d = tf.square(c, name="d")
    e, f = tf.negative(d, name="e"), tf.multiply(d, c, name="f")
    return {t.op.name.split("/")[-1]: t for t in (a, b, c, d, e, f)}


def _names(parts):
    return sorted(part.name for part in parts)


def case_graphs_are_asked(contrib, tf, tmp):
    ge = contrib.graph_editor
    with tf.Graph().as_default() as graph:
        t = _graph(tf)
        c, d = t["c"].op, t["d"].op
        with tf.control_dependencies([d]):
            tf.no_op("after")
        outputs = ge.ControlOutputs(graph)
        view, regex = ge.sgv_scope("inner", graph=graph), ge.make_regex("^inner/")
        ops, tensors = ge.select_ops_and_ts("^inner/c$", "(?#ts)^inner/d:0$", graph=graph)
        inputs, exits, within = ge.compute_boundary_ts([c, d])
        return {
            "controlled": _names(outputs.get(d)),
            "consuming": _names(ge.get_consuming_ops([t["c"]])),
            "generating": _names(ge.get_generating_ops([t["c"], t["d"]])),
            "forward": _names(ge.get_forward_walk_ops([c])),
            "between": _names(ge.get_walks_intersection_ops([c], [t["e"].op])),
            "scope": _names(ge.get_name_scope_ops(graph.get_operations(), "inner")),
            "inputs": _names(view.inputs),
            "outputs": _names(view.outputs),
            "boundary": [_names(inputs), _names(exits), _names(within)],
            "within": _names(ge.get_within_boundary_ops(graph.get_operations(), [c], [d])),
            "selected": [_names(ops), _names(tensors)],
            "filtered": [
                _names(ge.filter_ts(graph.get_operations(), positive_filter=lambda t: t.op is d)),
                _names(ge.filter_ts_from_regex([c, d], regex)),
                _names(ge.filter_ops_from_regex(graph.get_operations(), regex)),
                _names(ge.filter_ops([c, d], lambda op: op is c)),
                _names(ge.select_ts("^inner/", graph=graph)),
            ],
            "regex": [ge.can_be_regex("a"), ge.can_be_regex(regex), ge.can_be_regex(3)],
            "ios": _names(ge.get_ops_ios([c, d])),
            "view": str(view).splitlines()[1:],
            "from scope": _names(ge.make_view_from_scope("inner", graph).ops),
            "util": [
                ge.util.scope_basename("x/y"),
                ge.util.scope_finalize("x/y"),
                ge.util.is_iterable([1]),
                ge.util.flatten_tree([1, [2, (3,)]]),
                ge.util.transform_tree([1, [2]], lambda leaf: leaf + 1),
                ge.util.concatenate_unique([1, 2], [2, 3]),
                _names(ge.util.make_list_of_t(graph)[:2]),
                _names(ge.util.make_list_of_op(t["c"].op)),
                ge.util.get_unique_graph([c, d]) is graph,
                "summaries" in ge.util.get_predefined_collection_names(),
            ],
        }


def _outcome(tf, change):
    """Returns what the tensors of a graph are after a change of it, or what it raises."""
    with tf.Graph().as_default(), tf.Session() as session:
        tensors = _graph(tf)
        more = change(tensors) or {}
        names = set(tensors)
        values = {}
        for name, tensor in [*tensors.items(), *more.items()]:
            try:
                values[name] = session.run(tensor).tolist()
            except (tf.errors.InvalidArgumentError, tf.errors.OpError) as error:
                values[name] = type(error).__name__
        graph = tf.get_default_graph()
        return [values, sorted(op.name for op in graph.get_operations() if op.name not in names)]


def case_graphs_are_changed(contrib, tf, tmp):
    ge = contrib.graph_editor

    def bypassed(t):
        ge.bypass(ge.sgv(t["d"].op))

    def detached(t):
        ge.detach(ge.sgv(t["d"].op))

    def detached_at_one_side(t):
        ge.detach_inputs(ge.sgv(t["d"].op))
        ge.detach_outputs(ge.sgv(t["c"].op))

    def connected(t):
        ge.connect(ge.sgv(t["b"].op), ge.sgv(t["e"].op), disconnect_first=True)

    def rerouted(t):
        ge.reroute_inputs(ge.sgv(t["f"].op), ge.sgv(t["e"].op).remap_inputs([0, 0]))

    def rerouted_outputs(t):
        ge.reroute_outputs(ge.sgv(t["a"].op), ge.sgv(t["b"].op))

    def rerouted_both(t):
        ge.reroute_ios(ge.sgv(t["d"].op), ge.sgv(t["e"].op))

    def swapped_outputs(t):
        ge.swap_outputs(ge.sgv(t["a"].op), ge.sgv(t["b"].op))

    def swapped_both(t):
        ge.swap_ios(ge.sgv(t["d"].op), ge.sgv(t["e"].op))

    def controlled(t):
        ge.add_control_inputs(t["e"].op, [t["a"].op, t["b"].op])
        ge.remove_control_inputs(t["e"].op, [t["a"].op])
        assert [op.name for op in t["e"].op.control_inputs] == ["b"]
        ge.detach_control_inputs(ge.sgv(t["e"].op))
        assert not t["e"].op.control_inputs

    def copied(t):
        made, info = ge.copy_with_input_replacements(
            ge.sgv(t["c"].op, t["d"].op),
            {t["a"]: tf.constant([9.0, 9.0], name="nines")},
            None,
            "to",
        )
        assert info.transformed(t["d"]).name == "to/inner/d:0"
        assert info.original(made.outputs[0]).name.startswith("inner/")
        assert ge.util.find_corresponding_elem(t["d"], tf.get_default_graph(), "to").name
        return {"copied": info.transformed(t["d"])}

    def transformed(t):
        transformer = ge.Transformer()
        transformer.transform_external_input_handler = ge.transform.keep_t_if_possible_handler
        _, info = transformer(ge.sgv(t["e"].op), tf.get_default_graph(), "again")
        return {"again": info.transformed(t["e"])}

    seen = {}
    for change in (
        bypassed,
        detached,
        detached_at_one_side,
        connected,
        rerouted,
        rerouted_outputs,
        rerouted_both,
        swapped_outputs,
        swapped_both,
        controlled,
        copied,
        transformed,
    ):
        try:
            seen[change.__name__] = _outcome(tf, change)
        except (ValueError, TypeError) as error:
            seen[change.__name__] = f"{type(error).__name__}: {error}"
    return seen


CASES = cases(globals())


@pytest.mark.filterwarnings("ignore:Converting sparse IndexedSlices:UserWarning")
@pytest.mark.parametrize("name", CASES)
def test_what_was_left_does_what_it_did(name, check_graph):
    """Values, gradients and names of variables are those of native 1.15."""
    check_graph(name)
