"""Threads that need files of 1.15 at the same time."""

import pytest

from contrib_compat import versions

pytestmark = pytest.mark.skipif(versions.has_native_contrib(), reason="as slow as natively")

PROGRAM = """
import importlib, sys, threading, traceback

import tf_contrib

# What serves them is there by now: CPython 3.11 may stop for ever where many threads import one
# module of any library at once (it lets a lock go in a weak reference's callback).
dir(importlib.import_module("tf_contrib.util"))
MODULES = [
    "learn.python.learn.estimators.dnn", "slim.python.slim.nets.vgg", "layers", "framework",
    "seq2seq.python.ops.beam_search_decoder", "crf.python.ops.crf", "losses.python.losses.loss_ops",
    "training.python.training.training",
]
sys.setswitchinterval(1e-5)
start, failed = threading.Barrier(len(MODULES)), []

def look(name):
    start.wait()
    try:
        assert len(dir(importlib.import_module("tf_contrib." + name))) > 10
    except BaseException:
        failed.append(traceback.format_exc())

threads = [threading.Thread(target=look, args=(name,), daemon=True) for name in MODULES]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(100)
print(sum(thread.is_alive() for thread in threads), *failed)
"""


@pytest.mark.slow
def test_eight_threads_import_different_modules(program):
    """Contrib's packages import each other in circles: no thread waits for ever or sees a half."""
    assert program(PROGRAM, header=False, environment={"TF_CONTRIB_FROM": "fetched"}) == "0"
