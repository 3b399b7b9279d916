"""Routes of ``tf.contrib.estimator``."""

from typing import Tuple

from contrib_compat.routes.route import Route

ROUTES: Tuple[Route, ...] = ()
