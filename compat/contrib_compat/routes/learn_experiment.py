"""Routes of ``tf.contrib.learn`` that lead to :mod:`contrib_compat.experiment`."""

from typing import Any, Tuple

from contrib_compat.routes.route import Route

_HERE = "contrib_compat."
_ALL = ("learn", "learn.python", "learn.python.learn")
_ESTIMATORS = "learn.python.learn.estimators"
_MONITORS = ("learn.monitors", "learn.python.learn.monitors")
_TRAIN = "use tf.estimator.train_and_evaluate with a TrainSpec and an EvalSpec"


def _route(name: str, modules: Tuple[str, ...], home: str, instead: str, **rest: Any) -> Route:
    return Route(
        name=name,
        modules=modules,
        instead=instead,
        target=f"{_HERE}{home}:{rest.pop('attribute', name)}",
        **rest,
    )


def _monitor(name: str, home: str, instead: str, **rest: Any) -> Route:
    return _route(name, _MONITORS, "monitors." + home, instead, **rest)


_RUNNERS = (
    _route(
        "Experiment",
        (
            *_ALL,
            "learn.experiment",
            "learn.python.learn.experiment",
            "learn.python.learn.learn_runner",
        ),
        "experiment.experiment",
        _TRAIN + "; min_eval_frequency, which counts steps, has no counterpart there",
        successor="tf.estimator.train_and_evaluate",
    ),
    _route(
        "run",
        (
            "learn.learn_runner",
            "learn.python.learn.learn_runner",
            "learn.python.learn.learn_runner_lib",
        ),
        "experiment.learn_runner",
        _TRAIN,
        successor="tf.estimator.train_and_evaluate",
    ),
    _route(
        "tune",
        (
            "learn.learn_runner",
            "learn.python.learn.learn_runner",
            "learn.python.learn.learn_runner_lib",
        ),
        "experiment.learn_runner",
        "call tf.estimator.train_and_evaluate for each set of hyper-parameters in a tuner's trial",
    ),
    _route(
        "_is_distributed",
        ("learn.learn_runner", "learn.python.learn.learn_runner"),
        "learn.roles",
        "look at RunConfig.cluster_spec",
        attribute="is_distributed",
        warns=False,
    ),
)

_CONFIGURATION = (
    _route(
        "RunConfig",
        (*_ALL, _ESTIMATORS, _ESTIMATORS + ".run_config"),
        "learn.run_config",
        "use tf.estimator.RunConfig, whose cluster has a chief in place of the master",
        successor="tf.estimator.RunConfig",
    ),
    _route(
        "ClusterConfig",
        ("learn.python", "learn.python.learn", _ESTIMATORS, _ESTIMATORS + ".run_config"),
        "learn.cluster",
        "use tf.estimator.RunConfig, which reads TF_CONFIG too",
        successor="tf.estimator.RunConfig",
    ),
    _route(
        "TaskType",
        (*_ALL, _ESTIMATORS, _ESTIMATORS + ".run_config"),
        "learn.cluster",
        "write the role as it stands in TF_CONFIG, 'chief' or 'worker' for example",
    ),
    _route(
        "Environment",
        ("learn.python", "learn.python.learn", _ESTIMATORS, _ESTIMATORS + ".run_config"),
        "learn.cluster",
        "leave it out: tf.estimator starts a server wherever TF_CONFIG has a cluster",
    ),
)

_MODELS = (
    _route(
        "ModeKeys",
        (*_ALL, _ESTIMATORS, _ESTIMATORS + ".model_fn"),
        "vocabulary.modes",
        "use tf.estimator.ModeKeys, where INFER is called PREDICT",
        successor="tf.estimator.ModeKeys",
    ),
    _route(
        "ModelFnOps",
        (*_ALL, _ESTIMATORS, _ESTIMATORS + ".model_fn"),
        "learn.model_fn",
        "return a tf.estimator.EstimatorSpec; estimator_spec() makes one of it",
        successor="tf.estimator.EstimatorSpec",
    ),
    _route(
        "MetricSpec",
        (*_ALL, "learn.metric_spec", "learn.python.learn.metric_spec"),
        "learn.metric_spec",
        "put the metric into EstimatorSpec.eval_metric_ops, or use tf.estimator.add_metrics",
        successor="tf.estimator.add_metrics",
    ),
    _route(
        "MetricKey",
        ("learn.python", "learn.python.learn", _ESTIMATORS, _ESTIMATORS + ".metric_key"),
        "vocabulary.metrics",
        "write the metric's name, such as 'accuracy'",
    ),
    _route(
        "Evaluable",
        (*_ALL, "learn.python.learn.evaluable"),
        "learn.interfaces",
        "derive from tf.estimator.Estimator",
        successor="tf.estimator.Estimator",
    ),
    _route(
        "Trainable",
        (*_ALL, "learn.python.learn.trainable"),
        "learn.interfaces",
        "derive from tf.estimator.Estimator",
        successor="tf.estimator.Estimator",
    ),
    _route(
        "NotFittedError",
        (*_ALL, _ESTIMATORS, _ESTIMATORS + "._sklearn", _ESTIMATORS + ".estimator"),
        "learn.errors",
        "raise and catch ValueError, as tf.estimator does",
        successor="ValueError",
    ),
)

