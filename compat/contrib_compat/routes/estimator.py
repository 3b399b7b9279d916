"""Routes of ``tf.contrib.estimator``."""

from typing import Tuple

from contrib_compat.routes import estimator_models
from contrib_compat.routes.route import Route

_EXPORTS: Tuple[Route, ...] = ()

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
