"""MetricSpec gives a metric function what its arguments are called after."""

import functools
import importlib

import pytest

pytestmark = pytest.mark.usefixtures("quiet")


def by_name(labels, predictions, weights=None):
    return "by_name", labels, predictions, weights


def other_names(target, logit, weight=None):
    return "other_names", target, logit, weight


def predictions_first(values, labels):
    return "predictions_first", values, labels


def labels_first(labels, values):
    return "labels_first", labels, values


def no_labels(predictions):
    return "no_labels", predictions


def one_argument(values):
    return "one_argument", values


class Metrics:
    def method(self, labels, values):
        return "method", labels, values

    def __call__(self, predictions, labels):
        return "call", predictions, labels


@pytest.mark.parametrize(
    ("metric_fn", "expected"),
    [
        (by_name, ("by_name", "L", "P", None)),
        (other_names, ("other_names", "L", "P", None)),
        (predictions_first, ("predictions_first", "P", "L")),
        (labels_first, ("labels_first", "L", "P")),
        (no_labels, ("no_labels", "P")),
        (one_argument, ("one_argument", "P")),
        (functools.partial(by_name, weights="W"), ("by_name", "L", "P", "W")),
        (lambda predictions, labels: (predictions, labels), ("P", "L")),
    ],
)
def test_metric_fn_gets_what_it_names(contrib, metric_fn, expected):
    """Labels and predictions go by name, else by position, natively and here."""
    spec = contrib.learn.MetricSpec(metric_fn)
    assert spec.metric_fn(labels="L", predictions="P") == expected


@pytest.mark.parametrize(
    ("metric_fn", "expected"),
    [(Metrics().method, ("method", "L", "P")), (Metrics(), ("call", "P", "L"))],
)
def test_methods_and_callable_objects(metric_fn, expected):
    """``self`` is no argument of a bound method or a callable object."""
    learn = importlib.import_module("tf_contrib.learn")
    assert learn.MetricSpec(metric_fn).metric_fn(labels="L", predictions="P") == expected


def test_keys_pick_tensors(contrib):
    """Keys name one of several predictions and labels, and a feature as weights."""
    spec = contrib.learn.MetricSpec(by_name, "p", "l", "w")
    result = spec.create_metric_ops({"w": "W"}, {"l": "L", "x": 0}, {"p": "P", "y": 0})
    assert result == ("by_name", "L", "P", "W")
    assert [spec.prediction_key, spec.label_key, spec.weight_key] == ["p", "l", "w"]
    assert str(spec) == (
        "MetricSpec(metric_fn=by_name, prediction_key=p, label_key=l, weight_key=w)"
    )


def test_single_tensors_need_no_keys(contrib):
    """A lone tensor and the only entry of a dictionary are taken without a key."""
    spec = contrib.learn.MetricSpec(by_name)
    assert spec.create_metric_ops({}, "L", {"p": "P"}) == ("by_name", "L", "P", None)


@pytest.mark.parametrize(
    ("keys", "labels", "predictions", "error"),
    [
        ({"prediction_key": "p"}, "L", "P", ValueError),
        ({"prediction_key": "q"}, "L", {"p": "P"}, KeyError),
        ({}, {"a": 1, "b": 2}, "P", ValueError),
        ({}, "L", {"a": 1, "b": 2}, ValueError),
    ],
)
def test_keys_that_do_not_fit(contrib, keys, labels, predictions, error):
    """A key for a lone tensor, a missing key and a missing choice are refused."""
    with pytest.raises(error):
        contrib.learn.MetricSpec(by_name, **keys).create_metric_ops({}, labels, predictions)


@pytest.mark.parametrize(
    ("metric_fn", "keys"),
    [
        (lambda labels, target: 0, {}),
        (lambda predictions: 0, {"label_key": "l"}),
        (labels_first, {"weight_key": "w"}),
    ],
)
def test_metric_fn_that_does_not_fit(contrib, metric_fn, keys):
    """Two arguments for one thing, and a key for what the function does not take, are refused."""
    with pytest.raises(ValueError):
        contrib.learn.MetricSpec(metric_fn, **keys)


def test_positional_use_is_refused(contrib):
    """The adapted function takes named arguments only."""
    with pytest.raises(ValueError, match="named args"):
        contrib.learn.MetricSpec(by_name).metric_fn("L", "P")
