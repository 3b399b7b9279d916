"""The facts about one symbol on one TensorFlow, in the form that other programs get."""

from __future__ import annotations

from typing import Any, Dict, Tuple

from contrib_compat.routes.distributions import distribution
from contrib_compat.routes.route import FIRST_RELEASE, LAST_RELEASE, Route

#: The version of the form below; it grows where a field changes its meaning or goes.
SCHEMA = 1


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
        "ops": list(route.ops) if route.lacks_kernels_on(release) else [],
    }


def works(route: Route, release: Tuple[int, int]) -> str:
    """Tells how a symbol works on a TensorFlow.

    Args:
      route: its line of the table.
      release: major and minor number of the TensorFlow.

    Returns:
      ``"natively"`` on TensorFlow 1.15; ``"here"`` where this package answers it; ``"with copy"``
      where TensorFlow 1.15's own file does, which ``tf-contrib fetch`` brings; else ``"no"``, also
      where that file runs an op that the TensorFlow has no kernel for.
    """
    if route.target:
        return "here"
    if route.until != LAST_RELEASE or route.lacks_kernels_on(release):
        return "no"
    return "natively" if release < (2, 0) else "with copy"


def releases(route: Route) -> str:
    """Says in which releases a symbol was there, as far as that is known.

    Args:
      route: its line of the table.
    """
    since = route.since or f"{FIRST_RELEASE} or earlier"
    if route.until is None:
        return f"a TensorFlow before {LAST_RELEASE}"
    return f"TensorFlow {route.until}" if since == route.until else f"{since} to {route.until}"
