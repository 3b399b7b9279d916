"""A program of the time on the TensorFlow installed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from contrib_compat.versions import has_native_contrib

HERE = Path(__file__).parent
LIMIT_S = 300

# Those of the public names of TensorFlow 1.15 that programs don't find.
GONE = {
    "data.experimental.CheckpointInputPipelineHook",
    "data.experimental.MapVectorizationOptions",
    "data.experimental.StatsAggregator",
    "data.experimental.StatsOptions",
    "data.experimental.bytes_produced_stats",
    "data.experimental.latency_stats",
    "estimator.BoostedTreesClassifier",
    "estimator.BoostedTreesEstimator",
    "estimator.BoostedTreesRegressor",
}


@pytest.mark.needs("tensorflow")
@pytest.mark.cluster
def test_a_program_of_the_time_runs_as_it_is(tmp_path):
    """It trains by an Estimator and by Keras, uses queues, private names and flags, and finds the
    public names of TensorFlow 1.15; on 1.15 itself too."""
    options = ["--job_dir", str(tmp_path / "out"), "--names", str(HERE / "names_of_1_15.txt")]
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    done = subprocess.run(
        [sys.executable, "-m", "contrib_compat", "run", str(HERE / "task.py"), *options, "rest"],
        cwd=str(tmp_path),
        env=environment,
        capture_output=True,
        timeout=LIMIT_S,
    )
    assert done.returncode == 3, done.stderr.decode()[-4000:]
    *lines, last = done.stdout.decode().splitlines()
    told = json.loads(last)
    # Natively the new columns are none of the old class, since 1.13.
    assert f"is numeric: {not has_native_contrib()}" in lines
    missing = set(told.pop("missing"))
    assert missing <= (set() if has_native_contrib() else GONE)
    assert told == {
        "argv": ["rest"],
        "version": "1.15.5",
        "steps": 20,
        "queue": 3,
        "version of compat.v1": "1.15.5",
        "one keras": True,
        "keras learns": True,
        "methods, and version of keras": "2.2.4-tf",
        "tensor": True,
        "mapping": True,
    }
