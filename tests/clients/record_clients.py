"""Writes down how clients fare natively: ``tests/clients/record_clients.py [CLIENT ...]``.

It is run in an environment with TensorFlow 1.15, pip and what the clients import
(``tox -e py37-tf115-clients --notest``, then ``.tox/py37-tf115-clients/bin/python``), and doesn't
import this package.
"""

import json
import sys
import tempfile
from pathlib import Path

import tensorflow
from clients import NATIVE, SUITES, run


def main(chosen):
    """Records the clients named, or all of them."""
    assert tensorflow.__version__.startswith("1.15."), tensorflow.__version__
    recorded = json.loads(NATIVE.read_text()) if NATIVE.exists() else {}
    for client, suite in SUITES:
        if client in chosen or not chosen:
            print(client, suite)
            with tempfile.TemporaryDirectory() as directory:
                found, _ = run([sys.executable], client, suite, Path(directory))
            failed = sorted(name for name, outcome in found.items() if outcome == "failed")
            recorded.setdefault(client, {})[suite] = {"count": len(found), "failed": failed}
    NATIVE.write_text(json.dumps(recorded, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
