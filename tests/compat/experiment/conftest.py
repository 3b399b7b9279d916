"""Starts, watches and kills the processes of a local cluster."""

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

PROGRAM = str(Path(__file__).parent / "cluster_task.py")
HARD_LIMIT_SECS = 150


class Task:
    """A process of the cluster; its output goes to a file."""

    def __init__(self, pid, log):
        self.pid = pid
        self.log = log
        self.returncode = None

    @property
    def output(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def lines(self, beginning):
        return [line for line in self.output.splitlines() if line.startswith(beginning)]

    def result(self):
        """Returns what the schedule returned, once the process has ended well."""
        assert self.returncode == 0, self.output
        return json.loads(self.lines("RESULT ")[-1][len("RESULT ") :])


class Forge:
    """A process that has imported TensorFlow and forks the tasks."""

    def __init__(self, mode):
        environment = dict(
            os.environ,
            PYTHONPATH=os.pathsep.join(sys.path),
            TF_CPP_MIN_LOG_LEVEL="2",
            TF_CONTRIB_COMPAT_DEPRECATIONS="silent",
            CUDA_VISIBLE_DEVICES="",
        )
        environment.pop("TF_CONFIG", None)
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", PROGRAM, mode],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            universal_newlines=True,
        )
        self._said = queue.Queue()
        self._ended = {}
        threading.Thread(target=self._listen, daemon=True).start()
        assert self._said.get(timeout=HARD_LIMIT_SECS) == ["ready"]

    def _listen(self):
        for line in self._process.stdout:
            said = json.loads(line)
            if said[0] == "ended":
                self._ended[said[1]] = said[2]
            else:
                self._said.put(said)

    def start(self, log, tf_config, options):
        order = {"log": str(log), "tf_config": tf_config, "options": options}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return Task(self._said.get(timeout=HARD_LIMIT_SECS)[1], log)

    def has_ended(self, task):
        task.returncode = self._ended.get(task.pid)
        return task.returncode is not None

    def stop(self):
        self._process.stdin.close()
        self._process.wait(timeout=10)


class Cluster:
    """A local cluster under one hard time limit."""

    def __init__(self, forge, folder, jobs, options):
        self.forge = forge
        self.folder = folder
        self.model_dir = folder / "model"
        self.options = dict(options, model_dir=str(self.model_dir))
        self.addresses = {
            job: [f"localhost:{port}" for port in _free_ports(count)] for job, count in jobs.items()
        }
        self.tasks = []
        self._deadline = time.monotonic() + HARD_LIMIT_SECS

    def start(self, job=None, index=0, **options):
        """Starts a task, or starts it again."""
        tf_config = job and {
            "cluster": self.addresses,
            "task": {"type": job, "index": index},
            "environment": "cloud",
        }
        log = self.folder / f"{job}{index}-{len(self.tasks)}.log"
        self.tasks.append(self.forge.start(log, tf_config, dict(self.options, **options)))
        return self.tasks[-1]

    def kill(self, *tasks):
        """Kills tasks, which have no time to clean up."""
        for task in tasks:
            os.kill(task.pid, signal.SIGKILL)
        self.wait(*tasks)

    def wait_for(self, condition, *tasks):
        """Waits until a condition holds while these tasks live."""
        while not condition():
            for task in tasks:
                assert not self.forge.has_ended(task) or task.returncode == 0, task.output
            assert time.monotonic() < self._deadline, self.describe()
            time.sleep(0.1)

    def wait(self, *tasks):
        """Waits until tasks have ended."""
        for task in tasks:
            self.wait_for(lambda task=task: self.forge.has_ended(task))

    def open_gate(self):
        """Lets tasks train on that stopped after ``gate_after`` steps."""
        (self.folder / "model.gate").touch()

    def has_checkpoint(self, least=0):
        """Tells whether there is a checkpoint of this step or a later one."""
        return any(
            int(path.name.split("-")[1].split(".")[0]) >= least
            for path in self.model_dir.glob("model.ckpt-*.index")
        )

    def exports(self):
        """Returns the published versions, each with what is in it."""
        return {
            path.name: sorted(inner.name for inner in path.iterdir())
            for path in sorted(self.model_dir.glob("export/Servo/*"))
            if path.name.isdigit()
        }

    def describe(self):
        return "\n".join(f"--- {task.log.name}\n{task.output}" for task in self.tasks)

    def stop(self):
        self.kill(*[task for task in self.tasks if not self.forge.has_ended(task)])


def _free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("localhost", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


@pytest.fixture
def free_port():
    """A port of this machine that nobody listens on."""
    (port,) = _free_ports(1)
    return port


@pytest.fixture(scope="session")
def forge(pytestconfig):
    """The process that all clusters' tasks are forked from."""
    made = Forge(pytestconfig.getoption("--tf-mode"))
    yield made
    made.stop()


@pytest.fixture
def make_cluster(forge, tmp_path):
    """Makes a cluster of jobs, and kills what is left of it."""
    made = []

    def make(jobs, **options):
        made.append(Cluster(forge, tmp_path, jobs, options))
        return made[-1]

    yield make
    for cluster in made:
        cluster.stop()
