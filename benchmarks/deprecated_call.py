"""Our deprecated wrapper against TensorFlow's own decorator: the first call, and all later ones.

TensorFlow's warns once a function and then looks at nothing; ours looks at each call for where it
comes from, which is why later calls may take longer, by a tenth of a microsecond.
"""

import contextlib
import json
import os
import warnings

import pairs
from tensorflow.python.util import deprecation as theirs

from contrib_compat import deprecation, routes

ROUTE = routes.Route("legacy", ("learn",), "use the other one")


def wrappers():
    """Returns a fresh wrapper of either kind, around functions that do nothing."""

    def mine():
        """Does nothing."""

    def native():
        """Does nothing."""

    return (
        deprecation.deprecated(mine, ROUTE, __name__),
        theirs.deprecated(None, "use the other one")(native),
    )


def first_call():
    """Measures first calls, each on wrappers of their own."""
    return pairs.Sides(tuple(map(pairs.seconds, wrappers())) for _ in range(301))


@contextlib.contextmanager
def silence():
    """Sends what is written to stderr, by whatever means, nowhere."""
    kept = os.dup(2)
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)


def main():
    """Prints the ratios as JSON."""
    # Both write their warning, to where it doesn't fill the screen.
    with silence(), warnings.catch_warnings():
        warnings.simplefilter("always")
        first = first_call()
        ours, native = wrappers()
        # One call site each, as in a loop of the user's.
        repeated = pairs.compare(
            lambda: [ours() for _ in range(1000)],
            lambda: [native() for _ in range(1000)],
            pairs=101,
        )
        in_turn = pairs.compare(
            lambda: [(ours(), ours()) for _ in range(500)],
            lambda: [ours() for _ in range(1000)],
            pairs=101,
        )
    print(
        json.dumps(
            {
                "deprecated, first call / TensorFlow's": first.at_most(1),
                "deprecated, 1000 repeated calls / TensorFlow's": repeated.at_most(2.5),
                "deprecated, 1000 calls at two sites in turn / at one": in_turn.at_most(1.1),
            }
        )
    )


if __name__ == "__main__":
    main()
