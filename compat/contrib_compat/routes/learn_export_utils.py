"""Routes of ``tf.contrib.learn``'s export utilities and serving inputs."""

from typing import Any, Tuple

from contrib_compat.routes.route import Route

_IN_LEARN = ("learn", "learn.utils", "learn.python", "learn.python.learn")
_IN_UTILS = _IN_LEARN[1:]


def _utils(
    name: str,
    module: str,
    target: str,
    instead: str,
    above: Tuple[str, ...] = (),
    **more: Any,
) -> Route:
    """A name of ``learn.utils.<module>``, and of the packages ``above`` it that show it too."""
    deep = "learn.python.learn.utils"
    packages = (*above, deep) if above else ()
    paths = (*packages, "learn.utils." + module, f"{deep}.{module}")
    return Route(name, tuple(sorted(paths, key=len)), instead, target, **more)


_EXPORT = "saved_model_export_utils"
_FACTORIES = "contrib_compat.strategies.factories:"
_DIRECTORIES = "contrib_compat.publishing.export_versions:"
_ALTERNATIVES = "contrib_compat.serving.alternatives:"
_SIGNATURES = "contrib_compat.serving.signature_defs:"
_IN_EXPORT_OUTPUTS = (
    "return export_outputs (tf.estimator.export.PredictOutput and the like) in the EstimatorSpec"
)

_STRATEGIES = (
    _utils(
        "make_export_strategy",
        _EXPORT,
        _FACTORIES + "make_export_strategy",
        "use tf.estimator.LatestExporter(name, serving_input_receiver_fn) in "
        "EvalSpec(exporters=...)",
        successor="tf.estimator.LatestExporter",
        above=_IN_LEARN,
    ),
    _utils(
        "make_parsing_export_strategy",
        _EXPORT,
        _FACTORIES + "make_parsing_export_strategy",
        "use tf.estimator.LatestExporter with "
        "tf.estimator.export.build_parsing_serving_input_receiver_fn("
        "tf.feature_column.make_parse_example_spec(feature_columns))",
        successor="tf.estimator.LatestExporter",
        since="1.1",
    ),
    _utils(
        "make_best_model_export_strategy",
        _EXPORT,
        _FACTORIES + "make_best_model_export_strategy",
        "use tf.estimator.BestExporter in EvalSpec(exporters=...)",
        successor="tf.estimator.BestExporter",
        since="1.4",
    ),
    _utils(
        "extend_export_strategy",
        _EXPORT,
        _FACTORIES + "extend_export_strategy",
        "subclass tf.estimator.Exporter and change in its export() what another exporter wrote",
        since="1.4",
    ),
    _utils(
        "BestModelSelector",
        _EXPORT,
        "contrib_compat.strategies.best_model:BestModelSelector",
        "use tf.estimator.BestExporter, which takes event_file_pattern and compare_fn",
        successor="tf.estimator.BestExporter",
        since="1.4",
    ),
)

_EXPORT_DIRECTORIES = (
    _utils(
        "get_timestamped_export_dir",
        _EXPORT,
        _DIRECTORIES + "get_timestamped_export_dir",
        "use estimator.export_saved_model, which names the directory, or name it after int("
        "time.time())",
    ),
    _utils(
        "get_temp_export_dir",
        _EXPORT,
        _DIRECTORIES + "get_temp_export_dir",
        "use estimator.export_saved_model, which writes to a temporary directory first",
        since="1.4",
    ),
    _utils(
        "get_most_recent_export",
        _EXPORT,
        _DIRECTORIES + "get_most_recent_export",
        "take the largest name in tf.io.gfile.listdir(export_dir_base)",
        since="1.1",
    ),
    _utils(
        "garbage_collect_exports",
        _EXPORT,
        "contrib_compat.publishing.collection:garbage_collect_exports",
        "use the exports_to_keep of tf.estimator.LatestExporter",
    ),
    _utils(
        "MAX_DIRECTORY_CREATION_ATTEMPTS",
        _EXPORT,
        _DIRECTORIES + "MAX_DIRECTORY_CREATION_ATTEMPTS",
        "nothing: names are found without waiting",
        warns=False,
        since="1.4",
    ),
)

_ALTERNATIVES_AND_SIGNATURES = (
    _utils(
        "get_input_alternatives",
        _EXPORT,
        _ALTERNATIVES + "get_input_alternatives",
        "return a tf.estimator.export.ServingInputReceiver from the serving input function, "
        "which holds features and receiver_tensors",
    ),
    _utils(
        "get_output_alternatives",
        _EXPORT,
        _ALTERNATIVES + "get_output_alternatives",
        _IN_EXPORT_OUTPUTS,
    ),
    _utils(
        "build_all_signature_defs",
        _EXPORT,
        _SIGNATURES + "build_all_signature_defs",
        _IN_EXPORT_OUTPUTS,
    ),
    _utils(
        "build_standardized_signature_def",
        _EXPORT,
        _SIGNATURES + "build_standardized_signature_def",
        "use tf.compat.v1.saved_model.classification_signature_def, regression_signature_def or "
        "predict_signature_def",
    ),
    _utils(
        "DEFAULT_INPUT_ALTERNATIVE_KEY",
        _EXPORT,
        _ALTERNATIVES + "DEFAULT_INPUT_ALTERNATIVE_KEY",
        "nothing: estimators of tf.estimator have one input alone",
        warns=False,
    ),
    _utils(
        "FEATURES_INPUT_ALTERNATIVE_KEY",
        _EXPORT,
        _ALTERNATIVES + "FEATURES_INPUT_ALTERNATIVE_KEY",
        "nothing: estimators of tf.estimator have one input alone",
        warns=False,
    ),
)

