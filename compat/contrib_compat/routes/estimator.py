"""Routes of ``tf.contrib.estimator``."""

from typing import Tuple

from contrib_compat.routes import estimator_models
from contrib_compat.routes.route import Route

_EXPORTS = (
    Route(
        name="export_all_saved_models",
        modules=("estimator", "estimator.python.estimator.export"),
        target="contrib_compat.saved_model.exports:export_all_saved_models",
        successor="tf.estimator.Estimator.experimental_export_all_saved_models",
        instead="use estimator.experimental_export_all_saved_models, a method of every "
        "tf.estimator.Estimator",
        since="1.9",
    ),
    Route(
        name="export_saved_model_for_mode",
        modules=("estimator", "estimator.python.estimator.export"),
        target="contrib_compat.saved_model.exports:export_saved_model_for_mode",
        successor="tf.estimator.Estimator.export_saved_model",
        instead="use estimator.export_saved_model(..., experimental_mode=mode), a method of every "
        "tf.estimator.Estimator",
        since="1.9",
    ),
    Route(
        name="build_raw_supervised_input_receiver_fn",
        modules=("estimator",),
        target="contrib_compat.saved_model.receivers:build_raw_supervised_input_receiver_fn",
        successor="tf.estimator.experimental.build_raw_supervised_input_receiver_fn",
        instead="use tf.estimator.experimental.build_raw_supervised_input_receiver_fn",
        since="1.11",
    ),
    Route(
        name="build_supervised_input_receiver_fn_from_input_fn",
        modules=("estimator",),
        target="contrib_compat.saved_model.receivers"
        ":build_supervised_input_receiver_fn_from_input_fn",
        successor="tf.estimator.experimental.build_raw_supervised_input_receiver_fn",
        instead="use tf.estimator.experimental.build_raw_supervised_input_receiver_fn with "
        "placeholders of the dtypes and shapes that the input_fn returns",
        since="1.11",
    ),
    Route(
        name="SavedModelEstimator",
        modules=("estimator", "estimator.python.estimator.saved_model_estimator"),
        target="contrib_compat.saved_model.legacy:SavedModelEstimator",
        successor="contrib_compat.estimator.experimental.SavedModelEstimator",
        instead="use contrib_compat.estimator.experimental.SavedModelEstimator, which is the same; "
        "tf.estimator has none",
        since="1.11",
    ),
)

_EXPORTERS: Tuple[Route, ...] = (
    Route(
        name="StepsExporter",
        modules=("estimator.python.estimator.exporter",),
        target="contrib_compat.exporters.legacy:StepsExporter",
        successor="contrib_compat.exporters.StepsExporter",
        instead="use contrib_compat.exporters.StepsExporter, which is the same; "
        "tf.estimator has no such exporter",
        since="1.13",
    ),
)

ROUTES: Tuple[Route, ...] = _EXPORTS + _EXPORTERS + estimator_models.ROUTES
