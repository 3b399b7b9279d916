"""Fixtures that compare a case of a battery with its record; batteries.py says what those are."""

import sys
from pathlib import Path

import pytest

# For batteries, which record.py imports too.
sys.path.insert(0, str(Path(__file__).parent))

import batteries

from contrib_compat import versions


def _assert_equal(seen, expected):
    assert seen == expected


def _assert_close(seen, expected):
    # It wants numpy, which batteries of what needs no TensorFlow run without.
    import graphs

    graphs.assert_close(seen, expected)


def _check(module, contrib, tf, tmp, compare=_assert_equal):
    battery = Path(module.__file__).stem[len("test_") :]

    def check_case(name):
        expected = batteries.expected(battery, name, contrib.__name__ == "tf_contrib")
        compare(batteries.observe(module.CASES[name], contrib, tf, tmp), expected)

    return check_case


@pytest.fixture
def check(request, contrib, tf, tmp_path):
    """Runs a case of the battery and compares what it saw with the record."""
    return _check(request.module, contrib, tf, tmp_path)


@pytest.fixture
def check_nearly(request, contrib, tf, tmp_path):
    """``check`` of numbers that need not be the same to the last bit."""
    return _check(request.module, contrib, tf, tmp_path, _assert_close)


@pytest.fixture
def check_ours(request, quiet, tf, tmp_path):
    """``check`` of names that left tf.contrib before TF 1.15, where there is none to ask."""
    import tf_contrib

    return _check(request.module, tf_contrib, tf, tmp_path)


@pytest.fixture
def check_graph(request, contrib, tf, tmp_path):
    """``check`` of a graph, whose numbers need not be the same to the last bit.

    Ours is 1.15's own code, from the copy. On TensorFlow 1.15 that would be native's again.
    """
    if not versions.has_native_contrib():
        request.getfixturevalue("with_copy")
        # Cases have layers of tf.layers, which Keras 3 lacks before.
        versions.activate()
    elif contrib.__name__ == "tf_contrib":
        pytest.skip("TensorFlow 1.15 has its own")
    return _check(request.module, contrib, tf, tmp_path, _assert_close)
