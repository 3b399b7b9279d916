"""Runs of real exporters over several evaluations, with exports that are tiny trees."""

import contextlib
import os
import re
import time
from pathlib import Path

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.exporters import BestExporter, FinalExporter, LatestExporter
from contrib_compat.publishing.manifest import problems
from contrib_compat.publishing.temporaries import is_temporary

tf.logging.set_verbosity(tf.logging.FATAL)

LOSSES = (5.0, 4.0, 6.0, 3.0, 7.0, 2.0, 8.0, 1.0, 0.9, 0.8)
NAMES = ("best", "latest", "final")


def write_tree(path, content):
    """Writes what a SavedModel looks like."""
    variables = Path(path, "variables")
    variables.mkdir(parents=True)
    Path(path, "saved_model.pb").write_bytes(content * 20)
    (variables / "variables.index").write_bytes(content)
    (variables / "variables.data-00000-of-00001").write_bytes(content * 30)


(DEFINER, *_) = [c for c in tf_estimator.Estimator.__mro__ if "export_saved_model" in vars(c)]
WRITE_FOR_REAL = DEFINER.export_saved_model


def have_estimators_write_tiny_trees(patch):
    """Replaces the export method of tf.estimator's Estimator where that is defined."""

    def export_saved_model(self, export_dir_base, serving_input_receiver_fn=None, **options):
        path = os.path.join(export_dir_base, "1500000000")
        write_tree(path, str(options["checkpoint_path"]).encode())
        return path.encode()

    patch.setattr(DEFINER, "export_saved_model", export_saved_model)


class Run:
    """A process that evaluates and exports: a best, a latest and a final exporter."""

    def __init__(self, model_dir, keep=2):
        self.model_dir = str(model_dir)
        self.estimator = tf_estimator.Estimator(lambda features: None, self.model_dir)
        self.exporters = [
            BestExporter("best", exports_to_keep=keep),
            LatestExporter("latest", None, exports_to_keep=keep),
            FinalExporter("final", None),
        ]
        self.returned = []

    def evaluate(self, step, loss, is_final=False):
        """Gives the exporters a turn; returns what they returned, by name."""
        results = {}
        for exporter in self.exporters:
            path = exporter.export(
                self.estimator,
                os.path.join(self.model_dir, "export", exporter.name),
                f"model.ckpt-{step}",
                {"loss": loss, "global_step": step},
                is_final,
            )
            results[exporter.name] = path and os.fsdecode(path)
            if path:
                self.returned.append(os.fsdecode(path))
        return results

    def all(self, losses=LOSSES):
        """Evaluates until training ends."""
        for step, loss in enumerate(losses):
            self.evaluate(step, loss, step == len(losses) - 1)


def versions(base):
    """Finds versions as TensorFlow Serving does: each child directory that is a number."""
    if not os.path.isdir(base):
        return []
    names = [name for name in os.listdir(base) if re.fullmatch("[0-9]+", name)]
    return sorted(os.path.join(base, name) for name in names)


def visible(model_dir):
    """Returns what a model server would load, of all exporters."""
    return [path for name in NAMES for path in versions(os.path.join(model_dir, "export", name))]


def content(path):
    """Returns the files below a directory, with what is in them."""
    found = {}
    for folder, _, files in os.walk(path):
        for name in files:
            with open(os.path.join(folder, name), "rb") as file:
                found[os.path.relpath(file.name, path)] = file.read()
    return found


def temporaries(model_dir):
    """Returns what is neither published nor a record."""
    found = []
    for folder, folders, files in os.walk(model_dir):
        found += [os.path.join(folder, name) for name in folders + files if is_temporary(name)]
        folders[:] = [name for name in folders if not is_temporary(name)]
    return found


def check_visible(model_dir):
    """Makes sure that all that is visible is complete."""
    for path in visible(model_dir):
        assert problems(path) == [], path


@contextlib.contextmanager
def forked(function):
    """Runs a function in another process, which is killed in the end; yields its number.

    Sessions of TensorFlow are for such processes alone: what has had one can't be forked.
    """
    pid = os.fork()
    if not pid:
        code = 1
        try:
            function()
            code = 0
        finally:
            os._exit(code)
    try:
        yield pid
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, 9)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)


def completed(function, seconds=60):
    """Runs a function in another process, and makes sure that it came to its end in time."""
    with forked(function) as pid:
        deadline = time.time() + seconds
        done, status = 0, 0
        while not done and time.time() < deadline:
            done, status = os.waitpid(pid, os.WNOHANG)
            time.sleep(0.005)
        assert done and not status, f"the process ended with {status}" if done else "it hangs"


def recover(model_dir, best_was_exported=False):
    """Has the next run export, and makes sure that it leaves nothing of the crash.

    Args:
      model_dir: the directory that a crash left.
      best_was_exported: whether an exporter said so before; then a worse model is not exported.
    """
    old = {path: content(path) for path in visible(model_dir)}
    run = Run(model_dir, keep=100)
    worse = run.evaluate(100, 100.0)
    assert not (best_was_exported and worse["best"]), "the best was forgotten"
    results = run.evaluate(101, 0.1, is_final=True)
    assert all(results.values())
    for path in results.values():
        assert b"model.ckpt-101" in content(path)["saved_model.pb"]
    assert temporaries(model_dir) == []
    check_visible(model_dir)
    assert all(content(path) == files for path, files in old.items())
