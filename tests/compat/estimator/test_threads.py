"""The first use of ``contrib_compat.estimator`` from several threads at once."""

import pytest

# The modules themselves are imported before there are threads, which is cheap and activates
# nothing. Up to 2.18 TensorFlow imports distutils; setuptools answers that with imports of its own
# while it holds Python's global import lock, and then waits for ever for a thread that is about to
# import the same module of the standard library (CPython 3.12, setuptools; no matter who imports).
START = """
import sys, threading, traceback
import contrib_compat.estimator.export

barrier = threading.Barrier({threads}, timeout=300)
failures = []

def run(function):
    def target():
        barrier.wait()
        try:
            function()
        except BaseException:
            failures.append(traceback.format_exc())
    thread = threading.Thread(target=target, daemon=True)
    thread.start()
    return thread

def canned():
    from contrib_compat import estimator
    seen.append(estimator.DNNClassifier)

def submodule():
    from contrib_compat.estimator.export import ServingInputReceiver
    seen.append(ServingInputReceiver)

def private():
    from contrib_compat import versions
    seen.append(versions.estimator_module("canned.head"))

def layers():
    from contrib_compat import estimator
    estimator.activate()
    import tensorflow.compat.v1 as tf
    with tf.Graph().as_default():
        seen.append(tf.layers.dense(tf.ones([1, 2]), 3).shape)

def keras():
    import tensorflow as tf
    seen.append(tf.keras.layers.Dense)

def keras_after():
    from contrib_compat import estimator
    estimator.Estimator
    keras()
"""

END = """
seen = []
threads = [run(function) for function in functions]
for thread in threads:
    thread.join(300)
    assert not thread.is_alive(), "deadlock"
print("".join(failures) or len(seen))
"""


@pytest.mark.e2e
@pytest.mark.parametrize("before", ["", "import tensorflow"])
def test_eight_threads_of_one_kind(program, before):
    """Eight threads ask for a canned estimator at once, TensorFlow imported before or not."""
    code = before + "\n" + START.format(threads=8) + "functions = [canned] * 8\n" + END
    assert program(code + "print(len(set(seen)))", header=False).split() == ["8", "1"]


@pytest.mark.e2e
@pytest.mark.smoke
def test_eight_threads_of_every_kind(program):
    """Every way in at once works, while other threads use the program's own tf.keras."""
    functions = "canned, canned, submodule, private, layers, keras_after, keras_after, keras"
    code = START.format(threads=8) + f"functions = [{functions}]\n" + END
    assert program(code, header=False) == "8"