_WATCHERS = (
    _monitor(
        "BaseMonitor",
        "base",
        "derive from tf.train.SessionRunHook",
        successor="tf.train.SessionRunHook",
    ),
    _monitor(
        "EveryN",
        "base",
        "derive from tf.train.SessionRunHook and use a tf.train.SecondOrStepTimer",
        successor="tf.train.SessionRunHook",
    ),
    _monitor(
        "StopAtStep",
        "stopping",
        "use tf.train.StopAtStepHook",
        successor="tf.train.StopAtStepHook",
    ),
    _monitor(
        "NanLoss",
        "stopping",
        "use tf.train.NanTensorHook",
        successor="tf.train.NanTensorHook",
    ),
    _route(
        "NanLossDuringTrainingError",
        (*_ALL, *_MONITORS),
        "monitors.stopping",
        "use tf.train.NanLossDuringTrainingError",
        successor="tf.train.NanLossDuringTrainingError",
        warns=False,  # It is TensorFlow's own class, which is not ours to deprecate.
    ),
    _monitor(
        "PrintTensor",
        "logs",
        "use tf.train.LoggingTensorHook",
        successor="tf.train.LoggingTensorHook",
    ),
    _monitor(
        "LoggingTrainable",
        "logs",
        "use tf.train.LoggingTensorHook with the names of tf.trainable_variables()",
        successor="tf.train.LoggingTensorHook",
    ),
    _monitor(
        "CaptureVariable",
        "captures",
        "fetch the tensor in the before_run of a tf.train.SessionRunHook",
        successor="tf.train.SessionRunHook",
    ),
    _monitor(
        "GraphDump",
        "captures",
        "fetch the tensors in the before_run of a tf.train.SessionRunHook",
        successor="tf.train.SessionRunHook",
    ),
    _monitor(
        "SummarySaver",
        "writers",
        "use tf.train.SummarySaverHook",
        successor="tf.train.SummarySaverHook",
    ),
    _monitor(
        "StepCounter",
        "writers",
        "use tf.train.StepCounterHook",
        successor="tf.train.StepCounterHook",
    ),
    _monitor(
        "CheckpointSaver",
        "checkpoints",
        "use tf.train.CheckpointSaverHook",
        successor="tf.train.CheckpointSaverHook",
    ),
    _monitor(
        "ExportMonitor",
        "export",
        "use tf.estimator.train_and_evaluate with a tf.estimator.LatestExporter in "
        "EvalSpec(exporters=...)",
        successor="tf.estimator.LatestExporter",
    ),
    _monitor(
        "ValidationMonitor",
        "validation",
        _TRAIN + ", and tf.estimator.experimental.stop_if_no_decrease_hook to stop early",
        successor="tf.estimator.train_and_evaluate",
    ),
    _monitor(
        "get_default_monitors",
        "defaults",
        "use tf.train.MonitoredTrainingSession, which has these hooks",
        successor="tf.train.MonitoredTrainingSession",
    ),
    _monitor(
        "RunHookAdapterForMonitors",
        "adapter",
        "write hooks (tf.train.SessionRunHook), which need no adapter",
        successor="tf.train.SessionRunHook",
    ),
    _monitor(
        "replace_monitors_with_hooks",
        "adapter",
        "write hooks (tf.train.SessionRunHook), which need no replacing",
        successor="tf.train.SessionRunHook",
    ),
)

ROUTES: Tuple[Route, ...] = _RUNNERS + _CONFIGURATION + _MODELS + _WATCHERS
