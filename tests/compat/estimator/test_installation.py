"""What an installation lacks, and what stays untouched in it."""

import os
import sysconfig

import pytest

from contrib_compat import versions

MODERN = not versions.has_native_estimator()

WITHOUT = """
import sys
sys.modules.update(dict.fromkeys({packages!r}))  # as if not installed
from contrib_compat import estimator
try:
    estimator.Estimator
except ImportError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("package", "requirement"),
    [
        ("tensorflow_estimator", "tensorflow-estimator=="),
        pytest.param(
            "tf_keras",
            "tf-keras",
            marks=pytest.mark.skipif(not MODERN, reason="tf-keras is needed since TF 2.16"),
        ),
    ],
)
def test_a_missing_package_is_an_import_error_that_says_what_to_install(
    program, package, requirement
):
    """The first use names the TensorFlow, the package and the pip command that brings it."""
    if versions.has_native_contrib():
        pytest.skip("TF 1.15 itself imports tensorflow_estimator")
    text = program(WITHOUT.format(packages=[package]), header=False)
    assert f"TensorFlow {versions.tf_version()}" in text
    assert "pip install " in text and requirement in text.partition("pip install ")[2]


@pytest.mark.skipif(not MODERN, reason="tf-keras is needed since TF 2.16")
def test_all_missing_packages_are_named_at_once(program):
    """One error lists everything, each in the version that fits the TensorFlow installed."""
    text = program(WITHOUT.format(packages=["tf_keras", "tensorflow_estimator"]), header=False)
    command = text.partition("pip install ")[2]
    assert "'tensorflow-estimator==2.15.0'" in command
    version = versions.tf_version()
    if version.is_prerelease:
        assert command.endswith("--no-deps tf-keras")
    else:
        assert "'tf-keras=={}.{}.*'".format(*version.release) in command


@pytest.mark.skipif(not MODERN, reason="it could be imported up to TF 2.15")
def test_an_attempt_that_failed_before_does_no_harm(program):
    """Modules that a failed import of tensorflow_estimator left behind are not used."""
    output = program(
        """
        import sys
        try:
            import tensorflow_estimator
        except Exception as error:
            print("failed")
        print(any(name.startswith("tensorflow_estimator.") for name in sys.modules))
        from contrib_compat import estimator
        estimator.DNNClassifier([2], [tf.feature_column.numeric_column("x")])
        import tensorflow_estimator
        print(tensorflow_estimator.python.estimator.estimator.Estimator is estimator.Estimator)
        """
    )
    assert output.split() == ["failed", "True", "True"]


@pytest.mark.skipif(not MODERN, reason="nothing is put back up to TF 2.15")
def test_public_names_that_are_gone_stay_gone(program):
    """Using our namespace brings back neither tf.estimator nor tf.contrib."""
    output = program(
        """
        import tensorflow
        from contrib_compat import estimator
        estimator.Estimator
        places = (tensorflow, tensorflow.compat.v1, tensorflow.compat.v2, tf)
        print([hasattr(place, name) for place in places for name in ("estimator", "contrib")])
        """
    )
    assert output == str([False] * 8)


@pytest.mark.e2e
def test_nothing_is_written_into_site_packages(program):
    """A training run leaves every file of the installation as it was."""
    root = sysconfig.get_paths()["purelib"]

    def snapshot():
        return {
            path: os.stat(path).st_mtime_ns
            for folder, _, files in os.walk(root)
            if os.path.basename(folder) != "__pycache__"
            for path in (os.path.join(folder, name) for name in files)
        }

    before = snapshot()
    program(
        """
        from contrib_compat import estimator
        column = tf.feature_column.numeric_column("x")
        model = estimator.LinearClassifier([column])
        model.train(lambda: tf.data.Dataset.from_tensors(({"x": [1.0, 2.0]}, [0, 1])))
        """
    )
    assert snapshot() == before
