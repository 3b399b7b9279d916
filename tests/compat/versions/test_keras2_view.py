"""The view of TensorFlow that the estimator package gets."""

import pytest

from contrib_compat import versions
from contrib_compat.versions import keras2_view

modern = pytest.mark.skipif(
    versions.has_native_estimator(), reason="up to TF 2.15 the estimator package is TensorFlow's"
)
pytestmark = [modern, pytest.mark.e2e]

WORKING = """
import logging, os, sys
os.environ["TF_USE_LEGACY_KERAS"] = "{legacy}"
import tensorflow as tf
tf.get_logger().addHandler(logging.StreamHandler(sys.stdout))
from contrib_compat.versions import revival
from contrib_compat.versions.changes import Changes
changes = Changes()
for name in revival.PUT_BACK:
    change = __import__("contrib_compat.versions.breaks." + name, fromlist=["put_back"])
    if change.is_missing():
        change.put_back(changes)
import tensorflow_estimator
from tensorflow_estimator.python.estimator.estimator import Estimator
from contrib_compat import estimator
"""


def test_the_package_alone_sees_keras_2(program):
    """By whatever path it names Keras, it is tf-keras; the program's tf.keras is Keras 3."""
    assert (
        program(
            """
            import sys
            import tensorflow as tf
            from contrib_compat import estimator
            estimator.activate()
            module = sys.modules["tensorflow_estimator.python.estimator.canned.dnn"]
            kerases = [module.tf.keras, module.tf.compat.v1.keras, module.tf.compat.v2.keras]
            print({keras.Model.__module__.partition(".")[0] for keras in kerases})
            print(tf.keras.Model.__module__.partition(".")[0])
            """,
            header=False,
        )
        == "{'tf_keras'}\nkeras"
    )


def test_a_package_at_work_with_keras_2_is_kept(program):
    """What another library made work is in use: there is one copy of each class."""
    code = WORKING.format(legacy=1) + "print(issubclass(estimator.DNNClassifier, Estimator))"
    assert program(code, header=False) == "True"


def test_a_package_at_work_with_keras_3_is_imported_again(program):
    """With Keras 3 canned estimators cannot work; that there are two copies now is said."""
    code = WORKING.format(legacy=0) + "print(issubclass(estimator.DNNClassifier, Estimator))"
    assert program(code, header=False).splitlines() == [
        f"{keras2_view.PACKAGE} was imported without the Keras 2 that it needs. "
        "contrib_compat.estimator imports it again: the classes that were imported before are "
        "others. Import contrib_compat.estimator, or call its activate(), first.",
        "False",
    ]