_GC = (
    *(
        _utils(
            name,
            "gc",
            "contrib_compat.publishing.retention:" + name,
            "select the versions yourself, or use the exports_to_keep of "
            "tf.estimator.LatestExporter",
            warns=name != "Path",
        )
        for name in (
            "Path",
            "largest_export_versions",
            "one_of_every_n_export_versions",
            "mod_export_version",
            "union",
            "negation",
        )
    ),
    _utils(
        "get_paths",
        "gc",
        "contrib_compat.publishing.collection:get_paths",
        "use tf.io.gfile.listdir",
    ),
)

_SERVING_INPUTS = (
    _utils(
        "InputFnOps",
        "input_fn_utils",
        "contrib_compat.serving.input_fn:InputFnOps",
        "use tf.estimator.export.ServingInputReceiver(features, receiver_tensors)",
        successor="tf.estimator.export.ServingInputReceiver",
        above=_IN_LEARN,
    ),
    _utils(
        "build_parsing_serving_input_fn",
        "input_fn_utils",
        "contrib_compat.serving.input_fn:build_parsing_serving_input_fn",
        "use tf.estimator.export.build_parsing_serving_input_receiver_fn",
        successor="tf.estimator.export.build_parsing_serving_input_receiver_fn",
        above=_IN_LEARN,
    ),
    _utils(
        "build_default_serving_input_fn",
        "input_fn_utils",
        "contrib_compat.serving.input_fn:build_default_serving_input_fn",
        "use tf.estimator.export.build_raw_serving_input_receiver_fn",
        successor="tf.estimator.export.build_raw_serving_input_receiver_fn",
        above=_IN_UTILS,
    ),
)

_ABOVE_ESTIMATORS = (
    "learn",
    "learn.python",
    "learn.python.learn",
    "learn.python.learn.estimators",
)

_KEYS = (
    Route(
        name="ProblemType",
        modules=(*_ABOVE_ESTIMATORS, "learn.python.learn.estimators.constants"),
        target="contrib_compat.vocabulary.predictions:ProblemType",
        instead="choose the class of the export output instead: "
        "tf.estimator.export.ClassificationOutput, RegressionOutput or PredictOutput",
        warns=False,
    ),
    Route(
        name="PredictionKey",
        modules=(*_ABOVE_ESTIMATORS, "learn.python.learn.estimators.prediction_key"),
        target="contrib_compat.vocabulary.predictions:PredictionKey",
        instead='write the key itself, such as "probabilities"',
        warns=False,
    ),
    Route(
        name="COLLECTION_DEF_KEY_FOR_INPUT_FEATURE_KEYS",
        modules=("learn.python.learn.estimators.constants",),
        target="contrib_compat.vocabulary.predictions:COLLECTION_DEF_KEY_FOR_INPUT_FEATURE_KEYS",
        instead="read the names of the features from the SignatureDef",
        warns=False,
    ),
)

_EXPORT_PATHS = ("learn.utils." + _EXPORT, f"learn.python.learn.utils.{_EXPORT}")
_STAR_IMPORTS = ("learn.python", "learn.python.learn")


def _module(path: str, shown_in: Tuple[str, ...]) -> Route:
    """A module that others show as an attribute, as they imported it."""
    package, _, name = path.rpartition(".")
    return Route(
        name,
        tuple(sorted(shown_in, key=len)),
        f"import it from tf.contrib.{package}",
        ":" + path,
        warns=False,
    )


_MODULES = (
    _module("learn.utils." + _EXPORT, _STAR_IMPORTS),
    _module("learn.utils.gc", (*_STAR_IMPORTS, *_EXPORT_PATHS)),
    _module("learn.utils.input_fn_utils", (*_STAR_IMPORTS, *_EXPORT_PATHS)),
    _module("learn.python.learn.estimators.constants", (*_STAR_IMPORTS, *_EXPORT_PATHS)),
    _module("learn.python.learn.estimators.prediction_key", (*_STAR_IMPORTS, *_EXPORT_PATHS)),
    _module("learn.python.learn.estimators.metric_key", (*_STAR_IMPORTS, *_EXPORT_PATHS)),
    _module("learn.python.learn.export_strategy", _EXPORT_PATHS),
)

ROUTES: Tuple[Route, ...] = (
    *_STRATEGIES,
    *_EXPORT_DIRECTORIES,
    *_ALTERNATIVES_AND_SIGNATURES,
    *_GC,
    *_SERVING_INPUTS,
    *_KEYS,
    *_MODULES,
)
