"""P13: whoever loads the newest version while others are published and collected succeeds."""

import itertools
import mmap
import os
import shutil
import statistics
import struct
import time

import pytest
import runs
import tensorflow.compat.v1 as tf

from contrib_compat.exporters import LatestExporter

CYCLES, LOADS, READERS, KEEP = 200, 1000, 2, 2
LOAD_TIMES = 4
# Before this many loads by each there is no telling how long one takes.
MEASURED = 20


class Loads:
    """What readers tell of their loads, in memory that processes share."""

    def __init__(self):
        self._memory = mmap.mmap(-1, 4096)

    def tell(self, reader, count, seconds):
        """Notes how many loads a reader had, and how long one takes it."""
        struct.pack_into("qd", self._memory, 16 * reader, count, seconds)

    def of(self, reader):
        """Returns what it told."""
        return struct.unpack_from("qd", self._memory, 16 * reader)

    def seconds(self):
        """Returns how long a load takes the slowest of the readers."""
        return max(self.of(reader)[1] for reader in range(READERS))

    def least(self):
        """Returns how many loads each has had at least."""
        return min(self.of(reader)[0] for reader in range(READERS))


def save_model(path):
    """Writes a SavedModel that doubles."""
    with tf.Graph().as_default(), tf.Session() as session:
        x = tf.placeholder(tf.float32, [], name="x")
        weight = tf.get_variable("weight", initializer=2.0)
        session.run(tf.global_variables_initializer())
        tf.saved_model.simple_save(session, path, {"x": x}, {"y": tf.multiply(x, weight, "y")})


def load_newest(base):
    """Loads what a model server would, and asks it something."""
    newest = runs.versions(base)[-1]
    with tf.Graph().as_default(), tf.Session() as session:
        tf.saved_model.load(session, ["serve"], newest)
        assert session.run("y:0", {"x:0": 3.0}) == 6.0


def read(base, loads, reader):
    """Loads for as long as it is let, and tells how long that took; ends where one fails."""
    times = []
    for count in itertools.count(1):
        started = time.perf_counter()
        load_newest(base)
        times.append(time.perf_counter() - started)
        loads.tell(reader, count, max(times[-MEASURED:]))


def wait_until(condition, seconds=120):
    """Waits until something holds, for so long at most."""
    deadline = time.time() + seconds
    while not condition():
        assert time.time() < deadline, "it never came to that"
        time.sleep(0.005)


@pytest.mark.cluster
def test_no_load_fails(tmp_path, monkeypatch):
    """Two processes load the newest version all the time, and two versions stay."""
    model, base = str(tmp_path / "model"), str(tmp_path / "base")
    runs.completed(lambda: save_model(model))

    def export_saved_model(self, export_dir_base, *arguments, **options):
        path = os.path.join(export_dir_base, "1500000000")
        shutil.copytree(model, path)
        return path.encode()

    monkeypatch.setattr(runs.DEFINER, "export_saved_model", export_saved_model)
    exporter = LatestExporter("latest", None, exports_to_keep=KEEP)
    estimator = runs.tf_estimator.Estimator(lambda features: None, str(tmp_path / "estimator"))

    def publish(step):
        # A checkpoint that is not there: what one exporter publishes is not known to be the same.
        return exporter.export(estimator, base, f"model.ckpt-{step}", {"loss": 1.0}, False)

    publish(0)
    loads, published, waits = Loads(), set(), []
    readers = [lambda reader=reader: read(base, loads, reader) for reader in range(READERS)]
    with runs.forked(readers[0]) as first, runs.forked(readers[1]) as second:

        def check_that_all_read():
            for pid in (first, second):
                assert os.waitpid(pid, os.WNOHANG) == (0, 0), "a load failed"

        wait_until(lambda: check_that_all_read() or loads.least() >= MEASURED)
        for step in range(1, CYCLES + 1):
            waits.append(LOAD_TIMES * loads.seconds())
            time.sleep(waits[-1])
            published.add(publish(step))
            check_that_all_read()
            assert len(runs.versions(base)) == KEEP
        wait_until(lambda: check_that_all_read() or loads.least() >= LOADS // READERS)
        count = sum(loads.of(reader)[0] for reader in range(READERS))
    print(
        f"\n{count} loads during {len(published)} cycles; "
        f"a load took at most {statistics.median(waits) / LOAD_TIMES * 1000:.0f} ms"
    )
    assert len(published) == CYCLES and count >= LOADS
