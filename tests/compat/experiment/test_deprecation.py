"""Each class and function warns at the user's line and names its successor."""

import contextlib
import importlib
import warnings

import pytest

from contrib_compat.deprecation import ContribDeprecationWarning


def test_construction_warns_once_here():
    """Making an Experiment's RunConfig warns with the successor, at this line, and only once."""
    learn = importlib.import_module("tf_contrib.learn")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(2):
            learn.RunConfig(model_dir="/tmp/model")
    (warning,) = [one for one in caught if one.category is ContribDeprecationWarning]
    assert "use tf.estimator.RunConfig" in str(warning.message)
    assert warning.filename == __file__


def test_subclasses_of_experiment_warn_where_they_are_defined():
    """Subclassing warns at the class statement; making instances of it does not."""
    learn = importlib.import_module("tf_contrib.learn")
    with pytest.warns(ContribDeprecationWarning, match="tf.estimator.train_and_evaluate"):

        class Mine(learn.Experiment):
            pass

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(ValueError, match="`estimator` must implement"):
            Mine("no estimator", None, None)


def test_monitors_of_the_package_do_not_warn_about_each_other():
    """Importing monitors, and what an Experiment makes of them by itself, is silent."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", ContribDeprecationWarning)
        defaults = importlib.import_module("contrib_compat.monitors.defaults")
        assert defaults.get_default_monitors() == []


USED_BY_CALLING = {
    "learn": ["Experiment", "RunConfig", "MetricSpec", "ModelFnOps", "NotFittedError"],
    "learn.learn_runner": ["run", "tune"],
    "learn.python.learn": ["ClusterConfig"],
    "learn.monitors": [
        "BaseMonitor",
        "CaptureVariable",
        "CheckpointSaver",
        "EveryN",
        "ExportMonitor",
        "GraphDump",
        "LoggingTrainable",
        "NanLoss",
        "PrintTensor",
        "RunHookAdapterForMonitors",
        "StepCounter",
        "StopAtStep",
        "SummarySaver",
        "ValidationMonitor",
        "get_default_monitors",
        "replace_monitors_with_hooks",
    ],
}

TUPLES = {"ModelFnOps": {"mode": "infer", "predictions": {}}}


@pytest.mark.parametrize(
    ("module", "name"),
    [(module, name) for module in USED_BY_CALLING for name in USED_BY_CALLING[module]],
)
def test_each_class_and_function_warns_here(module, name):
    """A call warns once, at this line, also where it then lacks arguments (but for tuples)."""
    use = getattr(importlib.import_module("tf_contrib." + module), name)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with contextlib.suppress(TypeError, ValueError):
            use(**TUPLES.get(name, {}))
    (warning,) = [one for one in caught if one.category is ContribDeprecationWarning]
    assert str(warning.message).startswith("tf.contrib.learn.")
    assert f"{name} is deprecated: " in str(warning.message)
    assert warning.filename == __file__


@pytest.mark.parametrize("name", ["Evaluable", "Trainable"])
def test_each_interface_warns_where_it_is_implemented(name):
    """An abstract class can't be called; it warns at the class statement that derives from it."""
    interface = getattr(importlib.import_module("tf_contrib.learn"), name)
    with pytest.warns(ContribDeprecationWarning, match=f"learn.{name} is deprecated") as caught:

        class Mine(interface):
            pass

    assert [warning.filename for warning in caught] == [__file__]
