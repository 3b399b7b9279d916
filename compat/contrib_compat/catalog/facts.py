"""The facts about one symbol on one TensorFlow, in the form that other programs get."""

from __future__ import annotations

from typing import Any, Dict, Optional, Tuple

from contrib_compat.routes.route import FIRST_RELEASE, LAST_RELEASE, Route
from contrib_compat.versions.contrib_ops import needs_a_lost_op

#: The version of the form below; it grows where a field changes its meaning or goes.
SCHEMA = 1

#: How the index calls the packages that successors lie in.
DISTRIBUTIONS = {
    "sklearn": "scikit-learn",
    "tensorboard": "tensorboard",
    "tensorflow_addons": "tensorflow-addons",
    "tensorflow_decision_forests": "tensorflow-decision-forests",
    "tensorflow_probability": "tensorflow-probability",
    "tf_keras": "tf-keras",
    "tf_slim": "tf-slim",
    "tfa": "tensorflow-addons",
    "tfco": "tensorflow-constrained-optimization",
    "tfio": "tensorflow-io",
    "tfmot": "tensorflow-model-optimization",
    "tfp": "tensorflow-probability",
}


def facts(route: Route, release: Tuple[int, int]) -> Dict[str, Any]:
    """Returns all that is known of a symbol on a TensorFlow; see ``schema.json``.

    Args:
      route: its line of the table.
      release: major and minor number of the TensorFlow.
    """
    successor = route.successor_on(release)
    return {
        "name": f"tf.contrib.{route.full_name}",
        "paths": [f"tf.contrib.{module}.{route.name}" for module in route.modules],
        "kind": route.kind,
        "since": route.since,
        "until": route.until,
        "works": works(route, release),
        "successor": successor,
        "package": distribution(successor),
        "signature": (route.signature or None) if successor else None,
        "instead": route.instead_on(release) or None,
        "before": [
            {
                "since": one.since,
                "until": one.until,
                "arguments": list(one.arguments),
                "renamed": dict(one.renamed),
            }
            for one in route.before
        ],
        "rule": route.rule,
    }


def works(route: Route, release: Tuple[int, int]) -> str:
    """Tells how a symbol works on a TensorFlow.

    Args:
      route: its line of the table.
      release: major and minor number of the TensorFlow.

    Returns:
      ``"natively"`` on TensorFlow 1.15; ``"here"`` where this package answers it; ``"with copy"``
      where TensorFlow 1.15's own file does, which ``tf-contrib fetch`` brings; else ``"no"``, also
      for what needs an op of 1.15's that TensorFlow 2 can't compute.
    """
    if route.target:
        return "here"
    if route.until != LAST_RELEASE:
        return "no"
    if release < (2, 0):
        return "natively"
    return "no" if needs_a_lost_op(route.full_name) else "with copy"


def distribution(symbol: Optional[str]) -> Optional[str]:
    """Returns what to install for a symbol: ``"tf-slim"``; None where TensorFlow brings it.

    Args:
      symbol: its dotted name, or None.
    """
    return DISTRIBUTIONS.get(symbol.partition(".")[0]) if symbol else None


def releases(route: Route) -> str:
    """Says in which releases a symbol was there, as far as that is known.

    Args:
      route: its line of the table.
    """
    since = route.since or f"{FIRST_RELEASE} or earlier"
    if route.until is None:
        return f"a TensorFlow before {LAST_RELEASE}"
    return f"TensorFlow {route.until}" if since == route.until else f"{since} to {route.until}"
