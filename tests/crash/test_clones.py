"""P1 and P2: whatever a crash leaves, what is visible is complete, and the next run succeeds."""

import os
import random
import shutil
import subprocess
import sys
import time

import clones
import pytest
import runs

from contrib_compat.disk import operations
from contrib_compat.publishing.options import set_options

RANDOM_SUBSETS = 5
FRESH_PROCESSES = 20

RECOVER = """
import sys
import runs, pytest
from contrib_compat.publishing import temporaries
# The process that crashed is the test, which is still there.
temporaries.is_gone = lambda mark: True
runs.have_estimators_write_tiny_trees(pytest.MonkeyPatch())
for model_dir in sys.argv[1:]:
    runs.recover(model_dir)
print("recovered")
"""


class Watcher(operations.Observer):
    """A model server that looks after every operation: what it saw once never changes."""

    def __init__(self, model_dir):
        self._model_dir = str(model_dir)
        self.seen = {}
        self.looks = 0

    def after(self, operation):
        for path in runs.visible(self._model_dir):
            now = runs.content(path)
            if path not in self.seen:
                assert runs.problems(path) == [], path
            assert self.seen.setdefault(path, now) == now, f"{path} changed by {operation}"
        self.looks += 1


def test_a_server_never_sees_a_part(tmp_path, not_durable):
    """P1: a numeric directory is complete when it appears, and until it is gone."""
    watcher = Watcher(tmp_path)
    with operations.observed(watcher):
        runs.Run(tmp_path, keep=2).all()
    assert len(watcher.seen) == 18 and len(runs.visible(str(tmp_path))) == 5
    assert watcher.looks > 300


def test_every_crash_is_recovered(tmp_path_factory):
    """P2: all, only what was synced, and random subsets of the rest, after every operation."""
    fast = "/dev/shm" if os.path.isdir("/dev/shm") else None
    place = tmp_path_factory.mktemp("crashes")
    scratch = os.path.join(fast or str(place), f"crash-clones-{os.getpid()}")
    os.mkdir(scratch)
    model_dir = place / "model"
    model_dir.mkdir()
    generator = random.Random(20190)
    run = runs.Run(model_dir)
    ways = [clones.all_of_it, clones.synced_alone]
    ways += [clones.some_of_it(generator)] * RANDOM_SUBSETS
    states, kept, started, before_all = [0], [], time.time(), time.process_time()

    def crash(operation):
        live = crashes.live()
        standing = [path for path in run.returned if os.path.isdir(path)]
        before = {path: runs.content(path) for path in standing}
        for way in ways:
            state = os.path.join(scratch, str(states[0]))
            crashes.clone(live, state, way)
            states[0] += 1
            if states[0] % 140 == 0 and len(kept) < FRESH_PROCESSES:
                shutil.copytree(state, f"{state}-fresh")
                kept.append(f"{state}-fresh")
            check_and_recover(state, str(model_dir), before, run)
            shutil.rmtree(state)

    crashes = clones.Clones(model_dir, crash)
    try:
        with operations.observed(crashes):
            run.all()
        assert len(run.returned) == 18
        check_fresh_processes(kept)
    finally:
        shutil.rmtree(scratch)
        set_options()
    cpu = time.process_time() - before_all
    took = time.time() - started
    print(f"\n{states[0]} states of a crash recovered, in {took:.0f} s, CPU {cpu:.0f} s")
    assert states[0] >= 3000
    # On a machine that does nothing else.
    assert cpu <= 300


def check_and_recover(state, model_dir, before, run):
    """Checks what a crash left, and has the next run succeed."""
    runs.check_visible(state)
    for path, files in before.items():
        # What is being collected may be gone, as a whole.
        copy = path.replace(model_dir, state)
        if os.path.isdir(path):
            assert os.path.isdir(copy), f"{path} was returned, and is gone"
        if os.path.isdir(copy):
            assert runs.content(copy) == files
    assert len(runs.temporaries(state)) <= 1
    best_was_exported = any("/best/" in path for path in run.returned)
    # The exporters of the run under observation go on being durable.
    set_options(durable=False)
    try:
        runs.recover(state, best_was_exported)
    finally:
        set_options()


def check_fresh_processes(states):
    """Recovers states in processes that know nothing of the run."""
    assert len(states) == FRESH_PROCESSES
    here = os.path.dirname(os.path.abspath(__file__))
    path = os.pathsep.join([here, *sys.path])
    command = [sys.executable, "-c", RECOVER, *states]
    done = subprocess.run(
        command,
        env=dict(os.environ, PYTHONPATH=path),
        stdout=subprocess.PIPE,
        timeout=120,
        check=True,
    )
    assert done.stdout.decode().strip() == "recovered"


@pytest.mark.cluster
def test_kill_9_at_any_time_is_recovered(tmp_path):
    """P2: a process is killed at twenty random points, and each next run succeeds."""
    generator = random.Random(7)
    killed = 0
    for number in range(20):
        model_dir = tmp_path / str(number)
        with runs.forked(lambda model_dir=model_dir: runs.Run(model_dir).all(runs.LOSSES * 40)):
            deadline = time.time() + 30
            while not runs.visible(str(model_dir)) and time.time() < deadline:
                time.sleep(0.005)
            time.sleep(generator.uniform(0, 0.3))
        killed += 1
        runs.check_visible(str(model_dir))
        assert len(runs.temporaries(str(model_dir))) <= 1
        runs.recover(str(model_dir), best_was_exported=False)
    assert killed == 20
