"""P4: whichever file operations fail, nothing is half-made, and the next run succeeds."""

import errno
import os
import shutil

import pytest
import runs
import tensorflow.compat.v1 as tf

from contrib_compat.disk import operations

pytestmark = pytest.mark.usefixtures("not_durable")

DURABLE_KINDS = ("sync_file", "sync_directory")


def os_error(number):
    return lambda: OSError(number, os.strerror(number))


def op_error(kind):
    return lambda: kind(None, None, "injected")


FAILURES = {
    "ENOSPC": os_error(errno.ENOSPC),
    "EACCES": os_error(errno.EACCES),
    "EIO": os_error(errno.EIO),
    "EINTR": os_error(errno.EINTR),
    "ResourceExhaustedError": op_error(tf.errors.ResourceExhaustedError),
    "UnavailableError": op_error(tf.errors.UnavailableError),
    "short write": os_error(errno.ENOSPC),
}


class Failing(operations.Observer):
    """Has operations fail, by their number."""

    def __init__(self, numbers, name):
        self._numbers = numbers
        self._name = name
        self.count = 0
        self.raised = []

    def before(self, operation):
        self.count += 1
        if self.count not in self._numbers:
            return
        if self._name == "short write" and operation.kind == "create_file":
            with open(operation.path, "wb") as file:
                file.write(b"{")
        error = FAILURES[self._name]()
        self.raised.append(error)
        raise error


def turns(model_dir, failing):
    """Two evaluations, of which the second collects; returns what was raised, and by whom."""
    run = runs.Run(model_dir, keep=1)
    raised = []
    with operations.observed(failing):
        for step, loss in enumerate((2.0, 1.0)):
            for exporter in run.exporters:
                base = os.path.join(run.model_dir, "export", exporter.name)
                result = {"loss": loss, "global_step": step}
                try:
                    exporter.export(run.estimator, base, f"model.ckpt-{step}", result, step == 1)
                except Exception as error:
                    raised.append(error)
    return raised


def chain(error):
    """Returns an error and what it came of."""
    found = []
    while error is not None:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


@pytest.fixture
def count(tmp_path):
    """How many operations the two evaluations take."""
    counting = Failing((), "EIO")
    assert turns(str(tmp_path / "count"), counting) == []
    assert counting.count > 100
    return counting.count


@pytest.mark.parametrize("name", sorted(FAILURES))
def test_the_nth_operation_fails(tmp_path, count, name):
    """For all n: an exception that is clear, or a warning; and nothing that is half-made."""
    raised = [check(tmp_path, [number], name) for number in range(1, count + 1)]
    # Others are warnings: of the ledger, and of collection.
    assert 0 < sum(map(bool, raised)) < count


@pytest.mark.parametrize("name", ["ENOSPC", "short write"])
def test_the_nth_operation_and_the_next_fail(tmp_path, count, name):
    """The same where tidying up fails too."""
    for number in range(1, count + 1):
        check(tmp_path, [number, number + 1], name)


def check(tmp_path, numbers, name):
    model_dir = str(tmp_path / "model")
    failing = Failing(numbers, name)
    raised = turns(model_dir, failing)
    # What came out is what the disk said, or follows from it.
    for error in raised:
        assert set(chain(error)) & set(failing.raised), error
    runs.check_visible(model_dir)
    for path in runs.visible(model_dir):
        assert runs.content(path)["saved_model.pb"].startswith(b"model.ckpt-")
    runs.recover(model_dir)
    shutil.rmtree(model_dir)
    return raised
