"""Routes of ``tf.contrib.learn``."""

from typing import Tuple

from contrib_compat.routes import learn_experiment, learn_export_utils
from contrib_compat.routes.route import Route

ROUTES: Tuple[Route, ...] = (
    Route(
        name="ExportStrategy",
        modules=(
            "learn",
            "learn.python",
            "learn.python.learn",
            "learn.python.learn.export_strategy",
        ),
        target="contrib_compat.strategies.export_strategy:ExportStrategy",
        successor="tf.estimator.Exporter",
        instead="use tf.estimator.train_and_evaluate with a tf.estimator.Exporter in "
        "EvalSpec(exporters=...); contrib_compat.exporters.as_exporter(strategy) makes one of it",
    ),
    *learn_export_utils.ROUTES,
    *learn_experiment.ROUTES,
)
