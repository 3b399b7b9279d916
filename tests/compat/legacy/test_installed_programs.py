"""Programs that install contrib before TensorFlow is imported, and what else runs in them."""

import pytest

from contrib_compat import versions


def is_native():
    """Tells whether TensorFlow has a contrib of its own."""
    return versions.has_native_contrib()


@pytest.mark.smoke
def test_before_tensorflow_is_imported(program):
    """One line in front is enough, and imports no TensorFlow; uninstall before counts, too."""
    output = program(
        """
        import sys
        import contrib_compat
        contrib_compat.install()
        contrib_compat.uninstall()
        import contrib_compat.auto
        print("tensorflow" in sys.modules)
        from tensorflow.contrib.learn.python.learn import learn_runner
        import tensorflow as tf
        from tensorflow.contrib import learn
        print(tf.contrib.learn is learn)
        import tensorflow.compat.v1 as v1
        print(v1.contrib.learn is tf.contrib.learn, hasattr(v1, "estimator"))
        from tensorflow_estimator.python.estimator.canned import dnn
        print(v1.estimator.DNNClassifier is dnn.DNNClassifier)
        import tensorflow_estimator.contrib.estimator
        """,
        header=False,
    )
    assert output.split() == ["False", "True", "True", "True", "True"]


def test_the_behaviour_of_tensorflow_1_is_switched_on_in_time(program):
    """behavior="v1" waits for TensorFlow, whoever imports it; nothing is said."""
    output = program(
        """
        import sys, warnings
        warnings.simplefilter("error", RuntimeWarning)
        import contrib_compat
        contrib_compat.install(behavior="v1")
        print("tensorflow" in sys.modules)
        import tensorflow as tf
        print(tf.executing_eagerly(), tf.compat.v1.resource_variables_enabled())
        contrib_compat.install(behavior="v1")
        """,
        header=False,
    )
    assert output.split() == ["False", "False", "False"]


@pytest.mark.smoke
def test_the_behaviour_of_tensorflow_1_says_where_it_comes_late(program):
    """TensorFlow that is imported is switched at once; one that has run eagerly says so."""
    output = program(
        """
        import warnings
        import tensorflow as tf
        import contrib_compat
        eager = tf.compat.v1.executing_eagerly()
        if eager:
            tf.constant(1.0) + 1.0
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", RuntimeWarning)
            contrib_compat.install(behavior="v1")
        texts = [w for w in caught if "disable_v2_behavior() comes late" in str(w.message)]
        print(len(texts) == int(eager), tf.compat.v1.executing_eagerly())
        print({w.filename == __file__ for w in texts} <= {True})
        """,
        header=False,
    )
    assert output.split() == ["True", "False", "True"]


@pytest.mark.skipif(is_native(), reason="TensorFlow 1 has a contrib of its own")
def test_other_libraries_in_the_process_work_as_without(program):
    """Keras trains, tf.data iterates, summaries are written, modules are reloaded, as before."""
    output = program(
        """
        import contrib_compat
        contrib_compat.install()
        import importlib, pickle, tempfile
        import tensorflow as tf
        import tensorflow.contrib.learn
        import tensorflow.estimator
        assert tf.executing_eagerly()
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile("sgd", "mse")
        rows = tf.data.Dataset.from_tensor_slices(([[1.0], [2.0]], [[1.0], [2.0]])).batch(1)
        model.fit(rows.map(lambda x, y: (x * 2.0, y)), verbose=0)
        print(len(model.get_weights()), [len(x) for x, _ in rows])
        with tf.summary.create_file_writer(tempfile.mkdtemp()).as_default():
            print(tf.summary.write("loss", 1.0, step=1).numpy())
        print(importlib.reload(tf.io) is tf.io, importlib.reload(tf.contrib) is tf.contrib)
        print(pickle.loads(pickle.dumps(tf.TensorShape([1, 2]))))
        module = tf.Module()
        module.f = tf.function(lambda x: x + 1.0, input_signature=[tf.TensorSpec([], tf.float32)])
        path = tempfile.mkdtemp()
        tf.saved_model.save(module, path)
        print(tf.saved_model.load(path).f(1.0).numpy())
        """,
        header=False,
    )
    assert output.splitlines() == ["2 [1, 1]", "True", "True True", "(1, 2)", "2.0"]


def test_processes_that_are_spawned_have_it_as_their_main_module_says(program):
    """multiprocessing's children import the main module again, and with it contrib."""
    output = program(
        """
        import multiprocessing
        import contrib_compat.auto
        import tensorflow.contrib.learn as learn

        def work(spec):
            import tensorflow as tf
            return spec, spec is tf.contrib.learn.MetricSpec

        if __name__ == "__main__":
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                answer = pool.apply(work, (learn.MetricSpec,))
            print(answer[0] is learn.MetricSpec, answer[1])
        """,
        header=False,
    )
    assert output == "True True"


_SUITE = """
import tensorflow as tf
from tensorflow.contrib.learn.python.learn.utils import saved_model_export_utils as utils


def test_old():
    assert tf.contrib.learn.utils.saved_model_export_utils is utils
    assert tf.contrib.learn.make_export_strategy is not None
"""


@pytest.mark.slow
def test_a_test_suite_of_the_time_runs_in_each_import_mode_of_pytest(program, tmp_path):
    """A conftest.py with one line is enough, whichever way pytest imports test modules."""
    suite = tmp_path / "suite"
    suite.mkdir()
    (suite / "conftest.py").write_text("import contrib_compat.auto\n")
    (suite / "test_old.py").write_text(_SUITE)
    output = program(
        f"""
        import sys
        import pytest
        codes = []
        for mode in ("prepend", "append", "importlib"):
            for name in ("conftest", "test_old"):
                sys.modules.pop(name, None)
            codes.append(
                int(pytest.main(["-q", "-p", "no:cacheprovider", "-W", "ignore", "--rootdir",
                     {str(suite)!r}, "--import-mode", mode, {str(suite)!r}]))
            )
        print("codes", codes)
        """,
        header=False,
    )
    assert output.splitlines()[-1] == "codes [0, 0, 0]"
